package com.jsonexpress.identity.it.races;

import static org.assertj.core.api.Assertions.assertThat;

import com.jsonexpress.identity.UserQuery;
import com.jsonexpress.identity.access.Audience;
import com.jsonexpress.identity.asvs.Asvs;
import com.jsonexpress.identity.config.Config;
import com.jsonexpress.identity.core.event.Origin;
import com.jsonexpress.identity.core.flow.Register;
import com.jsonexpress.identity.core.settings.AuthKeys;
import com.jsonexpress.identity.error.Result;
import com.jsonexpress.identity.field.FieldChanges;
import com.jsonexpress.identity.it.support.Client;
import com.jsonexpress.identity.schema.User;
import com.jsonexpress.identity.testkit.Race;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Accounts are made once, and every revocation counts. */
@Asvs("2.3.4")
class AccountRaceTest {
    private static final int ROUNDS = 300;

    @Test
    void registration_by16AtOnceOfOneAddress_makesOneAccountAndOneSession() {
        try (Arena arena = new Arena();
                Race race = new Race(16)) {
            for (int round = 0; round < ROUNDS; round++) {
                String email = "user" + round + "@example.com";
                List<Result<Register.Outcome>> results = race.round(() -> arena.register(email, Client.PASSWORD));
                assertThat(results)
                        .filteredOn(Result::isOk)
                        .as("round %d", round)
                        .hasSize(1);
                assertThat(arena.store.count()).isEqualTo(round + 1L);
            }
        }
    }

    @Test
    void registration_by16AtOnceWhereNobodyMayLearn_isAcceptedForAllAndMakesOneAccount() {
        try (Arena arena = new Arena(AccountRaceTest::verifiedOnly);
                Race race = new Race(16)) {
            for (int round = 0; round < ROUNDS; round++) {
                String email = "user" + round + "@example.com";
                List<Result<Register.Outcome>> results = race.round(() -> arena.register(email, Client.PASSWORD));
                assertThat(results)
                        .as("round %d", round)
                        .allMatch(result -> result.orThrow() instanceof Register.Outcome.Accepted);
                assertThat(arena.store.count()).isEqualTo(round + 1L);
                assertThat(arena.flows.queryUsers.byEmail(email)).isPresent();
            }
        }
    }

    @Test
    void provisioning_by16AtOnceOfOneAddress_makesOneAccount() {
        try (Arena arena = new Arena();
                Race race = new Race(16)) {
            for (int round = 0; round < ROUNDS; round++) {
                String email = "user" + round + "@example.com";
                List<Result<User>> results = race.round(() ->
                        arena.flows.provisionUser.run(new com.jsonexpress.identity.core.flow.ProvisionUser.Command(
                                email, "editor", FieldChanges.NONE, Audience.NOBODY, Origin.TRUSTED)));
                assertThat(results)
                        .filteredOn(Result::isOk)
                        .as("round %d", round)
                        .hasSize(1);
            }
            assertThat(arena.flows
                            .queryUsers
                            .page(UserQuery.first(200))
                            .orThrow()
                            .items())
                    .hasSize(200);
            assertThat(arena.store.count()).isEqualTo(ROUNDS);
        }
    }

    @Test
    void revocation_by100AtOnce_addsExactly100() {
        try (Arena arena = new Arena();
                Race race = new Race(100)) {
            String id = arena.newUser("ada@example.com").user().id();
            for (int round = 1; round <= 100; round++) {
                List<Result<User>> results = race.round(() -> arena.flows.revokeUser.run(id, Origin.TRUSTED));
                assertThat(results).allMatch(Result::isOk);
                assertThat(arena.record(id).tokenVersion()).isEqualTo(100L * round);
            }
        }
    }

    private static Config verifiedOnly(Config config) {
        return config.with(AuthKeys.REQUIRE_VERIFIED_EMAIL, true, "the test");
    }
}
