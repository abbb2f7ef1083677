package com.jsonexpress.identity.it.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.jsonexpress.identity.IssuedSession;
import com.jsonexpress.identity.Users;
import com.jsonexpress.identity.asvs.Asvs;
import com.jsonexpress.identity.it.support.Answer;
import com.jsonexpress.identity.it.support.App;
import com.jsonexpress.identity.it.support.Client;
import com.jsonexpress.identity.it.support.Secrets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sessions at their edges (contract 2.2, 2.5). */
class SessionEdgeTest {

    @Test
    void sessionWithoutMethods_afterARefresh_isStillGood() {
        try (App app = App.start()) {
            String id = app.client().register("ada@example.com").string("user.id");
            IssuedSession session =
                    app.identity().users().issueSession(id, List.of()).orThrow();
            Secrets.note(session.accessToken());
            Answer refreshed = app.client().refresh(Secrets.note(session.refreshToken()));
            assertThat(refreshed.status()).isEqualTo(200);
            assertThat(app.client()
                            .get("/auth/me", refreshed.string("accessToken"))
                            .status())
                    .isEqualTo(200);
        }
    }

    @Test
    void issueSession_withMethodsThatNoTokenCouldHold_isRefused() {
        try (App app = App.start()) {
            String id = app.client().register("ada@example.com").string("user.id");
            Users users = app.identity().users();
            for (String method : List.of("", "magic link", "a\u0000", "é", "a\"", "a\\", "x".repeat(65))) {
                assertThatIllegalArgumentException().isThrownBy(() -> users.issueSession(id, List.of(method)));
            }
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> users.issueSession(id, Collections.nCopies(17, "sso")));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> users.issueSession(id, Collections.nCopies(9, "x".repeat(57))));
            List<String> mine = new ArrayList<>(Collections.nCopies(16, "x".repeat(32)));
            IssuedSession session = users.issueSession(id, mine).orThrow();
            mine.clear();
            assertThat(app.client()
                            .get("/auth/me", Secrets.note(session.accessToken()))
                            .status())
                    .isEqualTo(200);
            Secrets.note(session.refreshToken());
        }
    }

    /** Nobody is refused, and nobody fills the store. */
    @Asvs("7.1.2")
    @Test
    void sessionsOfAUser_pastAHundredWithinADay_endAfterAnHour() {
        try (App app = App.start()) {
            String id = app.client().register("ada@example.com").string("user.id");
            String other = app.client().register("bob@example.com").string("user.id");
            List<String> tokens = new ArrayList<>();
            for (int session = 2; session <= 101; session++) {
                tokens.add(issue(app, id));
            }
            String others = issue(app, other);
            String beyond = tokens.get(99); // after 99 and the registration's
            String used = app.client().refresh(issue(app, id)).string("refreshToken");

            app.pass(Duration.ofMinutes(61));

            assertThat(app.client().refresh(beyond).status()).isEqualTo(401);
            assertThat(app.client().refresh(used).status()).isEqualTo(401);
            assertThat(app.client().refresh(tokens.get(98)).status()).isEqualTo(200);
            assertThat(app.client().refresh(others).status()).isEqualTo(200);

            app.pass(Duration.ofHours(23));
            String nextDay = issue(app, id);
            app.pass(Duration.ofHours(2));
            assertThat(app.client().refresh(nextDay).status()).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @CsvSource({"true, 1, 401", "true, 2, 200", "false, 1, 200"})
    void sessionsPerDay_isAsConfigured_andOffWithAllLimits(String limits, String perDay, int status) {
        try (App app = App.start("jex.limit.enabled", limits, "jex.limit.account.sessionsPerDay", perDay)) {
            String second = issue(app, app.client().register("ada@example.com").string("user.id"));

            app.pass(Duration.ofMinutes(61));

            assertThat(app.client().refresh(second).status()).isEqualTo(status);
        }
    }

    private static String issue(App app, String id) {
        IssuedSession session =
                app.identity().users().issueSession(id, List.of("sso")).orThrow();
        Secrets.note(session.accessToken());
        return Secrets.note(session.refreshToken());
    }

    @Test
    void logoutOfAll_withAnAccessTokenOfAnEndedSession_endsNothing() {
        try (App app = App.start("jex.auth.sessionCheck", "false")) {
            Client client = app.client();
            Answer lost = client.register("ada@example.com");
            Answer kept = client.login("ada@example.com", Client.PASSWORD);
            client.post("/auth/logout", "refreshToken", lost.string("refreshToken"));
            assertThat(client.send("POST", "/auth/logout", lost.string("accessToken"), "all", true)
                            .status())
                    .isEqualTo(200);
            assertThat(client.refresh(kept.string("refreshToken")).status()).isEqualTo(200);
        }
    }

    @Test
    void logoutOfAll_withTheAccessTokenOfALivingSession_endsAll() {
        try (App app = App.start("jex.auth.sessionCheck", "false")) {
            Client client = app.client();
            Answer one = client.register("ada@example.com");
            Answer other = client.login("ada@example.com", Client.PASSWORD);
            client.send("POST", "/auth/logout", one.string("accessToken"), "all", true);
            assertThat(client.refresh(other.string("refreshToken")).status()).isEqualTo(401);
            assertThat(client.get("/hello", other.string("accessToken")).status())
                    .isEqualTo(401);
        }
    }
}
