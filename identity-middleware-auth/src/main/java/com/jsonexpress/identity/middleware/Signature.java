package com.jsonexpress.identity.middleware;

import com.jsonexpress.identity.error.BootException;
import io.jsonwebtoken.ExpiredJwtException;
import io.jsonwebtoken.JwtParser;
import io.jsonwebtoken.JwtParserBuilder;
import io.jsonwebtoken.Jwts;
import io.jsonwebtoken.PrematureJwtException;
import io.jsonwebtoken.security.SecureDigestAlgorithm;
import io.jsonwebtoken.security.SignatureException;
import java.security.PublicKey;
import java.security.interfaces.EdECPublicKey;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.Optional;
import javax.crypto.SecretKey;

/**
 * The signature of an external issuer's token, by jjwt: one key and the one algorithm it is bound to (RFC 8725 §3.1).
 * Thread-safe.
 *
 * <p>jjwt also looks at {@code exp} and {@code nbf}. It is asked with the leeway that we grant, so that whatever passes
 * here and is refused there is refused: nothing is accepted that jjwt alone would not accept.
 */
final class Signature {
    private static final String BAD = "bad_signature";

    private final JwtParser parser;
    private final Optional<Integer> length;

    Signature(PublicKey key, JwsAlgorithm algorithm, Clock clock, Duration leeway) {
        this.parser = parser(Jwts.parser().verifyWith(key), algorithm.reference(), clock, leeway);
        this.length = key instanceof EdECPublicKey edwards ? Optional.of(lengthOf(edwards)) : Optional.empty();
    }

    void check(CompactToken token) throws RefusedException {
        if (length.isPresent() && length.get() != token.signature().length) {
            throw bad();
        }
        try {
            parser.parseSignedClaims(token.text());
        } catch (SignatureException e) {
            throw bad();
        } catch (ExpiredJwtException e) {
            throw Expectations.expired();
        } catch (PrematureJwtException e) {
            throw Expectations.early();
        } catch (RuntimeException e) {
            // whatever stops jjwt: the token is not proven
            throw new RefusedException("malformed", "Send the access token exactly as it was issued.");
        }
    }

    /** Whether it is by another key, or by none. */
    static boolean isBad(RefusedException refused) {
        return refused.refusal().reason().equals(BAD);
    }

    static RefusedException bad() {
        return new RefusedException(BAD, "Is this token from another application or another key?");
    }

    /** In bytes (RFC 8032 §5.1.6, §5.2.6); JDK 17 accepts a signature with more bytes behind it. */
    private static int lengthOf(EdECPublicKey key) {
        return key.getParams().getName().equals("Ed25519") ? 64 : 114;
    }

    /** Loads what the first token would otherwise wait for, and shows that it works. */
    static void warmUp(Clock clock) {
        try {
            SecretKey key = Jwts.SIG.HS256.key().build();
            String token = Jwts.builder().subject("warm-up").signWith(key).compact();
            parser(key, clock, Duration.ZERO).parseSignedClaims(token);
        } catch (RuntimeException | LinkageError e) {
            throw new BootException(
                    "the JWT library jjwt does not work",
                    "Put io.jsonwebtoken:jjwt-impl and :jjwt-jackson on the class path, in the version of jjwt-api.",
                    e);
        }
    }

    private static JwtParser parser(SecretKey key, Clock clock, Duration leeway) {
        return parser(Jwts.parser().verifyWith(key), Jwts.SIG.HS256, clock, leeway);
    }

    private static JwtParser parser(
            JwtParserBuilder keyed, SecureDigestAlgorithm<?, ?> algorithm, Clock clock, Duration leeway) {
        return keyed.sig()
                .clear()
                .add(algorithm)
                .and()
                .zip()
                .clear()
                .and()
                .clock(() -> Date.from(clock.instant()))
                .clockSkewSeconds(leeway.toSeconds())
                .build();
    }
}
