package com.jsonexpress.identity.core.web;

import com.jsonexpress.identity.IssuedSession;
import com.jsonexpress.identity.error.Result;
import com.jsonexpress.identity.http.Problem;
import com.jsonexpress.identity.http.Response;
import com.jsonexpress.identity.json.Json;
import com.jsonexpress.identity.schema.Roles;
import com.jsonexpress.identity.schema.User;
import com.jsonexpress.identity.token.Principal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Outcomes as answers. The projection of a user is written here, field by field, and nowhere else. */
final class Answers {
    private Answers() {}

    /** The failure as a problem, or whatever {@code success} makes of the value. */
    static <T> Response of(Result<T> result, Function<T, Response> success) {
        if (result instanceof Result.Ok<T> ok) {
            return success.apply(ok.value());
        }
        return Problem.of(((Result.Failed<T>) result).failure());
    }

    static Response json(int status, Map<String, ?> body) {
        return Response.json(status, Json.write(body));
    }

    static Response ok() {
        return json(200, Map.of("ok", true));
    }

    static Response user(int status, User user) {
        return json(status, userFields(user));
    }

    static Response session(int status, IssuedSession session) {
        return json(status, sessionFields(session));
    }

    static Map<String, Object> sessionFields(IssuedSession session) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("user", userFields(session.user()));
        body.put("accessToken", session.accessToken());
        body.put("refreshToken", session.refreshToken());
        body.put("tokenType", "Bearer");
        body.put("expiresIn", session.expiresIn().toSeconds());
        return body;
    }

    /** The record where there is one, else what the claims say; roles and address are the issuer's in either case. */
    static Map<String, Object> externalFields(Principal caller, Optional<User> user) {
        Map<String, Object> body = user.map(Answers::userFields).orElseGet(LinkedHashMap::new);
        body.putIfAbsent("id", caller.id());
        caller.email().ifPresent(email -> body.put("email", email));
        body.put("emailVerified", caller.emailVerified());
        List<String> roles = caller.roles().stream().sorted().toList();
        body.put(
                "role",
                caller.hasRole(Roles.ADMIN)
                        ? Roles.ADMIN
                        : roles.stream().findFirst().orElse(null));
        body.put("roles", roles);
        return body;
    }

    static Map<String, Object> userFields(User user) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("id", user.id());
        body.put("email", user.email());
        body.put("role", user.role());
        body.put("emailVerified", user.emailVerified());
        body.put("requirePasswordReset", user.requirePasswordReset());
        body.put("disabled", user.disabled());
        body.put("createdAt", user.createdAt());
        body.put("updatedAt", user.updatedAt());
        user.fields().forEach(body::putIfAbsent);
        return body;
    }
}
