package com.jsonexpress.identity.it.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.jsonexpress.identity.UserChanges;
import com.jsonexpress.identity.asvs.Asvs;
import com.jsonexpress.identity.it.http.BodyRoute.Scene;
import com.jsonexpress.identity.it.support.Answer;
import com.jsonexpress.identity.it.support.App;
import com.jsonexpress.identity.it.support.Client;
import com.jsonexpress.identity.it.support.Secrets;
import com.jsonexpress.identity.testkit.Race;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Contract 2.3: what an admin changes, and that one admin always remains. */
abstract class UsersChangesContract extends HttpContract {
    private static final String ADA = "ada@example.com";

    @Test
    void patch_role_actsOnTheVeryNextRequest() {
        Scene scene = Scene.of(start());
        String token = login(scene, ADA);

        Answer patched = patch(scene, "role", "admin");

        expect(patched, 200);
        assertUser(patched, "");
        assertThat(patched.at("role")).isEqualTo("admin");
        expect(scene.app().client().get("/users", token), 401, "invalid_token");
        expect(scene.app().client().get("/users", login(scene, ADA)), 200);
        patch(scene, "role", "user");
        expect(scene.app().client().get("/users", login(scene, ADA)), 403, "forbidden");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Admin", "1st", "a b", "-x", "rôle"})
    void patch_badRole_is400(String role) {
        Scene scene = Scene.of(start());

        assertThat(expect(patch(scene, "role", role), 400, "validation_failed").faultyFields())
                .containsExactly("role");
        expect(patch(scene, "role", "x".repeat(65)), 400, "validation_failed");
        expect(patch(scene, "role", "x" + "-_9".repeat(21)), 200);
    }

    @Asvs("7.4.2")
    @Test
    void patch_disabled_endsEverythingUntilEnabled() {
        Scene scene = Scene.of(start());
        String token = login(scene, ADA);

        assertThat(expect(patch(scene, "disabled", true), 200).at("disabled")).isEqualTo(true);

        expect(scene.app().client().get("/hello", token), 401, "invalid_token");
        expect(scene.app().client().login(ADA, Client.PASSWORD), 403, "account_disabled");
        assertThat(expect(patch(scene, "disabled", false), 200).at("disabled")).isEqualTo(false);
        expect(scene.app().client().get("/hello", token), 401, "invalid_token");
        login(scene, ADA);
    }

    @Test
    void patch_requirePasswordReset_mailsALinkThatEndsIt() {
        Scene scene = Scene.of(start());
        String token = login(scene, ADA);

        assertThat(expect(patch(scene, "requirePasswordReset", true), 200).at("requirePasswordReset"))
                .isEqualTo(true);

        expect(scene.app().client().get("/hello", token), 401, "invalid_token");
        expect(scene.app().client().login(ADA, Client.PASSWORD), 403, "password_reset_required");
        String link = scene.app().mailbox().awaitToken(ADA, "new password");
        String next = Secrets.note("a-quite-new-donkey");
        expect(scene.app().client().post("/auth/password/reset", "token", link, "newPassword", next), 200);
        assertThat(expect(scene.app().client().login(ADA, next), 200).at("user.requirePasswordReset"))
                .isEqualTo(false);
        expect(patch(scene, "requirePasswordReset", false), 400, "validation_failed");
    }

    /** It may be the password that leaked. */
    @Test
    void patch_requirePasswordReset_isNotEndedByTheSamePassword() {
        Scene scene = Scene.of(start());
        Client client = scene.app().client();
        patch(scene, "requirePasswordReset", true);
        String link = scene.app().mailbox().awaitToken(ADA, "new password");

        Answer same = reset(client, link, Client.PASSWORD);

        assertThat(expect(same, 400, "validation_failed").faultyFields()).containsExactly("newPassword");
        assertThat(same.text()).contains("\"unchanged\"");
        expect(client.login(ADA, Client.PASSWORD), 403, "password_reset_required");
        String next = Secrets.note("a-quite-new-mule");
        expect(reset(client, link, next), 200);
        expect(client.login(ADA, next), 200);
    }

    @Test
    void patch_requirePasswordResetOfWhomNoMailReaches_is409() {
        Scene scene = Scene.of(start());
        String seeded = seededAdmin(scene.app());

        Answer answer = scene.app()
                .client()
                .send("PATCH", "/users/" + seeded, scene.adminToken(), "requirePasswordReset", true);

        expect(answer, 409, "email_unavailable");
        expect(
                scene.app().client().send("POST", "/users/" + seeded + "/invite", scene.adminToken()),
                409,
                "email_unavailable");
    }

    @Asvs("2.2.3")
    @Test
    void lastAdmin_byAnyPath_remains() {
        Scene scene = Scene.of(start());
        Client client = scene.app().client();
        String admin = scene.adminToken();
        // an admin who cannot act does not count: invited, forced to reset, disabled
        client.send("POST", "/users", admin, "email", "invited@example.com", "role", "admin");
        patch(scene, "role", "admin");
        patch(scene, "requirePasswordReset", true);
        String self = "/users/" + client.get("/auth/me", admin).string("id");
        expect(client.send("DELETE", "/users/" + seededAdmin(scene.app()), admin), 204);

        expect(client.send("PATCH", self, admin, "role", "user"), 409, "last_admin");
        expect(client.send("PATCH", self, admin, "disabled", true), 409, "last_admin");
        expect(client.send("PATCH", self, admin, "requirePasswordReset", true), 409, "last_admin");
        expect(client.send("DELETE", self, admin), 409, "last_admin");

        expect(client.get("/users", admin), 200);
    }

    @Test
    void twoAdmins_demotingEachOtherAtOnce_leaveOne() {
        Scene scene = Scene.of(start());
        Client client = scene.app().client();
        client.send("DELETE", "/users/" + seededAdmin(scene.app()), scene.adminToken());
        String root = client.get("/auth/me", scene.adminToken()).string("id");
        Race race = closing(new Race(2));
        for (int round = 0; round < 10; round++) {
            makeAdmin(scene, root);
            makeAdmin(scene, scene.userId());
            String rootToken = login(scene, "root@example.com");
            String adaToken = login(scene, ADA);

            race.round(List.of(
                    () -> client.send("PATCH", "/users/" + scene.userId(), rootToken, "role", "user"),
                    () -> client.send("PATCH", "/users/" + root, adaToken, "role", "user")));

            assertThat(List.of(root, scene.userId()))
                    .filteredOn(id -> role(scene, id).equals("admin"))
                    .hasSize(1);
        }
    }

    private static Answer reset(Client client, String link, String password) {
        return client.post("/auth/password/reset", "token", link, "newPassword", password);
    }

    private static void makeAdmin(Scene scene, String id) {
        scene.app().identity().users().update(id, UserChanges.role("admin")).orThrow();
    }

    private static String role(Scene scene, String id) {
        return scene.app().identity().users().find(id).orElseThrow().role();
    }

    private static String seededAdmin(App app) {
        return app.identity().users().findByEmail("admin@local").orElseThrow().id();
    }

    private static Answer patch(Scene scene, String name, Object value) {
        return scene.app().client().send("PATCH", "/users/" + scene.userId(), scene.adminToken(), name, value);
    }

    private static String login(Scene scene, String email) {
        return scene.app().client().login(email, Client.PASSWORD).string("accessToken");
    }
}
