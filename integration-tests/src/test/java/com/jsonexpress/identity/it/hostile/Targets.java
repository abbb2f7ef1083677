package com.jsonexpress.identity.it.hostile;

import com.jsonexpress.identity.it.support.Answer;
import com.jsonexpress.identity.it.support.App;
import com.jsonexpress.identity.it.support.Client;
import com.jsonexpress.identity.it.support.Secrets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Every route of ours with what would succeed on it, on an application with an admin and two users. */
final class Targets {
    private static final String NEW = Secrets.note("nine-Tall-ships-7-go-south");

    private final List<Attacked> all;

    private Targets(List<Attacked> all) {
        this.all = all;
    }

    /** All routes, those that read a body and those that do not. */
    List<Attacked> all() {
        return all;
    }

    /** Those that read a body. */
    List<Attacked> reading() {
        return all.stream().filter(Attacked::reads).toList();
    }

    static Targets of(App app) {
        Client client = app.client();
        String admin = app.admin("root@example.com");
        Answer ada = client.register("ada@example.com");
        String verification = app.mailbox().awaitToken("ada@example.com", "Confirm");
        client.post("/auth/password/forgot", "email", "ada@example.com");
        String reset = app.mailbox().awaitToken("ada@example.com", "new password");
        String access = ada.string("accessToken");
        String refresh = ada.string("refreshToken");
        String id = client.register("bob@example.com").string("user.id");
        app.mailbox().awaitToken("bob@example.com", "Confirm");
        String user = "/users/" + id;
        return new Targets(List.of(
                anybody("/auth/register", Set.of(), "email", "new@example.com", "password", NEW),
                withMore(
                        anybody("/auth/login", Set.of(), "email", "ada@example.com", "password", Client.PASSWORD),
                        List.of("deviceToken"),
                        List.of("rememberDevice")),
                anybody("/auth/refresh", Set.of(), "refreshToken", refresh),
                withMore(
                        anybody("/auth/logout", Set.of("refreshToken"), "refreshToken", refresh),
                        List.of(),
                        List.of("all")),
                anybody("/auth/verify", Set.of(), "token", verification),
                anybody("/auth/verify/resend", Set.of(), "email", "ada@example.com"),
                anybody("/auth/password/forgot", Set.of(), "email", "ada@example.com"),
                anybody("/auth/password/reset", Set.of(), "token", reset, "newPassword", NEW),
                post("/auth/password/change", access, Set.of(), "currentPassword", Client.PASSWORD, "newPassword", NEW),
                new Attacked("GET", "/auth/me", access, Map.of(), List.of(), List.of(), Set.of()),
                new Attacked("GET", "/auth/health", "", Map.of(), List.of(), List.of(), Set.of()),
                new Attacked("GET", "/auth/openapi.yaml", "", Map.of(), List.of(), List.of(), Set.of()),
                post("/users", admin, Set.of(), "email", "new@example.com", "role", "editor"),
                new Attacked(
                        "PATCH",
                        user,
                        admin,
                        Map.of("role", "editor"),
                        List.of("role"),
                        List.of("disabled", "requirePasswordReset"),
                        Set.of()),
                post(user + "/invite", admin, Set.of()),
                post(user + "/revoke", admin, Set.of()),
                new Attacked("DELETE", user, admin, Map.of(), List.of(), List.of(), Set.of()),
                new Attacked("GET", user, admin, Map.of(), List.of(), List.of(), Set.of()),
                new Attacked("GET", "/users", admin, Map.of(), List.of(), List.of(), Set.of())));
    }

    private static Attacked anybody(String path, Set<String> optional, String... members) {
        return post(path, "", optional, members);
    }

    private static Attacked post(String path, String token, Set<String> optional, String... members) {
        Map<String, Object> body = new LinkedHashMap<>();
        for (int i = 0; i < members.length; i += 2) {
            body.put(members[i], members[i + 1]);
        }
        List<String> texts = List.copyOf(body.keySet());
        Set<String> required = optional.isEmpty() ? Set.copyOf(texts) : Set.of();
        return new Attacked("POST", path, token, body, texts, List.of(), required);
    }

    private static Attacked withMore(Attacked route, List<String> texts, List<String> flags) {
        List<String> all = new ArrayList<>(route.texts());
        all.addAll(texts);
        return new Attacked(route.method(), route.path(), route.token(), route.body(), all, flags, route.required());
    }
}
