package com.jsonexpress.identity.it.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.jsonexpress.identity.UserChanges;
import com.jsonexpress.identity.event.EventType;
import com.jsonexpress.identity.it.support.Answer;
import com.jsonexpress.identity.it.support.App;
import com.jsonexpress.identity.it.support.Client;
import com.jsonexpress.identity.it.support.Secrets;
import com.jsonexpress.identity.testkit.Race;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/** Windows between reading and writing, tried with many callers at once (security-bar 1, 12a; contract 2.3, 2.5). */
class RaceAttackTest {
    private static final int THREADS = 16;
    private static final int ROUNDS = 50;

    @Test
    void refresh_ofOneTokenByMany_givesOneSuccessor() {
        try (App app = App.start();
                Race race = new Race(THREADS)) {
            String current = app.client().register("ada@example.com").string("refreshToken");
            for (int round = 0; round < ROUNDS; round++) {
                String token = current;
                List<Answer> answers = race.round(() -> app.client().refresh(token));
                assertThat(answers).allMatch(answer -> answer.status() == 200 || answer.status() == 503);
                List<String> successors = answers.stream()
                        .filter(answer -> answer.status() == 200)
                        .map(answer -> answer.string("refreshToken"))
                        .distinct()
                        .toList();
                assertThat(successors).hasSize(1);
                current = successors.get(0);
            }
            assertThat(app.count(EventType.SESSION_REFRESHED)).isEqualTo(ROUNDS);
        }
    }

    @Test
    void refresh_withoutGraceByMany_hasOneWinner() {
        try (App app = App.start("jex.auth.refreshGrace", "0s");
                Race race = new Race(THREADS)) {
            for (int round = 0; round < ROUNDS; round++) {
                String token =
                        app.client().register("ada" + round + "@example.com").string("refreshToken");
                List<Answer> answers = race.round(() -> app.client().refresh(token));
                assertThat(answers.stream().filter(answer -> answer.status() == 200))
                        .hasSizeLessThanOrEqualTo(1);
            }
        }
    }

    @Test
    void reset_byOneLinkOfMany_succeedsOnce() {
        try (App app = App.start();
                Race race = new Race(THREADS)) {
            for (int round = 0; round < 20; round++) {
                String email = "ada" + round + "@example.com";
                app.client().register(email);
                app.client().post("/auth/password/forgot", "email", email);
                String token = app.mailbox().awaitToken(email, "new password");
                List<Answer> answers = race.round(() -> app.client()
                        .post(
                                "/auth/password/reset",
                                "token",
                                token,
                                "newPassword",
                                Secrets.note("horse-" + Thread.currentThread().getId() + "-of-many")));
                assertThat(answers.stream().filter(answer -> answer.status() == 200))
                        .hasSize(1);
            }
        }
    }

    /** One of the two is done; the password of the other is nowhere, and the session from before is dead. */
    @Test
    void change_besideAReset_oneOfThemIsDone() {
        String attackers = Secrets.note("attackers-own-password");
        String owners = Secrets.note("owners-own-password");
        try (App app = App.start();
                Race race = new Race(2)) {
            for (int round = 0; round < 20; round++) {
                String email = "ada" + round + "@example.com";
                String access = app.client().register(email).string("accessToken");
                app.client().post("/auth/password/forgot", "email", email);
                String token = app.mailbox().awaitToken(email, "new password");
                List<Callable<Answer>> both = List.of(
                        () -> app.client()
                                .send(
                                        "POST",
                                        "/auth/password/change",
                                        access,
                                        "currentPassword",
                                        Client.PASSWORD,
                                        "newPassword",
                                        attackers),
                        () -> app.client().post("/auth/password/reset", "token", token, "newPassword", owners));
                List<Answer> answers = race.round(both);
                boolean changed = answers.get(0).status() == 200;
                boolean reset = answers.get(1).status() == 200;
                assertThat(changed).isNotEqualTo(reset);
                assertThat(app.client().login(email, owners).status()).isEqualTo(reset ? 200 : 401);
                assertThat(app.client().login(email, attackers).status()).isEqualTo(changed ? 200 : 401);
                assertThat(app.client().get("/hello", access).status()).isEqualTo(401);
            }
        }
    }

    @Test
    void admins_demotingDisablingForcingAndDeletingEachOther_leaveOne() {
        try (App app = App.start();
                Race race = new Race(4)) {
            String seeded = app.identity()
                    .users()
                    .findByEmail("admin@local")
                    .orElseThrow()
                    .id();
            for (int round = 0; round < ROUNDS; round++) {
                List<String> ids = new java.util.ArrayList<>();
                for (int i = 0; i < 4; i++) {
                    String email = "root" + round + "x" + i + "@example.com";
                    app.admin(email);
                    ids.add(app.identity()
                            .users()
                            .findByEmail(email)
                            .orElseThrow()
                            .id());
                }
                if (round == 0) {
                    app.identity().users().delete(seeded).orThrow();
                }
                var users = app.identity().users();
                List<Callable<Boolean>> attacks = List.of(
                        () -> users.update(ids.get(0), UserChanges.role("user")).isOk(),
                        () -> users.update(ids.get(1), UserChanges.disabled(true))
                                .isOk(),
                        () -> users.update(ids.get(2), UserChanges.passwordReset())
                                .isOk(),
                        () -> users.delete(ids.get(3)).isOk());
                long done = race.round(attacks).stream().filter(ok -> ok).count();
                long before = round == 0 ? 4 : 5;
                assertThat(done).isEqualTo(Math.min(4, before - 1));
            }
        }
    }
}
