package com.jsonexpress.identity.it.races;

import static org.assertj.core.api.Assertions.assertThat;

import com.jsonexpress.identity.IssuedSession;
import com.jsonexpress.identity.asvs.Asvs;
import com.jsonexpress.identity.error.Result;
import com.jsonexpress.identity.it.support.Client;
import com.jsonexpress.identity.it.support.Secrets;
import com.jsonexpress.identity.testkit.Race;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Security-bar 1 for refresh tokens; contract 2.5: one generation step has one winner. */
@Asvs("10.4.5")
class RefreshRaceTest {
    private static final int THREADS = 64;
    private static final int ROUNDS = 1_000;

    @Test
    void refreshToken_presentedBy64AtOnceWithinTheGrace_makesOneStepAndAllGetTheSameSuccessor() {
        try (Arena arena = new Arena();
                Race race = new Race(THREADS)) {
            String token = Secrets.note(arena.newUser("ada@example.com").refreshToken());
            for (int round = 0; round < ROUNDS; round++) {
                String presented = token;
                List<Result<IssuedSession>> results = race.round(() -> arena.refresh(presented));

                assertThat(results).as("round %d", round).allMatch(Result::isOk);
                List<String> successors = results.stream()
                        .map(result -> result.orThrow().refreshToken())
                        .distinct()
                        .toList();
                assertThat(successors).as("round %d", round).hasSize(1);
                token = Secrets.note(successors.get(0));
                assertThat(generationOf(token)).isEqualTo(generationOf(presented) + 1);
                assertThat(arena.steps.sum()).as("steps in round %d", round).isEqualTo(round + 1L);
            }
        }
    }

    @Test
    void refreshToken_presentedBy64AtOnceWithoutGrace_succeedsExactlyOnce() {
        try (Arena arena = Arena.withoutGrace();
                Race race = new Race(THREADS)) {
            arena.newUser("ada@example.com");
            for (int round = 0; round < ROUNDS; round++) {
                String token = Secrets.note(arena.login("ada@example.com", Client.PASSWORD)
                        .orThrow()
                        .refreshToken());
                List<Result<IssuedSession>> results = race.round(() -> arena.refresh(token));

                List<Result<IssuedSession>> won =
                        results.stream().filter(Result::isOk).toList();
                assertThat(won).as("round %d", round).hasSize(1);
                // the others were reuse, and reuse ends the session for the winner too
                String successor = Secrets.note(won.get(0).orThrow().refreshToken());
                assertThat(arena.refresh(successor).isOk())
                        .as("round %d", round)
                        .isFalse();
            }
        }
    }

    private static long generationOf(String refreshToken) {
        return Long.parseLong(refreshToken.split("\\.")[1]);
    }
}
