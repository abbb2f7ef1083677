package com.jsonexpress.identity.core.flow;

import com.jsonexpress.identity.core.event.Events;
import com.jsonexpress.identity.core.event.Origin;
import com.jsonexpress.identity.core.session.Presented;
import com.jsonexpress.identity.core.session.Sessions;
import com.jsonexpress.identity.core.spi.UserPatch;
import com.jsonexpress.identity.core.spi.UserWrite;
import com.jsonexpress.identity.core.user.UserWriter;
import com.jsonexpress.identity.event.EventType;
import com.jsonexpress.identity.event.IdentityEvent;
import com.jsonexpress.identity.token.Principal;
import java.time.Clock;
import java.util.Optional;

/**
 * {@code POST /auth/logout}: ends a session, or every one of the user. A token that means nothing is no failure. To end
 * them all the session must be alive and the token current or in its grace: a stale find must not sign anybody out.
 */
public final class Logout {

    /**
     * @param refreshToken names the session
     * @param caller names it instead
     * @param all whether every session of the user is to end
     */
    public record Command(Optional<String> refreshToken, Optional<Principal> caller, boolean all, Origin origin) {
        @Override
        public String toString() {
            return "Logout";
        }
    }

    private record Target(String sessionId, String userId, long tokenVersion, boolean fresh) {}

    private final Sessions sessions;
    private final UserWriter writer;
    private final Events events;
    private final Clock clock;

    Logout(Services services) {
        this.sessions = services.sessions();
        this.writer = services.writer();
        this.events = services.events();
        this.clock = services.clock();
    }

    public void run(Command command) {
        Optional<Target> target = command.refreshToken().isPresent()
                ? command.refreshToken().flatMap(sessions::present).map(Logout::target)
                : command.caller().flatMap(this::target);
        target.ifPresent(found -> end(found, command));
    }

    private void end(Target target, Command command) {
        if (command.all() && target.fresh() && revoked(target)) {
            events.tell(EventType.ALL_SESSIONS_ENDED, target.userId(), command.origin());
        }
        if (sessions.end(target.sessionId())) {
            IdentityEvent ended =
                    events.now(EventType.SESSION_ENDED).user(target.userId()).session(target.sessionId());
            events.on(command.origin().client().map(ended::client).orElse(ended));
        }
    }

    /** Only while the version is the session's: two such calls at once end the same sessions once. */
    private boolean revoked(Target target) {
        UserWrite write = writer.update(
                target.userId(),
                UserPatch.builder(clock.instant())
                        .expectTokenVersion(target.tokenVersion())
                        .bumpTokenVersion()
                        .build());
        return write instanceof UserWrite.Done;
    }

    private static Target target(Presented presented) {
        boolean fresh = switch (presented.standing()) {
            case CURRENT, IN_GRACE -> true;
            case SPENT, STOLEN, AHEAD -> false;
        };
        var record = presented.session().record();
        return new Target(presented.session().id(), record.userId(), record.tokenVersion(), fresh);
    }

    /** Asks for the session itself: the guard may be configured not to. */
    private Optional<Target> target(Principal caller) {
        return CallerVersion.of(caller)
                .flatMap(version -> caller.sessionId()
                        .filter(session -> sessions.isAlive(session, caller.id(), version))
                        .map(session -> new Target(session, caller.id(), version, true)));
    }
}
