package com.jsonexpress.identity.it.faults;

import com.jsonexpress.identity.core.spi.UserRecord;
import com.jsonexpress.identity.it.support.Answer;
import com.jsonexpress.identity.it.support.Client;
import com.jsonexpress.identity.it.support.Secrets;
import com.jsonexpress.identity.testkit.Eventually;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;

/** Every request of contract 2.2 and 2.3 that touches a provider. */
final class Drills {
    static final String ADA = "ada@example.com";
    private static final String NEW = Secrets.note("correct-battery-of-staples");

    private Drills() {}

    static List<Drill> all() {
        return List.of(
                new Drill("register", none(), (s, p) -> s.client().register(ADA), mailed("Confirm"), 201, 409),
                new Drill("login", user(), (s, p) -> login(s, Client.PASSWORD), (s, p) -> true, 200, 200),
                new Drill("refresh", user(), (s, p) -> s.client().refresh(p.get("refresh")), alive(), 200, 200),
                new Drill("logout", user(), logout(false), Drills::isSignedOut, 200, 200),
                new Drill("logout all", user(), logout(true), Drills::isSignedOut, 200, 200),
                new Drill("me", user(), (s, p) -> s.client().get("/auth/me", p.get("access")), alive(), 200, 200),
                new Drill("change", user(), Drills::change, (s, p) -> passwordIsNew(s), 200, 401),
                new Drill("verify", user(), Drills::verify, record(UserRecord::emailVerified), 200, 400),
                new Drill("resend", user(), ask("/auth/verify/resend"), mailed("Confirm"), 200, 200),
                new Drill("forgot", user(), ask("/auth/password/forgot"), mailed("new password"), 200, 200),
                new Drill("reset", Drills::forgetful, Drills::reset, (s, p) -> passwordIsNew(s), 200, 400),
                new Drill("provision", admin(false), Drills::provision, mailed("account at"), 201, 409),
                admins("list", "GET", id -> "/users?limit=10", 200, user -> true),
                admins("get", "GET", id -> "/users/" + id, 200, user -> true),
                admins("role", "PATCH", id -> "/users/" + id, 200, u -> u.role().equals("editor"), "role", "editor"),
                admins("disable", "PATCH", id -> "/users/" + id, 200, UserRecord::disabled, "disabled", true),
                forcedReset(),
                new Drill("invite", admin(true), Drills::invite, mailed("account at"), 202, 202),
                admins("revoke", "POST", id -> "/users/" + id + "/revoke", 204, user -> user.tokenVersion() > 0),
                new Drill("delete", admin(true), Drills::delete, (s, p) -> isGone(s, p), 204, 404));
    }

    private static Drill.Prepare none() {
        return scene -> Map.of();
    }

    static Drill.Prepare user() {
        return scene -> {
            Answer answer = scene.client().register(ADA);
            return Map.of(
                    "id", answer.string("user.id"),
                    "access", answer.string("accessToken"),
                    "refresh", answer.string("refreshToken"),
                    "link", scene.mailbox().awaitToken(ADA, "Confirm"));
        };
    }

    private static Map<String, String> forgetful(Scene scene) {
        Map<String, String> prepared = new HashMap<>(user().on(scene));
        scene.client().post("/auth/password/forgot", "email", ADA);
        prepared.put("link", scene.mailbox().awaitToken(ADA, "new password"));
        return prepared;
    }

    private static Drill.Prepare admin(boolean withUser) {
        return scene -> {
            Map<String, String> prepared = new HashMap<>(withUser ? user().on(scene) : Map.of());
            prepared.put("admin", scene.app().admin("root@example.com"));
            return prepared;
        };
    }

    private static Drill admins(
            String name,
            String method,
            Function<String, String> target,
            int success,
            Predicate<UserRecord> done,
            Object... members) {
        return new Drill(
                name,
                admin(true),
                (s, p) -> s.client().send(method, target.apply(p.get("id")), p.get("admin"), members),
                record(done),
                success,
                success);
    }

    private static Drill forcedReset() {
        return new Drill(
                "forced reset",
                admin(true),
                (s, p) ->
                        s.client().send("PATCH", "/users/" + p.get("id"), p.get("admin"), "requirePasswordReset", true),
                (s, p) -> s.record(ADA).requirePasswordReset()
                        && mailed("new password").on(s, p),
                200,
                200);
    }

    private static Answer login(Scene scene, String password) {
        return scene.client().login(ADA, password);
    }

    private static Drill.Act logout(boolean all) {
        return (scene, prepared) ->
                scene.client().post("/auth/logout", "refreshToken", prepared.get("refresh"), "all", all);
    }

    private static boolean isSignedOut(Scene scene, Map<String, String> prepared) {
        return scene.client().refresh(prepared.get("refresh")).status() == 401
                && scene.client().get("/auth/me", prepared.get("access")).status() == 401;
    }

    private static Answer change(Scene scene, Map<String, String> prepared) {
        return scene.client()
                .send(
                        "POST",
                        "/auth/password/change",
                        prepared.get("access"),
                        "currentPassword",
                        Client.PASSWORD,
                        "newPassword",
                        NEW);
    }

    private static Answer verify(Scene scene, Map<String, String> prepared) {
        return scene.client().post("/auth/verify", "token", prepared.get("link"));
    }

    private static Answer reset(Scene scene, Map<String, String> prepared) {
        return scene.client().post("/auth/password/reset", "token", prepared.get("link"), "newPassword", NEW);
    }

    private static Answer provision(Scene scene, Map<String, String> prepared) {
        return scene.client().send("POST", "/users", prepared.get("admin"), "email", ADA, "role", "editor");
    }

    private static Answer invite(Scene scene, Map<String, String> prepared) {
        return scene.client().send("POST", "/users/" + prepared.get("id") + "/invite", prepared.get("admin"));
    }

    private static Answer delete(Scene scene, Map<String, String> prepared) {
        return scene.client().send("DELETE", "/users/" + prepared.get("id"), prepared.get("admin"));
    }

    static boolean isGone(Scene scene, Map<String, String> prepared) {
        return scene.store.find(prepared.get("id")).isEmpty() && isSignedOut(scene, prepared);
    }

    private static boolean passwordIsNew(Scene scene) {
        return login(scene, NEW).status() == 200
                && login(scene, Client.PASSWORD).status() == 401;
    }

    private static Drill.Act ask(String path) {
        return (scene, prepared) -> scene.client().post(path, "email", ADA);
    }

    static Drill.Check alive() {
        return (scene, prepared) ->
                scene.client().refresh(prepared.get("refresh")).status() == 200;
    }

    static Drill.Check record(Predicate<UserRecord> holds) {
        return (scene, prepared) -> holds.test(scene.record(ADA));
    }

    /** The mail came, or the user is still owed it and the sweep will send it. */
    static Drill.Check mailed(String subject) {
        return (scene, prepared) -> {
            if (!scene.isOwed(ADA)) {
                Eventually.until(
                        "a mail about " + subject,
                        () -> scene.mailbox().to(ADA).stream()
                                .anyMatch(mail -> mail.subject().contains(subject)));
            }
            return true;
        };
    }
}
