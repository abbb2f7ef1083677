package com.jsonexpress.identity.core.flow;

import com.jsonexpress.identity.IssuedSession;
import com.jsonexpress.identity.core.event.Origin;
import com.jsonexpress.identity.core.session.Session;
import com.jsonexpress.identity.core.session.Sessions;
import com.jsonexpress.identity.core.spi.UserRecord;
import com.jsonexpress.identity.core.token.AccessTokens;
import com.jsonexpress.identity.core.token.TokenClaims;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The one place where tokens of a session are made. */
final class SessionIssuer {

    /** A session that was opened, and what its first access token says besides our claims. */
    record Opened(Session session, Map<String, Object> claims) {}

    private final Sessions sessions;
    private final AccessTokens accessTokens;
    private final TokenClaims claims;
    private final Confinement confinement;
    private final Clock clock;
    private final Duration tokenTtl;

    SessionIssuer(
            Sessions sessions,
            AccessTokens accessTokens,
            TokenClaims claims,
            Confinement confinement,
            Clock clock,
            Duration tokenTtl) {
        this.sessions = sessions;
        this.accessTokens = accessTokens;
        this.claims = claims;
        this.confinement = confinement;
        this.clock = clock;
        this.tokenTtl = tokenTtl;
    }

    /**
     * Begins a session. Opened before the write that it depends on, so that an outage leaves nothing half done; and
     * plugins are asked before it is opened, for the same reason.
     */
    Opened open(UserRecord user, long tokenVersion, List<String> authMethods, Origin origin) {
        Map<String, Object> more = claims.of(user.toUser());
        return new Opened(
                sessions.open(
                        user.id(), tokenVersion, authMethods, origin.device().orElse("")),
                more);
    }

    /** Both tokens of a session that goes on. Writes nothing, whatever a plugin does. */
    IssuedSession issue(UserRecord user, Session session) {
        return issue(user, new Opened(session, claims.of(user.toUser())));
    }

    /**
     * Both tokens of a session, stamped from the user's row. An access token never outlives its session. That of a
     * confined admin gives it no role, and nothing of plugins: who verifies alone sees the claims and no user store.
     */
    IssuedSession issue(UserRecord user, Opened opened) {
        Session session = opened.session();
        Instant now = nowWithin(session);
        Instant wanted = now.plus(tokenTtl);
        Instant expiresAt = wanted.isBefore(session.expiresAt()) ? wanted : session.expiresAt();
        boolean confined = confinement.holds(user);
        String accessToken = accessTokens.issue(
                user,
                confined ? Optional.empty() : Optional.of(user.role()),
                session.id(),
                session.record().authTime(),
                session.record().authMethods(),
                confined ? Map.of() : opened.claims(),
                now,
                expiresAt);
        return new IssuedSession(
                user.toUser(),
                accessToken,
                sessions.refreshToken(session),
                Duration.between(now, expiresAt),
                Optional.empty());
    }

    /** Where the clock was set past the session's end in between: a token that ends before it begins helps nobody. */
    private Instant nowWithin(Session session) {
        Instant now = clock.instant();
        return now.isBefore(session.expiresAt()) ? now : session.record().rotatedAt();
    }

    /** Takes back a session whose reason did not come about. */
    void abandon(Opened opened) {
        try {
            sessions.end(opened.session().id());
        } catch (RuntimeException | LinkageError | StackOverflowError | AssertionError e) {
            // Its user or version does not exist, so it lets nobody in; it ends by itself.
        }
    }
}
