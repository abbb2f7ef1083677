package com.jsonexpress.identity.it.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.jsonexpress.identity.asvs.Asvs;
import com.jsonexpress.identity.core.spi.IKvStore;
import com.jsonexpress.identity.event.EventType;
import com.jsonexpress.identity.it.support.Answer;
import com.jsonexpress.identity.it.support.App;
import com.jsonexpress.identity.it.support.Client;
import com.jsonexpress.identity.it.support.HostFixture;
import com.jsonexpress.identity.it.support.Secrets;
import com.jsonexpress.identity.kv.memory.MemoryKvStore;
import com.jsonexpress.identity.testkit.MovableTime;
import com.jsonexpress.identity.testkit.TestContext;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Lists of leaked passwords, tried from many sources: a few accounts exist and are guessed again and again, most addresses
 * are nobody's (security-bar 17). {@code -Dstuffing.guesses=1000000}, from a thousand sources, is the full size, and alone
 * weighs the store: what the build's fiftieth leaves there is less than a collector's grain.
 */
@Asvs({"2.4.1", "6.3.1"})
class CredentialStuffingTest {
    private static final int GUESSES = Integer.getInteger("stuffing.guesses", 20_000);
    private static final int SOURCES = Math.max(100, GUESSES / 1_000);
    private static final int OWNERS = 5;
    private static final boolean WHOLE = GUESSES >= 1_000_000;
    /** One guess of so many is at somebody who exists: in a short run more, so that an account is switched off. */
    private static final int EVERY = WHOLE ? 10 : 4;

    private static final long MOST_MEMORY = 64L * 1024 * 1024;
    private static final String WRONG = Secrets.note("leaked-from-elsewhere-1");

    private final MemoryKvStore kv = new MemoryKvStore();
    private final Map<String, String> devices = new LinkedHashMap<>();
    private int compared;
    private int refused;

    @Test
    void stuffing_guessesNoAccountTooOften_andLeavesOwnersAlone() {
        kv.start(TestContext.at(new MovableTime()).context());
        run();
        long entries = kv.health().gauges().getOrDefault("entries", 0L);
        System.out.printf(
                "Stuffing: %d guesses from %d sources, %d compared, %d refused; %d entries in the key-value store%n",
                GUESSES, SOURCES, compared, refused, entries);
        assertThat(compared + refused).isEqualTo(GUESSES);
        assertThat(entries)
                .as("the store's own time stands still, so nothing has ended")
                .isBetween(1L, 10L * SOURCES + GUESSES / 20);
        weigh(entries);
    }

    private void weigh(long entries) {
        long full = memory();
        kv.close();
        if (WHOLE) {
            long taken = full - memory();
            System.out.printf("The entries take %d KiB%n", taken / 1024);
            assertThat(taken)
                    .as("bytes; an entry takes a hundred, and less than ten would be no measurement")
                    .isBetween(10 * entries, MOST_MEMORY);
        }
    }

    private void run() {
        try (App app = App.start(
                HostFixture.DIRECT,
                settings ->
                        settings.set("jex.limit.trustedProxies", "127.0.0.1").part((IKvStore) kv))) {
            for (int i = 0; i < OWNERS; i++) {
                devices.put(owner(i), register(app, owner(i)));
            }
            for (int i = 0; i < GUESSES; i++) {
                attack(app, i);
                if (i % (GUESSES / 10) == 0) {
                    devices.forEach((email, device) -> assertOwnerLogsIn(app, email, device));
                    app.pass(Duration.ofMinutes(3));
                }
            }
            assertThat(guessed(app))
                    .as("guesses of an account, by strangers alone")
                    .isBetween(1, 50);
            assertThat(app.count(EventType.PASSWORD_SWITCHED_OFF)).isPositive();
        }
    }

    /** The decoy that unknown addresses are compared with is the only hash without end. */
    private static int guessed(App app) {
        return app.hasher().mostMisses().values().stream()
                .sorted(Comparator.reverseOrder())
                .skip(1)
                .findFirst()
                .orElse(0);
    }

    private static String owner(int number) {
        return "owner" + number + "@example.com";
    }

    /** Some are at somebody who exists; every twentieth comes from a source that is never seen again. */
    private void attack(App app, int i) {
        String email = i % EVERY == 0 ? owner(i / EVERY % OWNERS) : "nobody" + i + "@example.com";
        Client attacker = i % 20 == 1 ? passing(app, i) : from(app, (i / EVERY + i) % SOURCES);
        Answer answer = attacker.login(email, WRONG);
        assertThat(answer.status()).isIn(401, 429);
        compared += answer.status() == 401 ? 1 : 0;
        refused += answer.status() == 429 ? 1 : 0;
    }

    private static String register(App app, String email) {
        Client owner = app.client().with("X-Forwarded-For", "203.0.113.7");
        owner.register(email);
        return owner.post("/auth/login", "email", email, "password", Client.PASSWORD, "rememberDevice", true)
                .string("deviceToken");
    }

    private static void assertOwnerLogsIn(App app, String email, String device) {
        Answer answer = app.client()
                .with("X-Forwarded-For", "203.0.113.7")
                .post("/auth/login", "email", email, "password", Client.PASSWORD, "deviceToken", device);
        assertThat(answer.status()).as(email).isEqualTo(200);
    }

    private static Client passing(App app, int number) {
        return app.client()
                .with("X-Forwarded-For", "1." + (number >> 16) + "." + (number >> 8 & 255) + "." + (number & 255));
    }

    private static Client from(App app, int source) {
        return app.client().with("X-Forwarded-For", "198.18." + source / 250 + "." + source % 250);
    }

    /** Of everything that is still needed. */
    private static long memory() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
