package com.jsonexpress.identity.it.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.jsonexpress.identity.it.support.App;
import com.jsonexpress.identity.it.support.Client;
import com.jsonexpress.identity.it.support.StrangeHashes;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** An imported hash that cannot be computed takes away nobody's limits. */
class ForeignGuessTest {
    private static final String WRONG = "some-wrong-words-here";
    private static final int LIMIT = 20;

    /** Each cost is computed as often as it says, and fails after that. */
    private final AtomicInteger comparisons = new AtomicInteger();

    private void compare(long times) {
        if (comparisons.incrementAndGet() > times) {
            throw new IllegalArgumentException("Cost parameter N must be > 1 and < 65536.");
        }
    }

    @Test
    void guess_whereAHashFails_isAnsweredAndCounted() {
        guessesAreCounted(0);
    }

    @Test
    void guess_whereTheDearestHashFailsLater_isAnsweredAndCounted() {
        guessesAreCounted(1);
    }

    private void guessesAreCounted(long times) {
        try (App app = App.start(settings -> settings.part(new StrangeHashes(this::compare))
                .set("jex.limit.account.strangerGuesses", String.valueOf(LIMIT))
                .set("jex.limit.trustedProxies", "127.0.0.0/8")
                .set("jex.limit.source.guesses", String.valueOf(3 * LIMIT)))) {
            Client client = app.client().with("X-Forwarded-For", "192.0.2.7");
            client.register("bob@example.com");
            StrangeHashes.bring(app.identity(), "evil@example.com", times);
            assertThat(client.login("evil@example.com", WRONG).status()).isEqualTo(401);

            for (int i = 0; i < LIMIT; i++) {
                for (String email : List.of("bob@example.com", "nobody@example.com")) {
                    assertThat(client.login(email, WRONG).status()).as(email).isEqualTo(401);
                }
            }
            assertThat(client.login("bob@example.com", Client.PASSWORD).status())
                    .as("the guesses at the account were counted")
                    .isEqualTo(401);
            for (int i = 2 * LIMIT + 2; i < 3 * LIMIT; i++) {
                client.login("nobody@example.com", WRONG);
            }
            assertThat(client.login("nobody@example.com", WRONG).status())
                    .as("the guesses of the source were counted")
                    .isEqualTo(429);
        }
    }
}
