/** The one place that calls {@code ServiceLoader}. */
@NullMarked
package com.jsonexpress.identity.discovery;

import org.jspecify.annotations.NullMarked;
