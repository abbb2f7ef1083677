/**
 * Passwords: what is accepted, how it is hashed, how much of that runs at once. Flows use {@code PasswordRules} and
 * {@code Passwords}; nothing else touches argon2.
 *
 * <p>Sources: NIST SP 800-63B-4 §3.1.1.2, OWASP ASVS 5.0 §6.2 and §11.4, RFC 9106. It does not count guesses: throttling
 * comes before the gate.
 */
@NullMarked
package com.jsonexpress.identity.core.password;

import org.jspecify.annotations.NullMarked;
