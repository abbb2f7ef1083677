package com.jsonexpress.identity.core.token;

import com.jsonexpress.identity.config.Secret;
import com.jsonexpress.identity.core.crypto.RandomNames;
import com.jsonexpress.identity.core.spi.UserRecord;
import com.jsonexpress.identity.error.BootException;
import com.jsonexpress.identity.token.ClaimNames;
import io.jsonwebtoken.JwtBuilder;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** Issues access tokens (RFC 9068), signed with HS256 (RFC 7518 §3.2). Thread-safe. */
public final class AccessTokens {
    private final SecretKey key;
    private final Hs256 algorithm;
    private final Optional<String> issuer;
    private final Optional<String> audience;
    private final RandomNames names;

    /** {@code issuer} and {@code audience} are stamped where configured. */
    public AccessTokens(Secret secret, Optional<String> issuer, Optional<String> audience, RandomNames names) {
        this.key = key(secret.expose());
        this.algorithm = new Hs256(secret.expose());
        this.issuer = issuer;
        this.audience = audience;
        this.names = names;
    }

    private static SecretKey key(byte[] bytes) {
        return new SecretKeySpec(bytes, "HmacSHA256");
    }

    /**
     * Loads what the first token would otherwise wait for, by making one that nobody accepts.
     *
     * @throws BootException where jjwt does not work
     */
    public static String warmUp() {
        try {
            return JwtForm.builder()
                    .header()
                    .type(ClaimNames.TYPE)
                    .and()
                    .issuedAt(Date.from(Instant.EPOCH))
                    .claim(ClaimNames.AUTH_METHODS, List.of("pwd"))
                    .claim(ClaimNames.EMAIL_VERIFIED, true)
                    .signWith(key(new byte[32]), new Hs256(new byte[32]))
                    .compact();
        } catch (RuntimeException | LinkageError e) {
            throw new BootException(
                    "the JWT library jjwt does not work",
                    "Put io.jsonwebtoken:jjwt-impl on the class path, in the version of jjwt-api.",
                    e);
        }
    }

    /**
     * A token stamped from the very row whose password or session was checked.
     *
     * @param sessionId the session it belongs to
     * @param authTime when the user proved who it is
     * @param authMethods how (RFC 8176)
     * @param more claims of plugins, none of which has a name of ours
     * @param expiresAt exactly then counts as expired
     */
    public String issue(
            UserRecord user,
            String sessionId,
            Instant authTime,
            List<String> authMethods,
            Map<String, Object> more,
            Instant now,
            Instant expiresAt) {
        JwtBuilder token = JwtForm.builder()
                .header()
                .type(ClaimNames.TYPE)
                .and()
                .claims(more) // first, so that ours win
                .subject(user.id())
                .issuedAt(Date.from(now))
                .expiration(Date.from(expiresAt))
                .id(names.id())
                .claim(ClaimNames.SESSION, sessionId)
                .claim(ClaimNames.AUTH_TIME, authTime.getEpochSecond())
                .claim(ClaimNames.AUTH_METHODS, authMethods)
                .claim(ClaimNames.ROLE, user.role())
                .claim(ClaimNames.EMAIL, user.email().typed())
                .claim(ClaimNames.EMAIL_VERIFIED, user.emailVerified())
                .claim(ClaimNames.TOKEN_VERSION, user.tokenVersion());
        issuer.ifPresent(token::issuer);
        audience.ifPresent(name -> token.audience().add(name));
        return token.signWith(key, algorithm).compact();
    }
}
