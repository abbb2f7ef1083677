package com.jsonexpress.identity.examples.resourceserver;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.jsonexpress.identity.IdentitySettings;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Hands a token to whoever asks: for trying the guard on one machine, and for nothing else. Its key lives as long as the
 * process.
 */
final class TryOutIssuer implements AutoCloseable {
    private static final String AUDIENCE = "resource-server";

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.@-]{1,64}");
    private static final long LIFE_SECONDS = 900;

    private final KeyPair key;
    private final HttpServer server;

    private TryOutIssuer() throws IOException, GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        key = generator.generateKeyPair();
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/jwks.json", exchange -> answer(exchange, 200, jwks()));
        server.createContext("/token", this::token);
    }

    /** At loopback, on a free port. */
    static TryOutIssuer start() {
        try {
            TryOutIssuer issuer = new TryOutIssuer();
            issuer.server.start();
            return issuer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What makes the resource server trust this issuer. */
    IdentitySettings settings() {
        return IdentitySettings.none()
                .set("jex.auth.jwksUri", address() + "/jwks.json")
                .set("jex.auth.issuer", address())
                .set("jex.auth.audience", AUDIENCE)
                .set("jex.auth.rolesClaim", "roles");
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void token(HttpExchange exchange) throws IOException {
        String subject = parameters(exchange, "sub").findFirst().orElse("ada");
        String roles =
                parameters(exchange, "role").map(role -> "\"" + role + "\"").collect(Collectors.joining(","));
        boolean valid = Stream.concat(parameters(exchange, "sub"), parameters(exchange, "role"))
                .allMatch(name -> NAME.matcher(name).matches());
        if (valid) {
            answer(exchange, 200, token(subject, roles) + "\n");
        } else {
            answer(exchange, 400, "sub and role are 1 to 64 of A-Z a-z 0-9 _ . @ -\n");
        }
    }

    private String token(String subject, String roles) {
        long now = Instant.now().getEpochSecond();
        String claims = "{\"iss\":\"" + address() + "\",\"aud\":\"" + AUDIENCE + "\",\"sub\":\"" + subject
                + "\",\"iat\":" + now + ",\"exp\":" + (now + LIFE_SECONDS) + ",\"roles\":[" + roles + "]}";
        String input = encode("{\"alg\":\"RS256\",\"typ\":\"at+jwt\",\"kid\":\"try-out\"}".getBytes(UTF_8)) + "."
                + encode(claims.getBytes(UTF_8));
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key.getPrivate());
            signature.update(input.getBytes(US_ASCII));
            return input + "." + encode(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private String jwks() {
        RSAPublicKey rsa = (RSAPublicKey) key.getPublic();
        byte[] modulus = rsa.getModulus().toByteArray();
        byte[] unsigned = Arrays.copyOfRange(modulus, modulus.length - 256, modulus.length);
        return "{\"keys\":[{\"kty\":\"RSA\",\"use\":\"sig\",\"alg\":\"RS256\",\"kid\":\"try-out\",\"n\":\""
                + encode(unsigned) + "\",\"e\":\""
                + encode(rsa.getPublicExponent().toByteArray()) + "\"}]}";
    }

    private static Stream<String> parameters(HttpExchange exchange, String name) {
        String query = exchange.getRequestURI().getRawQuery();
        return query == null
                ? Stream.of()
                : Arrays.stream(query.split("&", -1))
                        .filter(pair -> pair.startsWith(name + "="))
                        .map(pair -> pair.substring(name.length() + 1));
    }

    private static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static void answer(HttpExchange exchange, int status, String text) throws IOException {
        byte[] body = text.getBytes(UTF_8);
        try (exchange;
                OutputStream out = exchange.getResponseBody()) {
            exchange.sendResponseHeaders(status, body.length);
            out.write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
