package com.jsonexpress.identity.benchmarks.load;

import com.jsonexpress.identity.benchmarks.server.ServerProcess;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** One server under load, with the token that it accepts, and what was measured of it in all its processes. */
final class Target {
    static final String SECRET = "wpV7-kd02-Qm4x-91Lz-ttRe-77Bc-aaX0-benchmark";

    /** How a server comes to its token. */
    enum Kind {
        BARE,
        OURS,
        PEER
    }

    private final String name;
    private final Kind kind;
    private final Path jar;
    private final List<String> options;
    private final List<Round> rounds = new ArrayList<>();
    private final List<Account> accounts = new ArrayList<>();
    private double allocated = Double.NaN;
    private @Nullable ServerProcess process;

    Target(String name, Kind kind, String jar, String... settings) {
        this.name = name;
        this.kind = kind;
        this.jar = Path.of(jar);
        this.options = new ArrayList<>(List.of("-Djex.auth.secret=" + SECRET, "-Djex.auth.tokenTtl=1d"));
        this.options.addAll(List.of(settings));
    }

    /** A new process, whose compiler knows nothing yet. */
    void start() throws IOException {
        process = ServerProcess.start(jar, options);
    }

    private ServerProcess server() {
        return Objects.requireNonNull(process, name);
    }

    /** Waits until it answers, and gets its tokens: one for all connections, or an account for each. */
    void prepare(int connections, boolean apart) throws Exception {
        server().awaitAnswer();
        accounts.clear();
        for (int i = 0; i < connections; i++) {
            accounts.add(i == 0 || apart ? account(i) : accounts.get(0));
        }
    }

    private Account account(int number) throws Exception {
        return switch (kind) {
            case BARE -> Account.bare();
            case OURS -> Account.signedIn(server().port(), number);
            case PEER -> Account.withToken(signed());
        };
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
    void run(Scenario scenario, long seconds, boolean counts) throws Exception {
        Round round = Round.of(server(), accounts, scenario, seconds);
        if (counts) {
            rounds.add(round);
        }
    }

    /** Once more, for what it allocates alone: counting that takes memory in the server. */
    void count(Scenario scenario, long seconds) throws Exception {
        try (Allocation allocation = Allocation.of(server().pid())) {
            Round round = Round.of(server(), accounts, scenario, seconds);
            allocated = (double) allocation.bytes() / round.answers();
        }
    }

    String name() {
        return name;
    }

    /** Whether it runs without the library. */
    boolean isBare() {
        return kind == Kind.BARE;
    }

    List<Round> rounds() {
        return rounds;
    }

    /** Bytes of heap per request. */
    double allocated() {
        return allocated;
    }

    void stop() {
        if (process != null) {
            process.close();
            process = null;
        }
    }
}
