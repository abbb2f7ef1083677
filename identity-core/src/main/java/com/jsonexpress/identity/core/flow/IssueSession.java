package com.jsonexpress.identity.core.flow;

import com.jsonexpress.identity.IssuedSession;
import com.jsonexpress.identity.core.event.Events;
import com.jsonexpress.identity.core.event.Origin;
import com.jsonexpress.identity.core.spi.UserRecord;
import com.jsonexpress.identity.core.spi.UserStore;
import com.jsonexpress.identity.error.CommonError;
import com.jsonexpress.identity.error.Result;
import com.jsonexpress.identity.event.EventType;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Starts a session for a user whom trusted code has authenticated by means of its own. */
public final class IssueSession {
    private static final int MAX_METHODS = 16;
    /** So that a token with everything else at its longest still fits. */
    private static final int MAX_CHARACTERS = 512;

    private static final Pattern METHOD = Pattern.compile("[\\x21-\\x7e&&[^\"\\\\]]{1,64}");

    private final UserStore users;
    private final SessionIssuer issuer;
    private final Events events;
    private final boolean external;

    IssueSession(Services services) {
        this.users = services.users();
        this.issuer = services.issuer();
        this.events = services.events();
        this.external = services.settings().external();
    }

    public Result<IssuedSession> run(String id, List<String> authMethods, Origin origin) {
        if (external) {
            throw new IllegalStateException("with jex.auth.jwksUri this application issues no tokens");
        }
        if (authMethods.size() > MAX_METHODS
                || authMethods.stream().mapToInt(String::length).sum() > MAX_CHARACTERS
                || !authMethods.stream()
                        .allMatch(method -> METHOD.matcher(method).matches())) {
            throw new IllegalArgumentException("there are at most " + MAX_METHODS
                    + " authentication methods, each of 1 to 64 visible characters of ASCII but \" and \\, such as sso, and "
                    + MAX_CHARACTERS + " characters together");
        }
        Optional<UserRecord> user = users.find(id);
        if (user.isEmpty()) {
            return Result.failed(CommonError.NOT_FOUND);
        }
        if (user.get().disabled()) {
            return Result.failed(AuthError.ACCOUNT_DISABLED);
        }
        if (user.get().requirePasswordReset()) {
            return Result.failed(AuthError.PASSWORD_RESET_REQUIRED);
        }
        IssuedSession session =
                issuer.issue(user.get(), issuer.open(user.get(), user.get().tokenVersion(), authMethods, origin));
        events.tell(EventType.SESSION_STARTED, id, origin);
        return Result.ok(session);
    }
}
