package com.jsonexpress.identity.core.flow;

import com.jsonexpress.identity.IssuedSession;
import com.jsonexpress.identity.core.event.Origin;
import com.jsonexpress.identity.core.session.Session;
import com.jsonexpress.identity.core.session.Sessions;
import com.jsonexpress.identity.core.spi.UserRecord;
import com.jsonexpress.identity.core.token.AccessTokens;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The one place where tokens of a session are made. */
final class SessionIssuer {
    private final Sessions sessions;
    private final AccessTokens accessTokens;
    private final Clock clock;
    private final Duration tokenTtl;

    SessionIssuer(Sessions sessions, AccessTokens accessTokens, Clock clock, Duration tokenTtl) {
        this.sessions = sessions;
        this.accessTokens = accessTokens;
        this.clock = clock;
        this.tokenTtl = tokenTtl;
    }

    /** Begins a session. Opened before the write that it depends on, so that an outage leaves nothing half done. */
    Session open(String userId, long tokenVersion, List<String> authMethods, Origin origin) {
        return sessions.open(userId, tokenVersion, authMethods, origin.device().orElse(""));
    }

    /** Both tokens of a session, stamped from the user's row. An access token never outlives its session. */
    IssuedSession issue(UserRecord user, Session session) {
        Instant now = clock.instant();
        Instant wanted = now.plus(tokenTtl);
        Instant expiresAt = wanted.isBefore(session.expiresAt()) ? wanted : session.expiresAt();
        String accessToken = accessTokens.issue(
                user,
                session.id(),
                session.record().authTime(),
                session.record().authMethods(),
                now,
                expiresAt);
        return new IssuedSession(
                user.toUser(), accessToken, sessions.refreshToken(session), Duration.between(now, expiresAt));
    }

    /** Takes back a session whose reason did not come about. */
    void abandon(Session session) {
        try {
            sessions.end(session.id());
        } catch (RuntimeException e) {
            // Its user or version does not exist, so it lets nobody in; it ends by itself.
        }
    }
}
