package com.jsonexpress.identity.core.flow;

import com.jsonexpress.identity.core.session.Sessions;
import com.jsonexpress.identity.core.settings.AuthSettings;
import com.jsonexpress.identity.core.spi.UserRecord;
import com.jsonexpress.identity.core.user.UserCache;
import com.jsonexpress.identity.error.ErrorCode;
import com.jsonexpress.identity.token.CallerCheck;
import com.jsonexpress.identity.token.CallerState;
import com.jsonexpress.identity.token.ExternalCaller;
import java.util.Optional;

/**
 * Asked of each own token on each request: the user exists, is enabled, carries the stamped version now, and the session
 * is alive (contract 2.4). This is where revocation takes effect.
 */
public final class CheckCaller implements CallerCheck {
    private static final String SIGN_IN = "sign in again";

    private final UserCache users;
    private final Sessions sessions;
    private final AuthSettings settings;
    private final Confinement confinement;
    private final ExternalUsers external;

    CheckCaller(Services services) {
        this.users = services.cache();
        this.sessions = services.sessions();
        this.settings = services.settings();
        this.confinement = new Confinement(settings.production());
        this.external = new ExternalUsers(services);
    }

    @Override
    public CallerState check(String subject, long tokenVersion, String sessionId, boolean fresh) {
        Optional<UserRecord> found = fresh ? users.fresh(subject) : users.remembered(subject);
        if (found.isEmpty()) {
            return CallerState.gone("user_unknown", SIGN_IN);
        }
        UserRecord user = found.get();
        if (user.disabled()) {
            return CallerState.gone("user_disabled", "enable the user");
        }
        if (user.tokenVersion() != tokenVersion) {
            return CallerState.gone("token_version_outdated", SIGN_IN);
        }
        if (settings.sessionCheck() && !sessions.isAlive(sessionId, subject, tokenVersion)) {
            return CallerState.gone("session_ended", SIGN_IN);
        }
        return new CallerState.Current(user.email().typed(), user.emailVerified(), user.role(), confinement(user));
    }

    @Override
    public CallerState checkExternal(ExternalCaller caller, boolean fresh) {
        return external.check(caller);
    }

    private Optional<ErrorCode> confinement(UserRecord user) {
        return confinement.holds(user) ? Optional.of(AuthError.PASSWORD_CHANGE_REQUIRED) : Optional.empty();
    }
}
