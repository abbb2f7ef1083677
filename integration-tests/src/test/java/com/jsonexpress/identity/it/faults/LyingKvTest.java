package com.jsonexpress.identity.it.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.jsonexpress.identity.asvs.Asvs;
import com.jsonexpress.identity.event.EventType;
import com.jsonexpress.identity.it.support.Answer;
import com.jsonexpress.identity.it.support.Client;
import com.jsonexpress.identity.it.support.Secrets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A key-value store that lies lets nobody in who was not in before, and spends nothing. */
@Asvs("16.5.3")
class LyingKvTest {
    private static final String NEW = Secrets.note("correct-battery-of-staples");

    private final Scene scene = new Scene();

    /** Answers every read with the first value that the key ever had. */
    private static final class Stale implements Meddler {
        private final Map<String, Object> first = new ConcurrentHashMap<>();

        @Override
        public Object on(String operation, Object[] arguments, Real real) throws Throwable {
            Object answer = real.call(arguments);
            return operation.equals("get") && answer instanceof Optional<?> present
                    ? first.compute((String) arguments[0], (key, old) -> old != null && isPresent(old) ? old : present)
                    : answer;
        }

        private static boolean isPresent(Object answer) {
            return ((Optional<?>) answer).isPresent();
        }
    }

    @BeforeEach
    void boot() {
        scene.boot();
    }

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void get_thatIsStale_neverRevivesAnEndedSessionForRefresh() {
        scene.kvMeddler = new Stale();
        Answer user = scene.client().register("ada@example.com");
        String token = user.string("refreshToken");
        scene.client().get("/auth/me", user.string("accessToken"));
        scene.client().post("/auth/logout", "refreshToken", token);
        assertThat(scene.client().refresh(token).status()).isIn(401, 503);
    }

    @Test
    void get_thatIsStale_letsNoRevokedTokenThrough() {
        scene.kvMeddler = new Stale();
        Answer user = scene.client().register("ada@example.com");
        scene.client().get("/auth/me", user.string("accessToken"));
        scene.app().identity().users().revoke(user.string("user.id")).orThrow();
        assertThat(scene.client().get("/auth/me", user.string("accessToken")).status())
                .isEqualTo(401);
        assertThat(scene.client().refresh(user.string("refreshToken")).status()).isEqualTo(401);
    }

    @Test
    void get_thatIsStaleAfterAReset_doesNotLetTheLinkWorkTwice() {
        scene.kvMeddler = new Stale();
        scene.client().register("ada@example.com");
        scene.client().post("/auth/password/forgot", "email", "ada@example.com");
        String link = scene.mailbox().awaitToken("ada@example.com", "new password");
        assertThat(reset(link, NEW).status()).isEqualTo(200);
        assertThat(reset(link, Client.PASSWORD).code()).isEqualTo("invalid_token");
        assertThat(scene.client().login("ada@example.com", NEW).status()).isEqualTo(200);
    }

    @Test
    void store_thatIgnoresTheTtl_revivesNothing() {
        scene.kvMeddler = (operation, arguments, real) -> {
            Object[] changed = arguments.clone();
            for (int i = 0; i < changed.length; i++) {
                changed[i] = changed[i] instanceof Duration ? Duration.ofDays(366) : changed[i];
            }
            return real.call(changed);
        };
        Answer user = scene.client().register("ada@example.com");
        scene.client().post("/auth/password/forgot", "email", "ada@example.com");
        String link = scene.mailbox().awaitToken("ada@example.com", "new password");
        String verification = scene.mailbox().awaitToken("ada@example.com", "Confirm");
        scene.pass(Duration.ofMinutes(30));
        assertThat(reset(link, NEW).code()).isEqualTo("invalid_token");
        scene.pass(Duration.ofHours(24));
        assertThat(scene.client().post("/auth/verify", "token", verification).code())
                .isEqualTo("invalid_token");
        scene.pass(Duration.ofDays(30));
        assertThat(scene.client().refresh(user.string("refreshToken")).status()).isEqualTo(401);
    }

    @Test
    void get_thatReturnsNull_isAFaultOfOursAndSpendsNothing() {
        Answer user = scene.client().register("ada@example.com");
        scene.kvMeddler = (operation, arguments, real) -> operation.equals("get") ? null : real.call(arguments);
        assertThat(scene.client().refresh(user.string("refreshToken")).status()).isGreaterThanOrEqualTo(500);
        assertThat(scene.client().get("/auth/me", user.string("accessToken")).status())
                .isGreaterThanOrEqualTo(500);
        scene.heal();
        assertThat(scene.client().refresh(user.string("refreshToken")).status()).isEqualTo(200);
    }

    @Test
    void get_thatReturnsRubbish_isAFaultOfOursAndSpendsNothing() {
        Answer user = scene.client().register("ada@example.com");
        scene.kvMeddler = (operation, arguments, real) ->
                operation.equals("get") ? Optional.of(new byte[] {1, 2, 3}) : real.call(arguments);
        assertThat(scene.client().refresh(user.string("refreshToken")).status()).isGreaterThanOrEqualTo(500);
        scene.heal();
        assertThat(scene.client().refresh(user.string("refreshToken")).status()).isEqualTo(200);
    }

    @Test
    void get_thatReturnsAnotherUsersSession_letsNobodyIn() {
        Answer ada = scene.client().register("ada@example.com");
        Answer eve = scene.client().register("eve@example.com");
        swap("session/" + sessionOf(ada), "session/" + sessionOf(eve));
        assertThat(scene.client().refresh(ada.string("refreshToken")).status()).isEqualTo(401);
        assertThat(scene.client().get("/auth/me", ada.string("accessToken")).status())
                .isEqualTo(401);
        scene.heal();
        assertThat(scene.client().refresh(ada.string("refreshToken")).status()).isEqualTo(200);
    }

    @Test
    void get_thatReturnsAnotherUsersMailToken_changesNobodysPassword() {
        Answer ada = scene.client().register("ada@example.com");
        Answer eve = scene.client().register("eve@example.com");
        scene.client().post("/auth/password/forgot", "email", "ada@example.com");
        String link = scene.mailbox().awaitToken("ada@example.com", "new password");
        scene.client().post("/auth/password/forgot", "email", "eve@example.com");
        scene.mailbox().awaitToken("eve@example.com", "new password");
        swap("mail/reset/" + ada.string("user.id"), "mail/reset/" + eve.string("user.id"));
        assertThat(reset(link, NEW).code()).isEqualTo("invalid_token");
        scene.heal();
        assertThat(scene.client().login("ada@example.com", NEW).status()).isEqualTo(401);
        assertThat(scene.client().login("eve@example.com", NEW).status()).isEqualTo(401);
        assertThat(reset(link, NEW).status()).isEqualTo(200);
    }

    @Test
    void replace_thatSucceedsTwice_givesBothTheSameSuccessor() {
        Answer user = scene.client().register("ada@example.com");
        String token = user.string("refreshToken");
        scene.kvMeddler = (operation, arguments, real) -> operation.equals("replace") ? true : real.call(arguments);
        String first = scene.client().refresh(token).string("refreshToken");
        String second = scene.client().refresh(token).string("refreshToken");
        assertThat(second).isEqualTo(first);
        scene.heal();
        assertThat(scene.client().refresh(first).status())
                .as("the store lost the write")
                .isEqualTo(200);
        assertThat(scene.app().count(EventType.REFRESH_AHEAD)).isEqualTo(1);
    }

    @Test
    void setIfAbsent_thatSucceedsForAll_stillMakesOneUsableLink() {
        scene.client().register("ada@example.com");
        scene.kvMeddler = (operation, arguments, real) -> {
            if (operation.equals("setIfAbsent")) {
                real.call(arguments);
                return true;
            }
            return real.call(arguments);
        };
        scene.client().post("/auth/password/forgot", "email", "ada@example.com");
        String link = scene.mailbox().awaitToken("ada@example.com", "new password");
        scene.client().post("/auth/password/forgot", "email", "ada@example.com");
        assertThat(reset(link, NEW).status()).isEqualTo(200);
        assertThat(reset(link, NEW).status()).isEqualTo(400);
    }

    private Answer reset(String link, String password) {
        return scene.client().post("/auth/password/reset", "token", link, "newPassword", password);
    }

    private void swap(String asked, String answered) {
        scene.kvMeddler = (operation, arguments, real) ->
                operation.equals("get") && arguments[0].equals(asked) ? real.call(answered) : real.call(arguments);
    }

    private static String sessionOf(Answer answer) {
        return answer.string("refreshToken").split("\\.")[0];
    }
}
