package com.jsonexpress.identity.it.races;

import static org.assertj.core.api.Assertions.assertThat;

import com.jsonexpress.identity.access.Audience;
import com.jsonexpress.identity.core.event.Origin;
import com.jsonexpress.identity.core.flow.ProvisionUser;
import com.jsonexpress.identity.core.spi.MailKind;
import com.jsonexpress.identity.error.Result;
import com.jsonexpress.identity.field.FieldChanges;
import com.jsonexpress.identity.it.support.Secrets;
import com.jsonexpress.identity.schema.User;
import com.jsonexpress.identity.testkit.Race;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/** A second invitation that meets the first one's use: the user is never left outside, no link works twice. */
class InviteRaceTest {
    private static final int ROUNDS = 200;
    private static final String FIRST = Secrets.note("first-chosen-password");
    private static final String SECOND = Secrets.note("second-chosen-password");

    @Test
    void invitation_repeatedWhileTheFirstIsUsed_leavesTheUserWithAWayIn() {
        try (Arena arena = new Arena();
                Race race = new Race(2)) {
            for (int round = 0; round < ROUNDS; round++) {
                String email = "user" + round + "@example.com";
                String id = arena.flows
                        .provisionUser
                        .run(new ProvisionUser.Command(
                                email, "editor", FieldChanges.NONE, Audience.NOBODY, Origin.TRUSTED))
                        .orThrow()
                        .id();
                String link = arena.mail.nextToken(MailKind.INVITATION);
                List<Callable<Result<User>>> both =
                        List.of(() -> arena.reset(link, FIRST), () -> arena.flows.inviteUser.run(id, Origin.TRUSTED));
                List<Result<User>> results = race.round(both);

                assertThat(results.get(1).isOk()).isTrue();
                assertThat(arena.reset(link, SECOND).isOk())
                        .as("the first link again")
                        .isFalse();
                if (results.get(0).isOk()) {
                    assertThat(arena.login(email, FIRST).isOk()).isTrue();
                } else {
                    assertThat(arena.reset(arena.mail.nextToken(MailKind.INVITATION), SECOND)
                                    .isOk())
                            .isTrue();
                    assertThat(arena.login(email, SECOND).isOk()).isTrue();
                }
                arena.flows.deleteUser.run(id, Origin.TRUSTED).orThrow();
                drain(arena);
            }
        }
    }

    /** A mail of this round must not be taken for one of the next. */
    private static void drain(Arena arena) {
        arena.awaitIdleQueue();
        arena.mail.forgetAll();
    }
}
