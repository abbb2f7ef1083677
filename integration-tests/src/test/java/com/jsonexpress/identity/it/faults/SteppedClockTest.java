package com.jsonexpress.identity.it.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.jsonexpress.identity.it.support.Answer;
import com.jsonexpress.identity.it.support.Client;
import com.jsonexpress.identity.it.support.Secrets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Security-bar 25: somebody sets the wall clock while no time passes. What has ended stays ended, what was counted stays
 * counted, and nothing is accepted for longer.
 */
class SteppedClockTest {
    private static final String ADA = "ada@example.com";
    private static final String NEW = Secrets.note("correct-battery-of-staples");

    private final Scene scene = new Scene("jex.limit.source.guesses", "1", "jex.limit.account.strangerGuesses", "10");

    static List<Duration> steps() {
        return List.of(
                Duration.ofHours(-1),
                Duration.ofDays(-1),
                Duration.ofDays(-3650),
                Duration.ofHours(1),
                Duration.ofDays(1),
                Duration.ofDays(3650));
    }

    static List<Duration> stepsBack() {
        return steps().stream().filter(Duration::isNegative).toList();
    }

    @AfterEach
    void close() {
        scene.close();
    }

    @ParameterizedTest
    @MethodSource("steps")
    void linksThatEndedOrWereUsed_stayDead(Duration step) {
        scene.boot();
        scene.client().register(ADA);
        String used = scene.mailbox().awaitToken(ADA, "Confirm");
        assertThat(scene.client().post("/auth/verify", "token", used).status()).isEqualTo(200);
        scene.client().post("/auth/password/forgot", "email", ADA);
        String ended = scene.mailbox().awaitToken(ADA, "new password");
        scene.pass(Duration.ofMinutes(30));
        scene.time.stepWallClock(step);
        assertThat(reset(ended).code()).isEqualTo("invalid_token");
        assertThat(scene.client().post("/auth/verify", "token", used).code()).isEqualTo("invalid_token");
    }

    @ParameterizedTest
    @MethodSource("steps")
    void sessionsThatEnded_stayDead(Duration step) {
        scene.boot();
        Answer unused = scene.client().register(ADA);
        scene.pass(Duration.ofDays(30));
        Answer loggedOut = scene.client().register("bob@example.com");
        scene.client().post("/auth/logout", "refreshToken", loggedOut.string("refreshToken"));
        Answer deleted = scene.client().register("cem@example.com");
        scene.users().delete(deleted.string("user.id")).orThrow();
        Answer revoked = scene.client().register("dan@example.com");
        scene.users().revoke(revoked.string("user.id")).orThrow();
        scene.time.stepWallClock(step);
        for (Answer dead : List.of(unused, loggedOut, deleted, revoked)) {
            assertThat(scene.client().refresh(dead.string("refreshToken")).status())
                    .isEqualTo(401);
            assertThat(scene.client().get("/hello", dead.string("accessToken")).status())
                    .isEqualTo(401);
        }
    }

    @ParameterizedTest
    @MethodSource("steps")
    void refreshTokenThatWasSpent_endsItsSession(Duration step) {
        scene.boot();
        String spent = scene.client().register(ADA).string("refreshToken");
        String current = scene.client().refresh(spent).string("refreshToken");
        scene.pass(Duration.ofSeconds(11));
        scene.time.stepWallClock(step);
        assertThat(scene.client().refresh(spent).status()).isEqualTo(401);
        assertThat(scene.client().refresh(current).status()).isEqualTo(401);
    }

    @ParameterizedTest
    @MethodSource("stepsBack")
    void accessToken_doesNotOutliveItsSession(Duration step) {
        scene.boot();
        Answer answer = scene.client().register(ADA);
        scene.time.stepWallClock(step);
        scene.pass(Duration.ofDays(30));
        assertThat(scene.client().get("/hello", answer.string("accessToken")).status())
                .isEqualTo(401);
        assertThat(scene.client().refresh(answer.string("refreshToken")).status())
                .isEqualTo(401);
    }

    @ParameterizedTest
    @MethodSource("steps")
    void sourceOverItsLimit_staysRefusedForTheRestOfItsWindow(Duration step) {
        scene.boot();
        Client stranger = scene.client().with("X-Forwarded-For", "203.0.113.9");
        stranger.register(ADA);
        for (int i = 0; i < 50; i++) {
            stranger.login("nobody" + i + "@example.com", "not-the-password-" + i);
        }
        assertThat(stranger.login(ADA, Client.PASSWORD).status()).isEqualTo(429);
        scene.time.stepWallClock(step);
        Answer refused = stranger.login(ADA, Client.PASSWORD);
        assertThat(refused.status()).isEqualTo(429);
        assertThat(Long.parseLong(refused.headers().first("Retry-After").orElseThrow()))
                .isBetween(1L, 600L);
        scene.pass(Duration.ofMinutes(10));
        assertThat(stranger.login(ADA, Client.PASSWORD).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @MethodSource("steps")
    void passwordThatWasSwitchedOff_staysOff(Duration step) {
        scene.boot();
        scene.client().register(ADA);
        for (int i = 0; i < 10; i++) {
            scene.client().login(ADA, "not-the-password-" + i);
        }
        assertThat(scene.client().login(ADA, Client.PASSWORD).status()).isEqualTo(401);
        scene.time.stepWallClock(step);
        assertThat(scene.client().login(ADA, Client.PASSWORD).status()).isEqualTo(401);
    }

    @ParameterizedTest
    @MethodSource("steps")
    void livingSession_goesOnUnlessItsTimeIsOver(Duration step) {
        scene.boot();
        String token = scene.client().register(ADA).string("refreshToken");
        scene.time.stepWallClock(step);
        boolean over = step.compareTo(Duration.ofDays(30)) >= 0;
        Answer refreshed = scene.client().refresh(token);
        assertThat(refreshed.status()).isEqualTo(over ? 401 : 200);
        if (!over) {
            assertThat(scene.client()
                            .get("/auth/me", refreshed.string("accessToken"))
                            .status())
                    .isEqualTo(200);
        }
    }

    @ParameterizedTest
    @MethodSource("steps")
    void account_madeBeforeTheStep_isAsGoodAsBefore(Duration step) {
        scene.boot();
        scene.client().register(ADA);
        scene.time.stepWallClock(step);
        String access = scene.client().login(ADA, Client.PASSWORD).string("accessToken");
        assertThat(scene.client().get("/auth/me", access).status()).isEqualTo(200);
        scene.client().post("/auth/password/forgot", "email", ADA);
        assertThat(reset(scene.mailbox().awaitToken(ADA, "new password")).status())
                .isEqualTo(200);
        assertThat(scene.client().login(ADA, NEW).status()).isEqualTo(200);
    }

    private Answer reset(String token) {
        return scene.client().post("/auth/password/reset", "token", token, "newPassword", NEW);
    }
}
