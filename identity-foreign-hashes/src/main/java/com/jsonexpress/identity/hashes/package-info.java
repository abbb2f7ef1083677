/**
 * Hashes of other systems: bcrypt, scrypt, PBKDF2 and argon2, in the formats of Spring Security, Django, ASP.NET Identity and
 * others. Reads them strictly, refuses absurd parameters, and computes nothing but a comparison. It makes no new hashes.
 */
@NullMarked
package com.jsonexpress.identity.hashes;

import org.jspecify.annotations.NullMarked;
