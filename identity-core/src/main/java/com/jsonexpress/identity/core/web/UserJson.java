package com.jsonexpress.identity.core.web;

import com.jsonexpress.identity.IssuedSession;
import com.jsonexpress.identity.access.Audience;
import com.jsonexpress.identity.field.UserSchema;
import com.jsonexpress.identity.http.Request;
import com.jsonexpress.identity.http.Response;
import com.jsonexpress.identity.schema.Roles;
import com.jsonexpress.identity.schema.User;
import com.jsonexpress.identity.token.Principal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The projection of a user, which depends on who reads: written here, field by field, and nowhere else. */
final class UserJson {
    private final UserSchema schema;

    UserJson(UserSchema schema) {
        this.schema = schema;
    }

    /** What the caller of a guarded route of users is to its record: an administrator, or else the owner. */
    static Audience callerOf(Request request) {
        return request.caller().orElseThrow().hasRole(Roles.ADMIN) ? Audience.ADMIN : Audience.OWNER;
    }

    Response answer(int status, User user, Audience reader) {
        return Answers.json(status, of(user, reader));
    }

    /** For the user itself, whose password or session was checked just now. */
    Map<String, @Nullable Object> session(IssuedSession session) {
        User user = session.user();
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        body.put("user", of(user, user.role().equals(Roles.ADMIN) ? Audience.ADMIN : Audience.OWNER));
        body.put("accessToken", session.accessToken());
        body.put("refreshToken", session.refreshToken());
        body.put("tokenType", "Bearer");
        body.put("expiresIn", session.expiresIn().toSeconds());
        session.deviceToken().ifPresent(token -> body.put("deviceToken", token));
        return body;
    }

    /** The record where there is one, else what the claims say; roles and address are the issuer's in either case. */
    Map<String, @Nullable Object> external(Principal caller, Optional<User> user) {
        boolean admin = caller.hasRole(Roles.ADMIN);
        List<String> roles = caller.roles().stream().sorted().toList();
        Map<String, @Nullable Object> body = user.map(known -> of(known, admin ? Audience.ADMIN : Audience.OWNER))
                .orElseGet(LinkedHashMap::new);
        body.putIfAbsent("id", caller.id());
        caller.email().ifPresent(email -> body.put("email", email));
        body.put("emailVerified", caller.emailVerified());
        body.put("role", admin ? Roles.ADMIN : roles.stream().findFirst().orElse(null));
        body.put("roles", roles);
        return body;
    }

    Map<String, @Nullable Object> of(User user, Audience reader) {
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        body.put("id", user.id());
        body.put("email", user.email());
        body.put("role", user.role());
        body.put("emailVerified", user.emailVerified());
        body.put("requirePasswordReset", user.requirePasswordReset());
        body.put("disabled", user.disabled());
        body.put("createdAt", user.createdAt());
        body.put("updatedAt", user.updatedAt());
        body.putAll(schema.visible(user.fields(), reader));
        return body;
    }
}
