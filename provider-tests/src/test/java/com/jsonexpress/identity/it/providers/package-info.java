/** The HTTP contract over the production providers. */
@NullMarked
package com.jsonexpress.identity.it.providers;

import org.jspecify.annotations.NullMarked;
