package com.jsonexpress.identity.benchmarks.load;

import com.jsonexpress.identity.benchmarks.server.ServerProcess;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** One server under load, with the token that it accepts, and what was measured of it. */
final class Target {
    private static final String SECRET = "wpV7-kd02-Qm4x-91Lz-ttRe-77Bc-aaX0-benchmark";
    private static final Pattern ACCESS_TOKEN = Pattern.compile("\"accessToken\":\"([^\"]+)\"");

    /** How a server comes to its token. */
    enum Kind {
        BARE,
        OURS,
        PEER
    }

    private final String name;
    private final Kind kind;
    private final ServerProcess server;
    private final List<Round> rounds = new ArrayList<>();
    private byte[] request = {};

    private Target(String name, Kind kind, ServerProcess server) {
        this.name = name;
        this.kind = kind;
        this.server = server;
    }

    static Target start(String name, Kind kind, String jar, String... settings) throws IOException {
        List<String> options = new ArrayList<>(List.of("-Djex.auth.secret=" + SECRET));
        options.addAll(List.of(settings));
        return new Target(name, kind, ServerProcess.start(Path.of(jar), options));
    }

    /** Waits until it answers, and gets its token. */
    void prepare() throws Exception {
        server.awaitAnswer();
        String authorization = switch (kind) {
            case BARE -> "";
            case OURS -> "Authorization: Bearer " + signIn() + "\r\n";
            case PEER -> "Authorization: Bearer " + signed() + "\r\n";
        };
        request = ("GET /hello HTTP/1.1\r\nHost: localhost\r\n" + authorization + "\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    private String signIn() throws IOException {
        String account = "{\"email\":\"load@example.com\",\"password\":\"quiet-lamp-40-otters\"}";
        try (Connection connection = new Connection(server.port())) {
            connection.exchange(post("/auth/register", account));
            Matcher token = ACCESS_TOKEN.matcher(connection.exchange(post("/auth/login", account)));
            if (!token.find()) {
                throw new IOException("no access token in the answer to the login");
            }
            return token.group(1);
        }
    }

    private static byte[] post(String path, String json) {
        return ("POST " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: "
                        + json.length() + "\r\n\r\n" + json)
                .getBytes(StandardCharsets.US_ASCII);
    }

    /** A token with the claims of ours, of the type that Spring Security accepts. */
    private static String signed() throws Exception {
        long now = Instant.now().getEpochSecond();
        String claims = "{\"sub\":\"ed9a781209d4d5f1f426ba521d97ba91\",\"iat\":" + now + ",\"exp\":" + (now + 86_400)
                + ",\"jti\":\"eef1487de96bfcca2730330bfdadfa3a\",\"sid\":\"a414837a391be5775452fd7f39854ab5\",\"auth_time\":"
                + now + ",\"amr\":[\"pwd\"],\"role\":\"user\",\"email\":\"load@example.com\",\"emailVerified\":false,"
                + "\"tokenVersion\":0}";
        String input = encode("{\"alg\":\"HS256\",\"typ\":\"JWT\"}".getBytes(StandardCharsets.UTF_8)) + "."
                + encode(claims.getBytes(StandardCharsets.UTF_8));
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return input + "." + encode(mac.doFinal(input.getBytes(StandardCharsets.US_ASCII)));
    }

    private static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Puts it under load for so long; remembered where it {@code counts}. */
    void run(int connections, long seconds, boolean counts) throws Exception {
        Round round = Round.of(server, request, connections, seconds);
        if (counts) {
            rounds.add(round);
        }
    }

    String name() {
        return name;
    }

    List<Round> rounds() {
        return rounds;
    }

    void stop() {
        server.close();
    }
}
