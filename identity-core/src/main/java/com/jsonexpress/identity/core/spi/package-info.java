/** The SPIs of whoever extends identity, and their message records. */
@NullMarked
package com.jsonexpress.identity.core.spi;

import org.jspecify.annotations.NullMarked;
