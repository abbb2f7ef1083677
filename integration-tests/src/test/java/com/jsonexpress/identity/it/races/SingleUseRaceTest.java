package com.jsonexpress.identity.it.races;

import static org.assertj.core.api.Assertions.assertThat;

import com.jsonexpress.identity.asvs.Asvs;
import com.jsonexpress.identity.core.event.Origin;
import com.jsonexpress.identity.core.spi.MailKind;
import com.jsonexpress.identity.error.Result;
import com.jsonexpress.identity.it.support.Secrets;
import com.jsonexpress.identity.schema.User;
import com.jsonexpress.identity.testkit.Race;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Security-bar 1: what is for single use is used once, by 64 callers at once, in each of 1,000 rounds. */
@Asvs("2.3.4")
class SingleUseRaceTest {
    private static final int THREADS = 64;
    private static final int ROUNDS = 1_000;
    private static final List<String> PASSWORDS = IntStream.range(0, THREADS)
            .mapToObj(number -> Secrets.note("unlikely-stapler-" + number))
            .toList();

    @Test
    void resetToken_presentedBy64AtOnce_succeedsOnceAndTheWinnersPasswordIsTheOne() {
        try (Arena arena = new Arena();
                Race race = new Race(THREADS)) {
            String id = arena.newUser("ada@example.com").user().id();
            for (int round = 0; round < ROUNDS; round++) {
                String token = arena.resetToken("ada@example.com");
                List<Callable<Result<User>>> tasks = PASSWORDS.stream()
                        .<Callable<Result<User>>>map(password -> () -> arena.reset(token, password))
                        .toList();
                List<Result<User>> results = race.round(tasks);

                assertThat(results)
                        .filteredOn(Result::isOk)
                        .as("round %d", round)
                        .hasSize(1);
                int winner = IntStream.range(0, THREADS)
                        .filter(index -> results.get(index).isOk())
                        .findFirst()
                        .orElseThrow();
                assertThat(arena.login("ada@example.com", PASSWORDS.get(winner)).isOk())
                        .as("round %d, the winner's password", round)
                        .isTrue();
                assertThat(arena.record(id).tokenVersion()).isEqualTo(round + 1L);
            }
        }
    }

    @Test
    void verificationToken_presentedBy64AtOnce_succeedsOnce() {
        try (Arena arena = new Arena();
                Race race = new Race(THREADS)) {
            for (int round = 0; round < ROUNDS; round++) {
                arena.newUser("user" + round + "@example.com");
                String token = arena.mail.nextToken(MailKind.VERIFICATION);
                List<Result<User>> results = race.round(() -> arena.flows.verifyEmail.run(token, Origin.TRUSTED));
                assertThat(results)
                        .filteredOn(Result::isOk)
                        .as("round %d", round)
                        .hasSize(1);
            }
        }
    }
}
