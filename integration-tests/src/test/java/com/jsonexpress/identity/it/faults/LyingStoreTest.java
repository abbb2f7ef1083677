package com.jsonexpress.identity.it.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.jsonexpress.identity.core.spi.UserRecord;
import com.jsonexpress.identity.it.support.Client;
import com.jsonexpress.identity.it.support.Secrets;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A user store that reads late: its conditional write decides, so nothing old comes back. */
class LyingStoreTest {
    private static final String NEW = Secrets.note("correct-battery-of-staples");

    @Test
    void find_thatIsStale_neitherUsesALinkTwiceNorBringsAPasswordBack() {
        try (Scene scene = new Scene()) {
            scene.boot();
            String id = scene.client().register("ada@example.com").string("user.id");
            scene.client().post("/auth/password/forgot", "email", "ada@example.com");
            String link = scene.mailbox().awaitToken("ada@example.com", "new password");
            UserRecord before = scene.record("ada@example.com");
            // both lie: users are read as they were, and no record in the key-value store is ever deleted
            scene.storeMeddler = (operation, arguments, real) ->
                    operation.equals("find") ? Optional.of(before) : real.call(arguments);
            scene.kvMeddler = (operation, arguments, real) -> operation.equals("delete") ? false : real.call(arguments);

            assertThat(reset(scene, link, NEW)).isEqualTo(200);
            assertThat(reset(scene, link, Client.PASSWORD)).isEqualTo(400);
            scene.heal();
            assertThat(scene.client().login("ada@example.com", NEW).status()).isEqualTo(200);
            assertThat(scene.client().login("ada@example.com", Client.PASSWORD).status())
                    .isEqualTo(401);
            assertThat(scene.store.find(id).orElseThrow().tokenVersion()).isEqualTo(1);
        }
    }

    @Test
    void find_thatIsStaleAtLogin_opensASessionThatIsDeadOnceTheTruthIsRead() {
        try (Scene scene = new Scene()) {
            scene.boot();
            String id = scene.client().register("ada@example.com").string("user.id");
            UserRecord before = scene.record("ada@example.com");
            scene.app().identity().users().revoke(id).orThrow();
            scene.storeMeddler = (operation, arguments, real) ->
                    operation.equals("find") ? Optional.of(before) : real.call(arguments);
            var session = scene.client().login("ada@example.com", Client.PASSWORD);
            scene.heal();
            assertThat(scene.client()
                            .get("/auth/me", session.string("accessToken"))
                            .status())
                    .isEqualTo(401);
            assertThat(scene.client().refresh(session.string("refreshToken")).status())
                    .isEqualTo(401);
        }
    }

    @Test
    void find_thatIsStaleAtVerification_doesNotActivateAContestedAddress() {
        try (Scene scene = new Scene()) {
            scene.boot();
            scene.client().register("ada@example.com");
            String link = scene.mailbox().awaitToken("ada@example.com", "Confirm");
            UserRecord before = scene.record("ada@example.com");
            scene.client().post("/auth/register", "email", "ada@example.com", "password", NEW);
            scene.storeMeddler = (operation, arguments, real) ->
                    operation.equals("find") ? Optional.of(before) : real.call(arguments);

            assertThat(scene.client().post("/auth/verify", "token", link).status())
                    .isEqualTo(400);
            scene.heal();
            assertThat(scene.record("ada@example.com").emailVerified()).isFalse();
        }
    }

    private static int reset(Scene scene, String link, String password) {
        return scene.client()
                .post("/auth/password/reset", "token", link, "newPassword", password)
                .status();
    }
}
