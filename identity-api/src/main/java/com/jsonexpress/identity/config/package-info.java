/** Configuration: keys with type, range and meaning; sources; all mistakes reported together. */
@NullMarked
package com.jsonexpress.identity.config;

import org.jspecify.annotations.NullMarked;
