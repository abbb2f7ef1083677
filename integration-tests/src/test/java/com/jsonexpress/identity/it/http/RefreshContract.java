package com.jsonexpress.identity.it.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.jsonexpress.identity.IdentitySettings;
import com.jsonexpress.identity.asvs.Asvs;
import com.jsonexpress.identity.core.spi.IKvStore;
import com.jsonexpress.identity.core.spi.IQueueAdapter;
import com.jsonexpress.identity.event.EventType;
import com.jsonexpress.identity.it.support.Answer;
import com.jsonexpress.identity.it.support.App;
import com.jsonexpress.identity.it.support.Secrets;
import com.jsonexpress.identity.it.support.Tap;
import com.jsonexpress.identity.kv.memory.MemoryKvStore;
import com.jsonexpress.identity.queue.memory.MemoryQueueAdapter;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** Contract 2.5, the refresh token: every row of the table, with a clock that moves by hand. */
abstract class RefreshContract extends HttpContract {
    private static final String ADA = "ada@example.com";
    private static final Duration GRACE = Duration.ofSeconds(10);

    private final MemoryKvStore kv = new MemoryKvStore();
    private final List<String> jobs = new CopyOnWriteArrayList<>();
    private Tap onKv = (operation, arguments) -> Tap.PASS;

    private App app(String... keys) {
        return start(settings -> {
            kv.start(contextOf(settings));
            closing(kv);
            return App.keys(keys).apply(onParts(settings));
        });
    }

    private IdentitySettings onParts(IdentitySettings settings) {
        MemoryQueueAdapter queue = closing(new MemoryQueueAdapter());
        queue.start(contextOf(settings));
        return settings.part(Tap.on(IKvStore.class, kv, (operation, arguments) -> onKv.on(operation, arguments)))
                .part(Tap.on(IQueueAdapter.class, queue, (operation, arguments) -> {
                    if (operation.equals("enqueue")) {
                        jobs.add((String) arguments.get(1));
                    }
                    return Tap.PASS;
                }));
    }

    @Asvs("7.2.2")
    @Test
    void current_advancesByOne() {
        App app = app();
        Answer one = app.client().register(ADA);

        Answer two = refresh(app, one);
        Answer three = refresh(app, two);

        assertThat(List.of(generation(one), generation(two), generation(three))).containsExactly("1", "2", "3");
        assertThat(app.count(EventType.SESSION_REFRESHED)).isEqualTo(2);
    }

    @Test
    void oneBefore_withinTheGrace_getsTheSameSuccessorAndWritesNothing() {
        App app = app();
        Answer one = app.client().register(ADA);
        Answer two = refresh(app, one);
        byte[] stored = record(one);
        app.pass(GRACE.minusMillis(1));

        Answer again = refresh(app, one);

        assertSession(again, 200);
        assertThat(again.string("refreshToken")).isEqualTo(two.string("refreshToken"));
        assertThat(again.string("accessToken")).isNotEqualTo(two.string("accessToken"));
        assertThat(record(one)).isEqualTo(stored);
        assertSession(refresh(app, two), 200);
    }

    @Test
    void oneBefore_exactlyAtTheEndOfTheGrace_endsTheSessionWithoutAMail() {
        App app = app();
        Answer one = app.client().register(ADA);
        Answer two = refresh(app, one);
        app.pass(GRACE);

        expect(refresh(app, one), 401, "invalid_refresh_token");

        assertEnded(app, two);
        assertThat(app.count(EventType.REFRESH_REUSED)).isEqualTo(1);
        assertThat(jobs).doesNotContain("refresh_reused");
    }

    @Asvs("10.4.5")
    @Test
    void oneBefore_afterTheGrace_isNotInItAgainWhereTheWallClockIsSetBack() {
        App app = app();
        Answer one = app.client().register(ADA);
        Answer two = refresh(app, one);
        app.pass(GRACE);
        app.time().stepWallClock(GRACE.multipliedBy(-3));

        expect(refresh(app, one), 401, "invalid_refresh_token");

        assertEnded(app, two);
    }

    @Test
    void session_thatEnded_isNotRevivedWhereTheWallClockIsSetBack() {
        App app = app("jex.auth.refreshTtl", "10m");
        Answer one = app.client().register(ADA);
        app.pass(Duration.ofMinutes(10));
        app.time().stepWallClock(Duration.ofMinutes(-10));

        expect(refresh(app, one), 401, "invalid_refresh_token");
        expect(app.client().get("/hello", one.string("accessToken")), 401, "invalid_token");
    }

    @Test
    void oneBefore_withoutGrace_endsTheSessionAtOnce() {
        App app = app("jex.auth.refreshGrace", "0");
        Answer one = app.client().register(ADA);
        Answer two = refresh(app, one);

        expect(refresh(app, one), 401, "invalid_refresh_token");

        assertEnded(app, two);
        assertThat(app.count(EventType.REFRESH_REUSED)).isEqualTo(1);
    }

    @Asvs({"10.4.5", "16.3.3"})
    @Test
    void older_evenWithinTheGrace_endsTheSessionAndMailsTheOwner() {
        App app = app();
        Answer one = app.client().register(ADA);
        Answer two = refresh(app, one);
        Answer three = refresh(app, two);

        expect(refresh(app, one), 401, "invalid_refresh_token");

        assertEnded(app, three);
        assertThat(app.count(EventType.REFRESH_REUSED)).isEqualTo(1);
        assertThat(app.mailbox().await(ADA, "ended a session").text()).doesNotContain("token=");
        assertThat(jobs).containsOnlyOnce("refresh_reused");
    }

    @Test
    void newer_whereTheStoreLostAWrite_goesOnAndTells() {
        App app = app();
        Answer one = app.client().register(ADA);
        byte[] old = record(one);
        Answer two = refresh(app, one);
        kv.set(key(one), old, Duration.ofDays(1));

        Answer three = refresh(app, two);

        assertSession(three, 200);
        assertThat(generation(three)).isEqualTo("3");
        assertThat(app.count(EventType.REFRESH_AHEAD)).isEqualTo(1);
        assertSession(refresh(app, three), 200);
    }

    @Test
    void forged_touchesNothing() {
        App app = app();
        Answer one = app.client().register(ADA);
        Answer two = refresh(app, one);
        byte[] stored = record(one);
        String[] parts = two.string("refreshToken").split("\\.");
        String[] old = one.string("refreshToken").split("\\.");

        for (String forged : List.of(
                parts[0] + "." + parts[1] + "." + old[2],
                parts[0] + ".1." + parts[2],
                parts[0] + ".3." + parts[2],
                parts[0] + ".1.",
                parts[0] + ".02." + parts[2],
                parts[0] + ".-1." + parts[2],
                parts[0] + ".9999999999999999999." + parts[2],
                two.string("refreshToken") + "A",
                two.string("refreshToken") + ".x",
                " " + two.string("refreshToken"),
                two.string("refreshToken").toUpperCase(Locale.ROOT))) {
            expect(app.client().refresh(forged), 401, "invalid_refresh_token");
        }

        assertThat(record(one)).isEqualTo(stored);
        assertThat(app.count(EventType.REFRESH_REUSED)).isZero();
        assertSession(refresh(app, two), 200);
    }

    @Asvs({"7.4.5", "11.1.1"})
    @Test
    void secretChanged_isRefusedAndTouchesNothing() {
        App app = app();
        Answer one = app.client().register(ADA);
        byte[] stored = record(one);
        App changed = start(settings ->
                onParts(settings).set("jex.auth.secret", Secrets.note("another-secret-W9xk-51Vd-ppQ7-of-this-suite")));

        expect(changed.client().refresh(one.string("refreshToken")), 401, "invalid_refresh_token");

        assertThat(record(one)).isEqualTo(stored);
        assertSession(refresh(app, one), 200);
    }

    @Test
    void compareAndSet_lostToAFasterCaller_getsTheSameSuccessor() {
        App app = app();
        Answer one = app.client().register(ADA);
        Answer[] faster = new Answer[1];
        onKv = (operation, arguments) -> {
            if (operation.equals("replace") && faster[0] == null) {
                onKv = (any, more) -> Tap.PASS;
                faster[0] = refresh(app, one);
            }
            return Tap.PASS;
        };

        Answer slower = refresh(app, one);

        assertSession(slower, 200);
        assertThat(slower.string("refreshToken")).isEqualTo(faster[0].string("refreshToken"));
        assertThat(generation(slower)).isEqualTo("2");
    }

    @Test
    void compareAndSet_lostAgainAndAgain_is503AndSpendsNothing() {
        App app = app();
        Answer one = app.client().register(ADA);
        byte[] stored = record(one);
        int[] attempts = new int[1];
        onKv = (operation, arguments) -> {
            if (!operation.equals("replace")) {
                return Tap.PASS;
            }
            attempts[0]++;
            return false;
        };

        expect(refresh(app, one), 503, "unavailable");

        assertThat(attempts[0]).as("the first and at most three more").isEqualTo(4);
        onKv = (operation, arguments) -> Tap.PASS;
        assertThat(record(one)).isEqualTo(stored);
        assertSession(refresh(app, one), 200);
    }

    private Answer refresh(App app, Answer session) {
        return app.client().refresh(session.string("refreshToken"));
    }

    private void assertEnded(App app, Answer session) {
        assertThat(kv.get(key(session))).isEmpty();
        expect(refresh(app, session), 401, "invalid_refresh_token");
        expect(app.client().get("/auth/me", session.string("accessToken")), 401, "invalid_token");
    }

    private byte[] record(Answer session) {
        return kv.get(key(session)).orElseThrow();
    }

    private static String key(Answer session) {
        return "session/" + session.string("refreshToken").split("\\.")[0];
    }

    private static String generation(Answer session) {
        return session.string("refreshToken").split("\\.")[1];
    }
}
