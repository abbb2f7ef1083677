package com.jsonexpress.identity.it.security;

import static com.jsonexpress.identity.event.EventType.*;
import static org.assertj.core.api.Assertions.assertThat;

import com.jsonexpress.identity.UserChanges;
import com.jsonexpress.identity.access.Audience;
import com.jsonexpress.identity.core.plugin.UserHook;
import com.jsonexpress.identity.error.CommonError;
import com.jsonexpress.identity.error.Result;
import com.jsonexpress.identity.event.EventType;
import com.jsonexpress.identity.event.IdentityEvent;
import com.jsonexpress.identity.field.FieldChanges;
import com.jsonexpress.identity.field.UserField;
import com.jsonexpress.identity.http.Headers;
import com.jsonexpress.identity.it.support.Answer;
import com.jsonexpress.identity.it.support.App;
import com.jsonexpress.identity.it.support.Client;
import com.jsonexpress.identity.it.support.Secrets;
import com.jsonexpress.identity.schema.User;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Every outcome is an event: about whom, by whom, when, from where, and why it failed (security-bar 19). */
class EventsTest {
    private static final String ADA = "ada@example.com";
    private static final String WRONG = Secrets.note("not-her-parrot-at-all");
    private static final String NEW = Secrets.note("a-quite-new-parrot");
    private static final String HERE = "203.0.113.7";

    private final App app = App.start("jex.limit.trustedProxies", "127.0.0.1");
    private final Client client = app.client().with("X-Forwarded-For", HERE);

    @AfterEach
    void stop() {
        app.close();
    }

    @Test
    void accounts_registeringAndSigningIn_areTold() {
        Answer ada = register();
        String id = ada.string("user.id");
        told(USER_REGISTERED, id, null, null);
        client.register(ADA);
        told(REGISTRATION_REPEATED, id, null, null);
        client.post("/auth/register", "email", ADA, "password", WRONG);
        told(ADDRESS_CONTESTED, id, null, null);

        client.login(ADA, WRONG);
        told(LOGIN_FAILED, id, null, "invalid_credentials");
        client.login("nobody@example.com", WRONG);
        told(LOGIN_FAILED, null, null, "invalid_credentials");
        client.login(ADA, Client.PASSWORD);
        told(LOGIN_SUCCEEDED, id, null, null);

        String refresh = ada.string("refreshToken");
        String next = client.refresh(refresh).string("refreshToken");
        toldWithSession(SESSION_REFRESHED, id);
        client.refresh(refresh);
        toldWithSession(REFRESH_IN_GRACE, id);
        client.refresh("no.refresh.token");
        told(REFRESH_REFUSED, null, null, "unknown_or_forged");
        client.post("/auth/logout", "refreshToken", next, "all", true);
        told(ALL_SESSIONS_ENDED, id, null, null);
        assertThat(last(SESSION_ENDED).user()).contains(id);
        assertThat(last(SESSION_ENDED).client()).isPresent();
    }

    @Test
    void registration_thatIsSwitchedOff_isTold() {
        try (App closed = App.start("jex.auth.allowRegistration", "false")) {
            closed.client().register(ADA);
            assertThat(closed.events())
                    .filteredOn(event -> event.type() == REGISTRATION_REFUSED)
                    .singleElement()
                    .satisfies(event -> assertThat(event.reason()).contains("registration_disabled"));
        }
    }

    @Test
    void passwordsAndAddresses_areTold() {
        Answer ada = register();
        String id = ada.string("user.id");
        String bearer = ada.string("accessToken");
        change(bearer, WRONG);
        told(PASSWORD_CHANGE_FAILED, id, id, "invalid_credentials");
        change(bearer, Client.PASSWORD);
        told(PASSWORD_CHANGED, id, id, null);

        client.post("/auth/verify/resend", "email", ADA);
        told(EMAIL_VERIFICATION_REQUESTED, null, null, "anonymous");
        client.post("/auth/verify", "token", "nonsense");
        told(EMAIL_VERIFICATION_FAILED, null, null, "invalid_token");
        client.post("/auth/verify", "token", app.mailbox().awaitToken(ADA, "Confirm"));
        told(EMAIL_VERIFIED, id, null, null);

        client.post("/auth/password/forgot", "email", ADA);
        told(PASSWORD_RESET_REQUESTED, null, null, "anonymous");
        client.post("/auth/password/reset", "token", "nonsense", "newPassword", NEW);
        told(PASSWORD_RESET_FAILED, null, null, "invalid_token");
        String token = app.mailbox().awaitToken(ADA, "new password");
        client.post("/auth/password/reset", "token", token, "newPassword", Client.PASSWORD);
        told(PASSWORD_RESET, id, null, null);
    }

    @Test
    void links_thatFitNoMore_areToldWithTheirUser() {
        Answer ada = register();
        String id = ada.string("user.id");
        String verification = app.mailbox().awaitToken(ADA, "Confirm");
        client.post("/auth/register", "email", ADA, "password", WRONG);
        client.post("/auth/verify", "token", verification);
        told(EMAIL_VERIFICATION_FAILED, id, null, "invalid_token");

        client.post("/auth/password/forgot", "email", ADA);
        String reset = app.mailbox().awaitToken(ADA, "new password");
        change(ada.string("accessToken"), Client.PASSWORD);
        client.post("/auth/password/reset", "token", reset, "newPassword", WRONG);
        told(PASSWORD_RESET_FAILED, id, null, "invalid_token");
    }

    @Test
    void forcedReset_withThePasswordOfBefore_isTold() {
        String id = register().string("user.id");
        app.identity().users().update(id, UserChanges.passwordReset()).orThrow();
        String reset = app.mailbox().awaitToken(ADA, "new password");
        client.post("/auth/password/reset", "token", reset, "newPassword", Client.PASSWORD);
        told(PASSWORD_RESET_FAILED, id, null, "unchanged");
    }

    @Test
    void users_thatAHookRefuses_areTold() {
        try (App refusing = App.start(settings -> settings.part(new Strict()))) {
            String bearer = refusing.admin("root@example.com");
            Client caller = refusing.client();
            String bob = caller.register("bob@strict.example").string("user.id");
            assertThat(caller.register("new@strict.example").status()).isEqualTo(403);
            assertThat(reason(refusing, REGISTRATION_REFUSED)).isEqualTo(" forbidden");

            caller.send("POST", "/users", bearer, "email", "new@strict.example", "role", "editor");
            assertThat(reason(refusing, USER_CHANGE_REFUSED)).isEqualTo(" forbidden");
            caller.send("PATCH", "/users/" + bob, bearer, "role", "editor");
            assertThat(reason(refusing, USER_CHANGE_REFUSED)).isEqualTo(bob + " forbidden");
        }
    }

    /** Has nobody new, and no change of who is there. */
    private static final class Strict implements UserHook {
        @Override
        public Result<Map<String, Object>> beforeCreate(String email, String role, Map<String, Object> fields) {
            return email.equals("new@strict.example") ? Result.failed(CommonError.FORBIDDEN) : Result.ok(fields);
        }

        @Override
        public Result<FieldChanges> beforeUpdate(User user, FieldChanges changes) {
            return user.email().endsWith("@strict.example") ? Result.failed(CommonError.FORBIDDEN) : Result.ok(changes);
        }
    }

    /** Of the last one: about whom, and why. */
    private static String reason(App app, EventType type) {
        IdentityEvent event = last(app, type);
        return event.user().orElse("") + " " + event.reason().orElse("");
    }

    @Test
    void administration_isToldWithItsActor() {
        String bearer = app.admin("root@example.com");
        String root = app.identity()
                .users()
                .findByEmail("root@example.com")
                .orElseThrow()
                .id();
        String id = client.send("POST", "/users", bearer, "email", ADA, "role", "editor")
                .string("id");
        told(USER_PROVISIONED, id, root, null);
        client.send("POST", "/users/" + id + "/invite", bearer);
        told(USER_INVITED, id, root, null);
        patch(id, bearer, "role", "author");
        told(USER_UPDATED, id, root, "role");
        patch(id, bearer, "requirePasswordReset", true);
        told(PASSWORD_RESET_FORCED, id, root, null);
        told(USER_UPDATED, id, root, null);
        patch(id, bearer, "disabled", true);
        told(USER_DISABLED, id, root, null);
        patch(id, bearer, "disabled", false);
        told(USER_ENABLED, id, root, null);
        client.send("POST", "/users/" + id + "/revoke", bearer);
        told(USER_REVOKED, id, root, null);
        client.send("DELETE", "/users/" + id, bearer);
        told(USER_DELETED, id, root, null);

        String seeded =
                app.identity().users().findByEmail("admin@local").orElseThrow().id();
        client.send("DELETE", "/users/" + seeded, bearer);
        patch(root, bearer, "role", "editor");
        told(USER_CHANGE_REFUSED, root, root, "last_admin");
    }

    @Test
    void patch_thatChangesNothing_isNotToldAndLeavesTheTimeOfTheLastChange() {
        String bearer = app.admin("root@example.com");
        User root = app.identity().users().findByEmail("root@example.com").orElseThrow();
        long told = app.count(USER_UPDATED);
        app.pass(Duration.ofMinutes(1));

        assertThat(client.raw(
                                "PATCH",
                                "/users/" + root.id(),
                                Headers.of("Authorization", "Bearer " + bearer),
                                "{}".getBytes(StandardCharsets.US_ASCII))
                        .status())
                .isEqualTo(200);
        patch(root.id(), bearer, "role", "admin");
        patch(root.id(), bearer, "disabled", false);

        assertThat(app.count(USER_UPDATED)).isEqualTo(told);
        assertThat(app.identity().users().find(root.id())).contains(root);
    }

    @Test
    void patch_ofAFieldThatHasTheValueAlready_isNotTold() {
        try (App fields = App.start(
                settings -> settings.field(UserField.text("nickname", 20).writeBy(Audience.OWNER)))) {
            Answer ada = fields.client().register(ADA);
            String path = "/users/" + ada.string("user.id");
            for (int i = 0; i < 2; i++) {
                Answer patched = fields.client().send("PATCH", path, ada.string("accessToken"), "nickname", "ada");
                assertThat(patched.at("nickname")).isEqualTo("ada");
                assertThat(fields.count(USER_UPDATED)).isEqualTo(1);
                fields.pass(Duration.ofMinutes(1));
            }
            fields.client().send("PATCH", path, ada.string("accessToken"), "nickname", null);
            assertThat(fields.count(USER_UPDATED)).isEqualTo(2);
        }
    }

    @Test
    void access_thatIsRefused_isTold() {
        Answer ada = register();
        client.send("GET", "/users", ada.string("accessToken"));
        told(ACCESS_DENIED, ada.string("user.id"), null, "forbidden");
        client.get("/hello", "");
        told(TOKEN_REFUSED, null, null, "no_credentials");
        client.get("/hello", "nonsense");
        told(TOKEN_REFUSED, null, null, "not_three_parts");
    }

    @Test
    void firstAdmin_isTold() {
        String seeded =
                app.identity().users().findByEmail("admin@local").orElseThrow().id();
        assertThat(last(ADMIN_SEEDED).user()).contains(seeded);
        assertThat(last(ADMIN_PASSWORD_TOLD).user()).contains(seeded);
    }

    private Answer register() {
        return client.register(ADA);
    }

    private void change(String bearer, String current) {
        client.send("POST", "/auth/password/change", bearer, "currentPassword", current, "newPassword", NEW);
    }

    private void patch(String id, String bearer, String name, Object value) {
        client.send("PATCH", "/users/" + id, bearer, name, value);
    }

    private void toldWithSession(EventType type, String user) {
        told(type, user, null, null);
        assertThat(last(type).session()).isPresent();
    }

    /** The last event of the type is about this; where nobody is known, it names nobody. */
    private void told(EventType type, @Nullable String user, @Nullable String actor, @Nullable String reason) {
        IdentityEvent event = last(type);
        assertThat(event.user()).as("user of %s", type).isEqualTo(Optional.ofNullable(user));
        assertThat(event.actor()).as("actor of %s", type).isEqualTo(Optional.ofNullable(actor));
        assertThat(event.client()).as("client of %s", type).contains(HERE);
        assertThat(event.reason()).as("reason of %s", type).isEqualTo(Optional.ofNullable(reason));
        assertThat(event.at())
                .as("time of %s", type)
                .isEqualTo(app.time().clock().instant());
    }

    private IdentityEvent last(EventType type) {
        return last(app, type);
    }

    private static IdentityEvent last(App app, EventType type) {
        return app.events().stream()
                .filter(event -> event.type() == type)
                .reduce((first, second) -> second)
                .orElseThrow(() -> new AssertionError("no event " + type));
    }
}
