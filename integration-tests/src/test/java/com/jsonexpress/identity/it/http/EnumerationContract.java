package com.jsonexpress.identity.it.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.jsonexpress.identity.core.spi.EnqueueOptions;
import com.jsonexpress.identity.core.spi.IQueueAdapter;
import com.jsonexpress.identity.it.support.Accounts;
import com.jsonexpress.identity.it.support.Answer;
import com.jsonexpress.identity.it.support.App;
import com.jsonexpress.identity.it.support.Client;
import com.jsonexpress.identity.it.support.Secrets;
import com.jsonexpress.identity.it.support.Tap;
import com.jsonexpress.identity.queue.memory.MemoryQueueAdapter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Security-bar 11: while the password is wrong, accounts in every state and addresses nobody knows are alike, in status,
 * header fields, body, number of hash computations and number of jobs.
 */
abstract class EnumerationContract extends HttpContract {
    private static final String WRONG = Secrets.note("not-the-right-horses");

    enum Entrance {
        LOGIN(1, 0, (app, email) -> app.client().login(email, WRONG)),
        LOGIN_PAST_THE_MAXIMUM(1, 0, (app, email) -> app.client().login(email, WRONG.repeat(100))),
        FORGOT(0, 1, (app, email) -> app.client().post("/auth/password/forgot", "email", email)),
        RESEND(0, 1, (app, email) -> app.client().post("/auth/verify/resend", "email", email)),
        REGISTER(1, 1, (app, email) -> app.client().post("/auth/register", "email", email, "password", WRONG));

        private final int hashes;
        private final int jobs;

        @SuppressWarnings("ImmutableEnumChecker")
        private final BiFunction<App, String, Answer> call;

        Entrance(int hashes, int jobs, BiFunction<App, String, Answer> call) {
            this.hashes = hashes;
            this.jobs = jobs;
            this.call = call;
        }
    }

    private record Seen(int status, String body, Map<String, List<String>> headers, int hashes, int jobs) {}

    @ParameterizedTest
    @EnumSource(Entrance.class)
    void wrongPassword_everyStateOfAnAddress_isAlike(Entrance entrance) {
        AtomicInteger jobs = new AtomicInteger();
        App app = start(settings -> {
            MemoryQueueAdapter queue = closing(new MemoryQueueAdapter());
            queue.start(contextOf(settings));
            return settings.set("jex.auth.requireVerifiedEmail", "true")
                    .part(Tap.on(IQueueAdapter.class, queue, (operation, arguments) -> {
                        jobs.addAndGet(operation.equals("enqueue") && isNow(arguments.get(3)) ? 1 : 0);
                        return Tap.PASS;
                    }));
        });
        List<String> states = new ArrayList<>(Accounts.STATES);
        states.add("unknown");
        Map<String, Seen> seen = new LinkedHashMap<>();
        for (String state : states) {
            String email = state.equals("unknown") ? "unknown@example.com" : Accounts.make(app, state);
            int hashesBefore = app.hasher().computations();
            int jobsBefore = jobs.get();
            Answer answer = entrance.call.apply(app, email);
            seen.put(
                    state,
                    new Seen(
                            answer.status(),
                            answer.text(),
                            withoutDate(answer),
                            app.hasher().computations() - hashesBefore,
                            jobs.get() - jobsBefore));
        }

        Seen expected = Objects.requireNonNull(seen.get("unknown"));
        assertThat(expected.hashes()).isEqualTo(entrance.hashes);
        assertThat(expected.jobs()).isEqualTo(entrance.jobs);
        assertThat(seen).allSatisfy((state, one) -> assertThat(one).isEqualTo(expected));
    }

    enum Caller {
        NOBODY,
        ANOTHER_USER
    }

    /** On every route that reads a body or names a user, and for whoever is no admin. */
    @ParameterizedTest
    @EnumSource(Caller.class)
    void anyRoute_everyStateOfAnAddress_isAlike(Caller caller) {
        App app = start(
                "jex.auth.requireVerifiedEmail", "true",
                "jex.limit.source.guesses", "1000",
                "jex.limit.source.registrations", "1000",
                "jex.limit.source.mails", "1000");
        Accounts.make(app, "active", "caller@example.com");
        String token = caller == Caller.NOBODY
                ? ""
                : app.client().login("caller@example.com", Client.PASSWORD).string("accessToken");
        Map<String, List<Map<String, Object>>> seen = new LinkedHashMap<>();
        for (String state : Accounts.STATES) {
            String email = Accounts.make(app, state);
            String id = app.identity().users().findByEmail(email).orElseThrow().id();
            seen.put(state, everywhere(app, token, email, id));
        }
        List<Map<String, Object>> expected = everywhere(app, token, "unknown@example.com", "usr_none");
        assertThat(expected).hasSize(BodyRoute.ALL.size() + 2);
        seen.forEach((state, one) -> assertThat(one).as(state).containsExactlyElementsOf(expected));
    }

    private static List<Map<String, Object>> everywhere(App app, String token, String email, String id) {
        List<Map<String, Object>> answers = new ArrayList<>();
        for (BodyRoute route : BodyRoute.ALL) {
            String target = route.path().replace("{id}", id);
            answers.add(told(route, app.client().send(route.method(), target, token, members(route, email))));
        }
        answers.add(told("GET", app.client().get("/users/" + id, token)));
        answers.add(told("HEAD", app.client().send("HEAD", "/users/" + id, token)));
        return answers;
    }

    private static Object[] members(BodyRoute route, String email) {
        String nothing = Secrets.note("noBodyHasThisTokenAndNobodyEverMadeItAtAll-43");
        return switch (route.path()) {
            case "/auth/register" -> new Object[] {"email", email, "password", WRONG};
            // another one: where nobody had the address, the registration before has made WRONG the right one
            case "/auth/login" -> new Object[] {"email", email, "password", Secrets.note(WRONG + "-either")};
            case "/auth/verify/resend", "/auth/password/forgot" -> new Object[] {"email", email};
            case "/auth/refresh", "/auth/logout" -> new Object[] {"refreshToken", nothing};
            case "/auth/verify" -> new Object[] {"token", nothing};
            case "/auth/password/reset" -> new Object[] {"token", nothing, "newPassword", WRONG};
            case "/auth/password/change" -> new Object[] {"currentPassword", WRONG, "newPassword", WRONG + "!"};
            case "/users" -> new Object[] {"email", email, "role", "user"};
            default -> route.field().isEmpty() ? new Object[0] : new Object[] {route.field(), "user"};
        };
    }

    private static Map<String, Object> told(Object what, Answer answer) {
        return Map.of("to", what, "status", answer.status(), "body", answer.text(), "headers", withoutDate(answer));
    }

    private static Map<String, List<String>> withoutDate(Answer answer) {
        Map<String, List<String>> headers = new LinkedHashMap<>(answer.headers().asMap());
        headers.keySet().removeIf("Date"::equalsIgnoreCase);
        return headers;
    }

    /** The worker puts off a notice of which another was just sent; that is no part of the request. */
    private static boolean isNow(Object options) {
        return ((EnqueueOptions) options).delay().isZero();
    }
}
