package com.jsonexpress.identity.test;

import com.jsonexpress.identity.Identity;
import com.jsonexpress.identity.IssuedSession;
import com.jsonexpress.identity.core.settings.AuthKeys;
import com.jsonexpress.identity.http.Headers;
import com.jsonexpress.identity.http.Request;
import com.jsonexpress.identity.http.Response;
import com.jsonexpress.identity.schema.User;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes users the way an administrator and the invited user do. */
final class TestUsers {
    private static final String ROLE = "user";

    private final Identity identity;
    private final TestMailbox mailbox;

    TestUsers(Identity identity, TestMailbox mailbox) {
        this.identity = identity;
        this.mailbox = mailbox;
    }

    SignedIn signedIn(String name, UserOption... options) {
        IssuedSession session = identity.users()
                .issueSession(user(name, options).id(), List.of("pwd"))
                .orThrow();
        return new SignedIn(session.user(), session.accessToken(), session.refreshToken());
    }

    User user(String name, UserOption... options) {
        String email = name.contains("@") ? name : name + "@example.com";
        Optional<User> known = identity.users().findByEmail(email);
        User user = known.orElseGet(() -> make(email, options));
        for (UserOption option : options) {
            user = identity.users().update(user.id(), option.changes()).orThrow();
        }
        return user;
    }

    /** With role and fields at once, since a field may be required. */
    private User make(String email, UserOption... options) {
        String role = ROLE;
        Map<String, Object> fields = new HashMap<>();
        for (UserOption option : options) {
            role = option.changes().role().orElse(role);
            fields.putAll(option.changes().fields().set());
        }
        User user = identity.users().provision(email, role, fields).orThrow();
        setPassword(mailbox.takeLastTo(email).token());
        return identity.users().find(user.id()).orElseThrow();
    }

    private void setPassword(String token) {
        String body = "{\"token\":\"" + token + "\",\"newPassword\":\"" + TestIdentity.PASSWORD + "\"}";
        var reply = identity.handle(Request.of(
                "POST",
                identity.config().get(AuthKeys.PATH) + "/password/reset",
                null,
                Headers.of("Content-Type", "application/json"),
                new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)),
                "127.0.0.1"));
        if (!(reply instanceof Response response) || response.status() != 200) {
            throw new IllegalStateException("the password of a test's user could not be set: " + reply);
        }
    }
}
