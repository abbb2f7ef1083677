package com.jsonexpress.identity.it.external;

import com.jsonexpress.identity.it.support.Secrets;
import com.jsonexpress.identity.json.Json;
import com.sun.net.httpserver.HttpServer;
import io.jsonwebtoken.Jwts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.KeyPair;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;

/** Somebody else's issuer on this machine: signs with RS256 and shows its key. */
final class ExternalIssuer implements AutoCloseable {
    static final String ISSUER = "https://issuer.example/";
    static final String AUDIENCE = "https://api.example";

    private static final KeyPair KEY = Jwts.SIG.RS256.keyPair().build();

    private final HttpServer server;

    ExternalIssuer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/jwks.json", exchange -> {
            byte[] body = Json.write(Map.of("keys", List.of(key())));
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    String jwksUri() {
        return "http://localhost:" + server.getAddress().getPort() + "/jwks.json";
    }

    /** A good token for a quarter of an hour, with claims given as name, value, name, value. */
    String token(String subject, Instant issuedAt, Object... claims) {
        var builder = Jwts.builder()
                .header()
                .keyId("k1")
                .and()
                .issuer(ISSUER)
                .audience()
                .add(AUDIENCE)
                .and()
                .subject(subject)
                .issuedAt(Date.from(issuedAt))
                .expiration(Date.from(issuedAt.plusSeconds(900)));
        for (int i = 0; i < claims.length; i += 2) {
            builder.claim((String) claims[i], claims[i + 1]);
        }
        return Secrets.note(builder.signWith(KEY.getPrivate(), Jwts.SIG.RS256).compact());
    }

    private static Map<String, Object> key() {
        RSAPublicKey key = (RSAPublicKey) KEY.getPublic();
        return Map.of(
                "kty", "RSA",
                "kid", "k1",
                "use", "sig",
                "alg", "RS256",
                "n", text(key.getModulus()),
                "e", text(key.getPublicExponent()));
    }

    private static String text(BigInteger number) {
        byte[] bytes = number.toByteArray();
        int from = bytes[0] == 0 ? 1 : 0;
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(java.util.Arrays.copyOfRange(bytes, from, bytes.length));
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
