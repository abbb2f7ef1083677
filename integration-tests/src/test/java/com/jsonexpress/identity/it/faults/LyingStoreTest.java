package com.jsonexpress.identity.it.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.jsonexpress.identity.UserChanges;
import com.jsonexpress.identity.access.Audience;
import com.jsonexpress.identity.core.spi.MailKind;
import com.jsonexpress.identity.core.spi.UserPatch;
import com.jsonexpress.identity.core.spi.UserRecord;
import com.jsonexpress.identity.core.spi.UserStore;
import com.jsonexpress.identity.core.spi.UserWrite;
import com.jsonexpress.identity.error.UnavailableException;
import com.jsonexpress.identity.event.EventType;
import com.jsonexpress.identity.field.UserField;
import com.jsonexpress.identity.it.support.Answer;
import com.jsonexpress.identity.it.support.App;
import com.jsonexpress.identity.it.support.Client;
import com.jsonexpress.identity.it.support.Secrets;
import com.jsonexpress.identity.schema.Identifier;
import com.jsonexpress.identity.store.memory.MemoryUserStore;
import com.jsonexpress.identity.testkit.MovableTime;
import com.jsonexpress.identity.testkit.TestContext;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
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

    /** As a crash leaves it: the queue takes no mail of the reset, so the mark alone tells of it. */
    @Test
    void verification_overtakenByAForcedReset_leavesItsMailOwed() {
        try (Scene scene = new Scene()) {
            App app = scene.boot();
            String id = scene.client().register("ada@example.com").string("user.id");
            String link = scene.mailbox().awaitToken("ada@example.com", "Confirm");
            app.settle();
            scene.store.update(
                    id,
                    UserPatch.builder(scene.time.clock().instant())
                            .owe(MailKind.VERIFICATION)
                            .build());
            scene.queueMeddler = (operation, arguments, real) -> {
                throw new UnavailableException("the queue is down in a test");
            };
            scene.storeMeddler = (operation, arguments, real) -> {
                if (operation.equals("update")) {
                    scene.storeMeddler = Meddler.HONEST;
                    scene.users().update(id, UserChanges.passwordReset()).orThrow();
                }
                return real.call(arguments);
            };

            assertThat(scene.client().post("/auth/verify", "token", link).status())
                    .isEqualTo(200);
            assertThat(scene.record("ada@example.com").emailVerified()).isTrue();
            assertThat(scene.record("ada@example.com").owedMail()).contains(MailKind.RESET);
        }
    }

    @Test
    void invite_ofAUserWhoIsDeletedMeanwhile_is404AndRefusesNothing() {
        try (Scene scene = new Scene()) {
            App app = scene.boot();
            String admin = app.admin("root@example.com");
            String id = scene.client()
                    .send("POST", "/users", admin, "email", "bob@example.com", "role", "editor")
                    .string("id");
            app.mailbox().await("bob@example.com", "account at");
            app.settle();
            scene.storeMeddler = (operation, arguments, real) -> {
                if (operation.equals("update") && arguments[0].equals(id)) {
                    scene.store.delete(id, scene.time.clock().instant());
                }
                return real.call(arguments);
            };

            Answer answer = scene.client().send("POST", "/users/" + id + "/invite", admin);

            assertThat(answer.status()).isEqualTo(404);
            assertThat(app.count(EventType.USER_CHANGE_REFUSED)).isZero();
            assertThat(app.count(EventType.USER_INVITED)).isZero();
        }
    }

    /** As when the other registration of the address is deleted before it is read. */
    @Test
    void register_inVerifiedModeOfAnAddressThatIsTakenAndGoneAgain_answersAsAlways() {
        try (Scene scene = new Scene("jex.auth.requireVerifiedEmail", "true")) {
            scene.boot();
            Answer usual = scene.client().register("bob@example.com");
            scene.storeMeddler = (operation, arguments, real) ->
                    operation.equals("create") ? new UserWrite.Taken(Identifier.EMAIL) : real.call(arguments);

            Answer answer = scene.client().register("ada@example.com");

            assertThat(answer.status()).isEqualTo(202);
            assertThat(answer.text()).isEqualTo(usual.text());
            scene.queueMeddler = (operation, arguments, real) -> {
                throw new UnavailableException("the queue is down in a test");
            };
            assertThat(scene.client().register("bob@example.com").status()).isEqualTo(503);
            assertThat(scene.client().register("ada@example.com").status()).isEqualTo(503);
        }
    }

    /** It writes nothing where nothing changes, and so has to see that something did. */
    @Test
    void patch_ofAValueThatIsThereAlready_winsOverAChangeMeanwhile() {
        whileTheNicknameChanges((app, ada, admin) ->
                assertThat(nickname(app, ada, "ada").at("nickname")).isEqualTo("ada"));
    }

    @Test
    void patch_thatAlsoDisables_isDoneOnceThoughAFieldChangesMeanwhile() {
        whileTheNicknameChanges((app, ada, admin) -> {
            Answer patched = app.client()
                    .send("PATCH", "/users/" + ada.string("user.id"), admin, "disabled", true, "nickname", "ada");

            assertThat(patched.at("nickname")).isEqualTo("ada");
            assertThat(app.count(EventType.USER_DISABLED)).isEqualTo(1);
        });
    }

    private interface Patching {
        void on(App app, Answer ada, String admin);
    }

    /** Ada's, between what reads it and what writes. */
    private static void whileTheNicknameChanges(Patching patching) {
        MemoryUserStore store = new MemoryUserStore();
        store.start(TestContext.at(new MovableTime()).context());
        AtomicReference<Meddler> meddler = new AtomicReference<>(Meddler.HONEST);
        try (App app = App.start(
                settings -> settings.field(UserField.text("nickname", 20).writeBy(Audience.OWNER))
                        .part(Meddler.between(UserStore.class, store, meddler::get)))) {
            String admin = app.admin("root@example.com");
            Answer ada = app.client().register("ada@example.com");
            nickname(app, ada, "ada");
            meddler.set((operation, arguments, real) -> {
                if (operation.equals("update")) {
                    meddler.set(Meddler.HONEST);
                    nickname(app, ada, "eve");
                }
                return real.call(arguments);
            });
            patching.on(app, ada, admin);
        }
        store.close();
    }

    private static Answer nickname(App app, Answer session, String name) {
        String path = "/users/" + session.string("user.id");
        return app.client().send("PATCH", path, session.string("accessToken"), "nickname", name);
    }

    private static int reset(Scene scene, String link, String password) {
        return scene.client()
                .post("/auth/password/reset", "token", link, "newPassword", password)
                .status();
    }
}
