/** The preset and one protected route. */
@NullMarked
package com.jsonexpress.identity.examples.quickstart;

import org.jspecify.annotations.NullMarked;
