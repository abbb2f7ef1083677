package com.jsonexpress.identity.benchmarks.token;

import com.jsonexpress.identity.Identity;
import com.jsonexpress.identity.IdentitySettings;
import com.jsonexpress.identity.IssuedSession;
import com.jsonexpress.identity.error.Result;
import com.jsonexpress.identity.token.Verification;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64URL;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.List;

/**
 * The whole engine on the memory providers. What it verifies is checked to the end: user and session are read each time, or
 * the local record of an external issuer's caller.
 */
final class Ours implements AutoCloseable {
    private final Identity identity;
    private final HttpServer issuer;
    private final String userId;

    private Ours(Identity identity, HttpServer issuer) {
        this.identity = identity;
        this.issuer = issuer;
        this.userId = issuer == null
                ? identity.users()
                        .provision("bench@example.com", "user")
                        .orThrow()
                        .id()
                : null;
    }

    /** {@code remembered}: how many tokens the cache holds; 0 makes each one be seen for the first time. */
    static Ours start(Algorithm algorithm, int remembered) throws IOException {
        IdentitySettings settings = IdentitySettings.none()
                .codeOnly()
                .set("jex.auth.tokenCache", Integer.toString(remembered))
                .set("jex.auth.issuer", Algorithm.ISSUER)
                .set("jex.auth.audience", Algorithm.AUDIENCE)
                .set("jex.limit.enabled", "false")
                .set("jex.store", "memory")
                .set("jex.kv", "memory")
                .set("jex.queue", "memory");
        if (algorithm == Algorithm.HS256) {
            return new Ours(Identity.start(settings.set("jex.auth.secret", Algorithm.SECRET)), null);
        }
        HttpServer issuer = publish(algorithm);
        return new Ours(
                Identity.start(settings.set(
                                "jex.auth.jwksUri",
                                "http://127.0.0.1:" + issuer.getAddress().getPort() + "/jwks")
                        .set("jex.auth.algorithms", algorithm == Algorithm.EDDSA ? "EdDSA" : algorithm.name())),
                issuer);
    }

    /** One that is good here. */
    String token(Algorithm algorithm) {
        return issuer == null ? issue().orThrow().accessToken() : algorithm.token();
    }

    Result<IssuedSession> issue() {
        return identity.users().issueSession(userId, List.of("pwd"));
    }

    Verification.Verified check(String token) {
        return (Verification.Verified) identity.tokens().verify(token, false);
    }

    Identity identity() {
        return identity;
    }

    @Override
    public void close() {
        identity.close();
        if (issuer != null) {
            issuer.stop(0);
        }
    }

    private static HttpServer publish(Algorithm algorithm) throws IOException {
        byte[] jwks = ("{\"keys\":[" + jwk(algorithm).toJSONString() + "]}").getBytes(StandardCharsets.UTF_8);
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/jwks", exchange -> {
            exchange.sendResponseHeaders(200, jwks.length);
            exchange.getResponseBody().write(jwks);
            exchange.close();
        });
        server.start();
        return server;
    }

    private static JWK jwk(Algorithm algorithm) {
        var key = algorithm.keys.getPublic();
        return switch (algorithm) {
            case RS256 -> new RSAKey.Builder((RSAPublicKey) key).build();
            case ES256 -> new ECKey.Builder(Curve.P_256, (ECPublicKey) key).build();
            default -> new OctetKeyPair.Builder(Curve.Ed25519, Base64URL.encode(rawEd25519(key.getEncoded()))).build();
        };
    }

    /** The last 32 bytes of its X.509 form (RFC 8410 §4). */
    private static byte[] rawEd25519(byte[] encoded) {
        return Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length);
    }
}
