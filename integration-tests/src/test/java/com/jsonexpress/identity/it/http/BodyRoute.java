package com.jsonexpress.identity.it.http;

import com.jsonexpress.identity.http.Headers;
import com.jsonexpress.identity.it.support.Answer;
import com.jsonexpress.identity.it.support.App;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A route of ours that reads a body; {@code field} is one it knows, or empty where it knows none. */
record BodyRoute(String method, String path, boolean admin, String field) {
    static final List<BodyRoute> ALL = List.of(
            new BodyRoute("POST", "/auth/register", false, "password"),
            new BodyRoute("POST", "/auth/login", false, "password"),
            new BodyRoute("POST", "/auth/refresh", false, "refreshToken"),
            new BodyRoute("POST", "/auth/logout", false, "refreshToken"),
            new BodyRoute("POST", "/auth/verify", false, "token"),
            new BodyRoute("POST", "/auth/verify/resend", false, "email"),
            new BodyRoute("POST", "/auth/password/forgot", false, "email"),
            new BodyRoute("POST", "/auth/password/reset", false, "newPassword"),
            new BodyRoute("POST", "/auth/password/change", true, "newPassword"),
            new BodyRoute("POST", "/users", true, "role"),
            new BodyRoute("PATCH", "/users/{id}", true, "role"),
            new BodyRoute("POST", "/users/{id}/invite", true, ""),
            new BodyRoute("POST", "/users/{id}/revoke", true, ""),
            new BodyRoute("DELETE", "/users/{id}", true, ""));

    static final List<BodyRoute> OF_USERS =
            ALL.stream().filter(route -> route.path().startsWith("/users")).toList();

    /** Routes that nobody has to sign in for. */
    static final List<BodyRoute> OPEN =
            ALL.stream().filter(route -> !route.admin()).toList();

    /** An app with an admin and a user to act on. */
    record Scene(App app, String adminToken, String userId) {
        static Scene of(App app) {
            String token = app.admin("root@example.com");
            return new Scene(
                    app, token, app.client().register("ada@example.com").string("user.id"));
        }
    }

    Answer send(Scene scene, String contentType, byte[] body) {
        Headers headers = admin() ? HttpContract.bearer(scene.adminToken()) : Headers.NONE;
        Headers typed = contentType.isEmpty() ? headers : headers.with("Content-Type", contentType);
        return scene.app().running().transport().send(method, path.replace("{id}", scene.userId()), typed, body);
    }

    Answer send(Scene scene, String json) {
        return send(scene, "application/json", json.getBytes(StandardCharsets.UTF_8));
    }
}
