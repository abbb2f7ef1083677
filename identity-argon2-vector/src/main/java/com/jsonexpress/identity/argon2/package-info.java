/**
 * argon2id (RFC 9106, version 1.3) on the JDK's Vector API, for {@code identity-core}, which uses it where it runs and has
 * proven itself. It does neither argon2i nor argon2d, takes no secret, and computes the lanes of a hash one after another.
 */
@NullMarked
package com.jsonexpress.identity.argon2;

import org.jspecify.annotations.NullMarked;
