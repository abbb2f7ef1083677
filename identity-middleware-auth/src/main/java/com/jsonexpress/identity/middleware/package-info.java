/**
 * Verifies access tokens and issues none: the guard that stands before every request, and a runtime for applications
 * that accept the tokens of another one.
 *
 * <p>What it does not do: it keeps no users and no sessions, so that a revocation reaches it only through the runtime's
 * {@link com.jsonexpress.identity.token.CallerCheck}.
 *
 * <p>An own token goes through these steps, the cheap ones first, and nothing is parsed before its size is known:
 *
 * <ol>
 *   <li>{@code CompactToken}: size, alphabet, three parts, canonical base64url
 *   <li>{@code TokenHeader}: strict JSON, {@code HS256}, {@code at+jwt}, nothing that would change how it is read
 *   <li>{@code HmacSignature}: HMAC with SHA-256 under the one key
 *   <li>{@code AccessClaims}: strict JSON, every claim with its type
 *   <li>{@code Expectations}: life time, issuer, audience
 *   <li>{@code Callers}: the caller's present state, and the one place that makes a {@code Principal}
 * </ol>
 *
 * <p>An external issuer's token goes through the same, with {@code ExternalHeader} for the second step, the key that it
 * names out of the {@code KeySet} that {@code JwksClient} keeps, checked by jjwt in {@code Signature}, and
 * {@code ExternalClaims} for the fourth.
 *
 * <p>{@code ProvenTokens} remembers what came through the first four and was good in the end, so that a token seen before costs the last two
 * alone: what was signed does not change, but time, revocations and an issuer's keys do.
 */
@NullMarked
package com.jsonexpress.identity.middleware;

import org.jspecify.annotations.NullMarked;
