package com.jsonexpress.identity.it.http;

import com.jsonexpress.identity.IdentitySettings;
import com.jsonexpress.identity.it.support.Answer;
import com.jsonexpress.identity.it.support.App;
import com.jsonexpress.identity.it.support.Client;
import com.jsonexpress.identity.it.support.Secrets;
import com.jsonexpress.identity.kv.memory.MemoryKvStore;
import com.jsonexpress.identity.store.memory.MemoryUserStore;
import java.time.Duration;
import java.util.function.UnaryOperator;

/** A user with a session, another session, and one pending mail token of each kind; and whatever may end them. */
final class RevocationScene {
    static final String ADA = "ada@example.com";

    private static final String NEW = Secrets.note("a-quite-new-donkey");
    private static final String NEWER = Secrets.note("and-another-mule-then");

    /** What may end something. */
    enum Cause {
        NOTHING,
        PASSWORD_CHANGE,
        RESET,
        ROLE_CHANGE,
        DISABLE,
        DISABLE_AND_ENABLE,
        FORCED_RESET,
        DELETE,
        REVOKE,
        LOGOUT,
        LOGOUT_ALL,
        REFRESH_THEFT,
        EXPIRY_BY_REFRESH_TTL,
        EXPIRY_BY_SESSION_TTL,
        RESTART,
        RESTART_WITH_EMPTY_KV,
        RESTART_WITH_EMPTY_USER_STORE,
        RESTART_COUNTING_FROM_THIS_MOMENT,
        RESTART_COUNTING_FROM_A_MILLISECOND_LATER
    }

    /** What may be ended. */
    enum Thing {
        ACCESS_ON_APPLICATION,
        ACCESS_ON_ME,
        REFRESH,
        RESET_TOKEN,
        VERIFICATION_TOKEN,
        INVITATION
    }

    private final HttpContract contract;
    private final MemoryKvStore kv;
    private final MemoryUserStore store;
    private App app;
    private final String admin;
    private final String id;
    private Answer session;
    private final Answer otherSession;
    private final String resetToken;
    private final String verificationToken;
    private final String invitation;

    RevocationScene(HttpContract contract) {
        this.contract = contract;
        this.kv = contract.closing(new MemoryKvStore());
        this.store = contract.closing(new MemoryUserStore());
        this.app = contract.start(settings -> {
            kv.start(HttpContract.contextOf(settings));
            store.start(HttpContract.contextOf(settings));
            return limits().apply(settings).part(kv).part(store);
        });
        this.admin = app.admin("root@example.com");
        this.session = app.client().register(ADA);
        this.otherSession = app.client().login(ADA, Client.PASSWORD);
        this.id = session.string("user.id");
        this.verificationToken = app.mailbox().awaitToken(ADA, "Confirm");
        app.client().post("/auth/password/forgot", "email", ADA);
        this.resetToken = app.mailbox().awaitToken(ADA, "new password");
        app.client().send("POST", user() + "/invite", admin);
        this.invitation = app.mailbox().awaitToken(ADA, "Your account");
    }

    /** Sessions end before access tokens and mail tokens would. */
    private static UnaryOperator<IdentitySettings> limits() {
        return App.keys("jex.auth.refreshTtl", "10m", "jex.auth.sessionTtl", "14m", "jex.auth.refreshGrace", "10s");
    }

    void happen(Cause cause) {
        switch (cause) {
            case NOTHING -> {}
            case PASSWORD_CHANGE ->
                done(
                        200,
                        app.client()
                                .send(
                                        "POST",
                                        "/auth/password/change",
                                        otherSession.string("accessToken"),
                                        "currentPassword",
                                        Client.PASSWORD,
                                        "newPassword",
                                        NEW));
            case RESET -> done(200, reset(resetToken, NEW));
            case ROLE_CHANGE -> patch("role", "editor");
            case DISABLE -> patch("disabled", true);
            case DISABLE_AND_ENABLE -> {
                patch("disabled", true);
                patch("disabled", false);
            }
            case FORCED_RESET -> patch("requirePasswordReset", true);
            case DELETE -> done(204, app.client().send("DELETE", user(), admin));
            case REVOKE -> done(204, app.client().send("POST", user() + "/revoke", admin));
            case LOGOUT -> logout(session, false);
            case LOGOUT_ALL -> logout(otherSession, true);
            case REFRESH_THEFT -> steal();
            case EXPIRY_BY_REFRESH_TTL -> app.pass(Duration.ofMinutes(10));
            case EXPIRY_BY_SESSION_TTL -> {
                app.pass(Duration.ofMinutes(7));
                session = app.client().refresh(session.string("refreshToken"));
                app.pass(Duration.ofMinutes(7));
            }
            case RESTART -> restart(false, false);
            case RESTART_WITH_EMPTY_KV -> restart(true, false);
            case RESTART_WITH_EMPTY_USER_STORE -> restart(false, true);
            case RESTART_COUNTING_FROM_THIS_MOMENT -> restart(false, false, "jex.auth.notBefore", now());
            case RESTART_COUNTING_FROM_A_MILLISECOND_LATER -> {
                app.pass(Duration.ofMillis(1));
                restart(false, false, "jex.auth.notBefore", now());
            }
        }
    }

    /** Whether it still works. Uses it up. */
    boolean isAlive(Thing thing) {
        Answer answer = switch (thing) {
            case ACCESS_ON_APPLICATION -> app.client().get("/hello", session.string("accessToken"));
            case ACCESS_ON_ME -> app.client().get("/auth/me", session.string("accessToken"));
            case REFRESH -> app.client().refresh(session.string("refreshToken"));
            case RESET_TOKEN -> reset(resetToken, NEWER);
            case VERIFICATION_TOKEN -> app.client().post("/auth/verify", "token", verificationToken);
            case INVITATION -> reset(invitation, NEWER);
        };
        switch (thing) {
            case ACCESS_ON_APPLICATION, ACCESS_ON_ME -> refusedAs(answer, 401, "invalid_token");
            case REFRESH -> refusedAs(answer, 401, "invalid_refresh_token");
            default -> refusedAs(answer, 400, "invalid_token");
        }
        return answer.status() == 200;
    }

    private static void refusedAs(Answer answer, int status, String code) {
        if (answer.status() != 200) {
            HttpContract.expect(answer, status, code);
        }
    }

    private void steal() {
        String stolen = session.string("refreshToken");
        session = app.client().refresh(stolen);
        app.pass(Duration.ofSeconds(10));
        done(401, app.client().refresh(stolen));
    }

    /** Another process with the same secret, and with what of its stores remained. */
    private void restart(boolean emptyKv, boolean emptyStore, String... keys) {
        var time = app.time();
        app = contract.start(settings -> {
            IdentitySettings same = App.keys(keys)
                    .apply(limits().apply(settings.clock(time.clock()).ticker(time.ticker())));
            MemoryKvStore nextKv = emptyKv ? contract.closing(new MemoryKvStore()) : kv;
            MemoryUserStore nextStore = emptyStore ? contract.closing(new MemoryUserStore()) : store;
            if (emptyKv) {
                nextKv.start(HttpContract.contextOf(same));
            }
            if (emptyStore) {
                nextStore.start(HttpContract.contextOf(same));
            }
            return same.part(nextKv).part(nextStore);
        });
        if (emptyStore) {
            done(201, app.client().register(ADA));
        }
    }

    private String now() {
        return app.time().clock().instant().toString();
    }

    private void logout(Answer of, boolean all) {
        done(200, app.client().post("/auth/logout", "refreshToken", of.string("refreshToken"), "all", all));
    }

    private void patch(String name, Object value) {
        done(200, app.client().send("PATCH", user(), admin, name, value));
    }

    private Answer reset(String token, String password) {
        return app.client().post("/auth/password/reset", "token", token, "newPassword", password);
    }

    private String user() {
        return "/users/" + id;
    }

    private static void done(int status, Answer answer) {
        HttpContract.expect(answer, status);
    }
}
