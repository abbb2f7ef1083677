package com.jsonexpress.identity.core.token;

import com.jsonexpress.identity.config.Secret;
import com.jsonexpress.identity.core.crypto.RandomNames;
import com.jsonexpress.identity.core.spi.UserRecord;
import com.jsonexpress.identity.error.BootException;
import com.jsonexpress.identity.json.Json;
import com.jsonexpress.identity.token.ClaimNames;
import io.jsonwebtoken.Claims;
import java.time.Instant;
import java.util.LinkedHashMap;
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
            return sign(Map.of(Claims.ISSUED_AT, 0L), key(new byte[32]), new Hs256(new byte[32]));
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
     * @param role empty where the user cannot act on it yet
     * @param sessionId the session it belongs to
     * @param authTime when the user proved who it is
     * @param authMethods how (RFC 8176)
     * @param more claims of plugins, none of which has a name of ours
     * @param expiresAt exactly then counts as expired
     */
    public String issue(
            UserRecord user,
            Optional<String> role,
            String sessionId,
            Instant authTime,
            List<String> authMethods,
            Map<String, Object> more,
            Instant now,
            Instant expiresAt) {
        Map<String, Object> claims = new LinkedHashMap<>(more); // first, so that ours win
        claims.put(Claims.SUBJECT, user.id());
        claims.put(Claims.ISSUED_AT, now.getEpochSecond());
        claims.put(Claims.EXPIRATION, expiresAt.getEpochSecond());
        claims.put(Claims.ID, names.id());
        claims.put(ClaimNames.SESSION, sessionId);
        claims.put(ClaimNames.AUTH_TIME, authTime.getEpochSecond());
        claims.put(ClaimNames.AUTH_METHODS, authMethods);
        role.ifPresent(name -> claims.put(ClaimNames.ROLE, name));
        claims.put(ClaimNames.EMAIL, user.email().typed());
        claims.put(ClaimNames.EMAIL_VERIFIED, user.emailVerified());
        claims.put(ClaimNames.TOKEN_VERSION, user.tokenVersion());
        issuer.ifPresent(name -> claims.put(Claims.ISSUER, name));
        audience.ifPresent(name -> claims.put(Claims.AUDIENCE, List.of(name)));
        return sign(claims, key, algorithm);
    }

    /** The claims are written here: jjwt would copy them three times, which takes longer than the signature. */
    private static String sign(Map<String, Object> claims, SecretKey key, Hs256 algorithm) {
        return JwtForm.builder()
                .header()
                .type(ClaimNames.TYPE)
                .and()
                .content(Json.write(claims))
                .signWith(key, algorithm)
                .compact();
    }
}
