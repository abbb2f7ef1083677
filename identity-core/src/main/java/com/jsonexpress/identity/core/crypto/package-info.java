/** Keyed derivation, message authentication and random names. */
@NullMarked
package com.jsonexpress.identity.core.crypto;

import org.jspecify.annotations.NullMarked;
