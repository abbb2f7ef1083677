package com.jsonexpress.identity.core.flow;

import com.jsonexpress.identity.IssuedSession;
import com.jsonexpress.identity.core.event.Events;
import com.jsonexpress.identity.core.event.Origin;
import com.jsonexpress.identity.core.session.Presented;
import com.jsonexpress.identity.core.session.Session;
import com.jsonexpress.identity.core.session.Sessions;
import com.jsonexpress.identity.core.spi.MailKind;
import com.jsonexpress.identity.core.spi.UserRecord;
import com.jsonexpress.identity.core.spi.UserStore;
import com.jsonexpress.identity.error.Result;
import com.jsonexpress.identity.error.UnavailableException;
import com.jsonexpress.identity.event.EventType;
import com.jsonexpress.identity.event.IdentityEvent;
import java.time.Duration;
import java.util.Optional;

/**
 * {@code POST /auth/refresh}: read, check the MAC, classify, check the user, make one compare-and-set (contract 2.5). One
 * generation step has one winner, and every success within the grace carries the same refresh token (RFC 9700 §4.14.2).
 */
public final class RefreshSession {
    private static final int MAX_ATTEMPTS = 4;

    private final Sessions sessions;
    private final UserStore users;
    private final SessionIssuer issuer;
    private final MailDesk mails;
    private final Events events;

    RefreshSession(Services services) {
        this.sessions = services.sessions();
        this.users = services.users();
        this.issuer = services.issuer();
        this.mails = services.mails();
        this.events = services.events();
    }

    public Result<IssuedSession> run(String refreshToken, Origin origin) {
        for (int attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
            Optional<Presented> presented = sessions.present(refreshToken);
            if (presented.isEmpty()) {
                events.tellUnknown(EventType.REFRESH_REFUSED, origin, "unknown_or_forged");
                return Result.failed(AuthError.INVALID_REFRESH_TOKEN);
            }
            Optional<Result<IssuedSession>> answer = answer(presented.get(), origin);
            if (answer.isPresent()) {
                return answer.get();
            }
        }
        throw new UnavailableException("a session is refreshed by too many callers at once", Duration.ofSeconds(1));
    }

    /** Empty where another caller was faster and the token must be classified again. */
    private Optional<Result<IssuedSession>> answer(Presented presented, Origin origin) {
        Session session = presented.session();
        String userId = session.record().userId();
        switch (presented.standing()) {
            case SPENT -> {
                return Optional.of(reused(session, origin, "spent"));
            }
            case STOLEN -> {
                users.find(userId).ifPresent(owner -> mails.notice(MailKind.REFRESH_REUSED, owner));
                return Optional.of(reused(session, origin, "stolen"));
            }
            default -> {
                Optional<UserRecord> user = users.find(userId).filter(found -> mayGoOn(found, session));
                return user.isPresent() ? goOn(presented, user.get(), origin) : Optional.of(refused(session, origin));
            }
        }
    }

    private Optional<Result<IssuedSession>> goOn(Presented presented, UserRecord user, Origin origin) {
        if (presented.standing() == Presented.Standing.IN_GRACE) {
            IssuedSession again = issuer.issue(user, presented.session());
            events.on(event(EventType.REFRESH_IN_GRACE, presented.session(), origin));
            return Optional.of(Result.ok(again));
        }
        Optional<Session> step = sessions.next(presented);
        if (step.isEmpty()) {
            events.on(event(EventType.REFRESH_REFUSED, presented.session(), origin)
                    .reason("ended"));
            return Optional.of(Result.failed(AuthError.INVALID_REFRESH_TOKEN));
        }
        Session next = step.get();
        IssuedSession signed = issuer.issue(user, next); // before the step: what fails here has spent nothing
        if (!sessions.advance(presented, next)) {
            return Optional.empty();
        }
        boolean ahead = presented.standing() == Presented.Standing.AHEAD;
        events.on(event(ahead ? EventType.REFRESH_AHEAD : EventType.SESSION_REFRESHED, next, origin));
        return Optional.of(Result.ok(signed));
    }

    private static boolean mayGoOn(UserRecord user, Session session) {
        return !user.disabled()
                && !user.requirePasswordReset()
                && user.tokenVersion() == session.record().tokenVersion();
    }

    private Result<IssuedSession> reused(Session session, Origin origin, String reason) {
        sessions.end(session.id());
        events.on(event(EventType.REFRESH_REUSED, session, origin).reason(reason));
        return Result.failed(AuthError.INVALID_REFRESH_TOKEN);
    }

    private Result<IssuedSession> refused(Session session, Origin origin) {
        sessions.end(session.id());
        events.on(event(EventType.REFRESH_REFUSED, session, origin).reason("user_changed"));
        return Result.failed(AuthError.INVALID_REFRESH_TOKEN);
    }

    private IdentityEvent event(EventType type, Session session, Origin origin) {
        IdentityEvent event = events.now(type).user(session.record().userId()).session(session.id());
        return origin.client().map(event::client).orElse(event);
    }
}
