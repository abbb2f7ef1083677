package com.jsonexpress.identity.it.faults;

import com.jsonexpress.identity.UserChanges;
import com.jsonexpress.identity.UserQuery;
import com.jsonexpress.identity.Users;
import com.jsonexpress.identity.core.spi.UserRecord;
import com.jsonexpress.identity.error.FailureException;
import com.jsonexpress.identity.error.Result;
import com.jsonexpress.identity.error.UnavailableException;
import com.jsonexpress.identity.http.Headers;
import com.jsonexpress.identity.it.support.Answer;
import com.jsonexpress.identity.it.support.Secrets;
import com.jsonexpress.identity.token.Verification;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Every call of the programmatic API that touches a provider, with its outcome told as HTTP would. */
final class TrustedDrills {
    private TrustedDrills() {}

    static List<Drill> all() {
        return List.of(
                drill("find", (users, id) -> users.find(id).isPresent(), anybody(), 200),
                drill("find by email", TrustedDrills::byEmail, anybody(), 200),
                drill("list", TrustedDrills::page, anybody(), 200),
                drill(
                        "role",
                        update(UserChanges.role("editor")),
                        is(user -> user.role().equals("editor")),
                        200),
                drill("disable", update(UserChanges.disabled(true)), is(UserRecord::disabled), 200),
                drill("forced reset", update(UserChanges.passwordReset()), is(UserRecord::requirePasswordReset), 200),
                drill("invite", (users, id) -> done(users.invite(id)), Drills.mailed("account at"), 200),
                drill("revoke", (users, id) -> done(users.revoke(id)), is(user -> user.tokenVersion() > 0), 200),
                drill("delete", (users, id) -> done(users.delete(id)), Drills::isGone, 404),
                drill("issue a session", TrustedDrills::session, anybody(), 200),
                new Drill(
                        "trusted provision",
                        scene -> Map.of(),
                        (s, p) -> told(() -> done(s.users().provision(Drills.ADA, "editor"))),
                        Drills.mailed("account at"),
                        200,
                        409),
                new Drill("verify a token", Drills.user(), TrustedDrills::verify, Drills.alive(), 200, 200));
    }

    private static Drill drill(String name, BiFunction<Users, String, Boolean> call, Drill.Check done, int repeated) {
        return new Drill(
                "trusted " + name,
                Drills.user(),
                (s, p) -> told(() -> call.apply(s.users(), p.get("id"))),
                done,
                200,
                repeated);
    }

    private static Drill.Check anybody() {
        return (scene, prepared) -> true;
    }

    private static Drill.Check is(Predicate<UserRecord> holds) {
        return Drills.record(holds);
    }

    private static BiFunction<Users, String, Boolean> update(UserChanges changes) {
        return (users, id) -> done(users.update(id, changes));
    }

    private static boolean byEmail(Users users, String id) {
        return users.findByEmail(Drills.ADA)
                .filter(user -> user.id().equals(id))
                .isPresent();
    }

    private static boolean page(Users users, String id) {
        return users.list(UserQuery.first(10)).items().stream()
                .anyMatch(user -> user.id().equals(id));
    }

    private static boolean session(Users users, String id) {
        return users.issueSession(id, List.of("sso"))
                .map(session -> Secrets.note(session.refreshToken()))
                .isOk();
    }

    private static Answer verify(Scene scene, Map<String, String> prepared) {
        return told(() ->
                scene.app().identity().tokens().verify(prepared.get("access"), true) instanceof Verification.Verified);
    }

    private static boolean done(Result<?> result) {
        return result.orThrow() != null;
    }

    /** A call that finds nothing is 404; what it throws is what {@code ErrorBoundary} would make of it. */
    private static Answer told(Supplier<Boolean> call) {
        try {
            return answer(call.get() ? 200 : 404, Headers.NONE);
        } catch (FailureException e) {
            return answer(e.failure().code().status(), Headers.NONE);
        } catch (UnavailableException e) {
            return answer(
                    503, Headers.of("Retry-After", String.valueOf(e.retryAfter().toSeconds())));
        } catch (IllegalStateException | LinkageError | StackOverflowError e) {
            return answer(500, Headers.NONE);
        }
    }

    private static Answer answer(int status, Headers headers) {
        return new Answer(status, headers, new byte[0]);
    }
}
