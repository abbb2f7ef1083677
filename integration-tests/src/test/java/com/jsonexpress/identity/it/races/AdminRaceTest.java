package com.jsonexpress.identity.it.races;

import static org.assertj.core.api.Assertions.assertThat;

import com.jsonexpress.identity.UserChanges;
import com.jsonexpress.identity.access.Audience;
import com.jsonexpress.identity.core.event.Origin;
import com.jsonexpress.identity.core.flow.AuthError;
import com.jsonexpress.identity.core.spi.UserRecord;
import com.jsonexpress.identity.error.Result;
import com.jsonexpress.identity.schema.User;
import com.jsonexpress.identity.testkit.Race;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Contract 2.3: two admins who end each other at once leave one who can act, whatever way each takes. */
class AdminRaceTest {
    private static final int ROUNDS = 400;

    /** What one admin does to the other. */
    enum Blow {
        DEMOTE,
        DISABLE,
        FORCE_RESET,
        DELETE;

        Result<User> strike(Arena arena, String id) {
            return switch (this) {
                case DEMOTE ->
                    arena.flows.updateUser.run(
                            id, UserChanges.role("user"), Audience.NOBODY, Optional.empty(), Origin.TRUSTED);
                case DISABLE ->
                    arena.flows.updateUser.run(
                            id, UserChanges.disabled(true), Audience.NOBODY, Optional.empty(), Origin.TRUSTED);
                case FORCE_RESET ->
                    arena.flows.updateUser.run(
                            id, UserChanges.passwordReset(), Audience.NOBODY, Optional.empty(), Origin.TRUSTED);
                case DELETE -> arena.flows.deleteUser.run(id, Origin.TRUSTED);
            };
        }
    }

    @ParameterizedTest
    @CsvSource({
        "DEMOTE,DEMOTE", "DISABLE,DISABLE", "DELETE,DELETE", "FORCE_RESET,FORCE_RESET",
        "DEMOTE,DELETE", "DISABLE,DEMOTE", "DELETE,DISABLE", "FORCE_RESET,DELETE"
    })
    void twoAdmins_endingEachOtherAtOnce_leaveOneWhoCanAct(Blow first, Blow second) {
        try (Race race = new Race(2)) {
            for (int batch = 0; batch < 8; batch++) {
                try (Arena arena = new Arena()) {
                    for (int round = 0; round < ROUNDS / 8; round++) {
                        duel(arena, race, first, second, round);
                    }
                }
            }
        }
    }

    private static void duel(Arena arena, Race race, Blow first, Blow second, int round) {
        String ada = admin(arena, "ada" + round + "@example.com");
        String eve = admin(arena, "eve" + round + "@example.com");
        List<Callable<Result<User>>> blows = List.of(() -> first.strike(arena, eve), () -> second.strike(arena, ada));
        List<Result<User>> results = race.round(blows);

        assertThat(results).as("round %d", round).filteredOn(Result::isOk).hasSize(1);
        assertThat(results)
                .filteredOn(result -> !result.isOk())
                .allMatch(result -> ((Result.Failed<User>) result).failure().code() == AuthError.LAST_ADMIN);
        assertThat(Stream.of(ada, eve)
                        .map(arena.store::find)
                        .flatMap(Optional::stream)
                        .filter(UserRecord::isActingAdmin))
                .as("round %d", round)
                .hasSize(1);
        retire(arena, ada, eve);
    }

    private static String admin(Arena arena, String email) {
        String id = arena.newUser(email).user().id();
        arena.flows
                .updateUser
                .run(id, UserChanges.role("admin"), Audience.NOBODY, Optional.empty(), Origin.TRUSTED)
                .orThrow();
        return id;
    }

    /** The winner makes room for the next round: a store that is emptied has no admin to keep. */
    private static void retire(Arena arena, String... ids) {
        String keeper = arena.newUser("keeper" + ids[0] + "@example.com").user().id();
        arena.flows
                .updateUser
                .run(keeper, UserChanges.role("admin"), Audience.NOBODY, Optional.empty(), Origin.TRUSTED)
                .orThrow();
        for (String id : ids) {
            arena.flows.deleteUser.run(id, Origin.TRUSTED);
        }
        arena.store.update(
                keeper,
                com.jsonexpress.identity.core.spi.UserPatch.builder(
                                arena.time.clock().instant())
                        .role("user")
                        .build());
    }
}
