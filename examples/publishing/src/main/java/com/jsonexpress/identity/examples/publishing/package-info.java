/** A small publishing API. */
@NullMarked
package com.jsonexpress.identity.examples.publishing;

import org.jspecify.annotations.NullMarked;
