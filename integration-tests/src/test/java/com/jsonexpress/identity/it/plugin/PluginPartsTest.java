package com.jsonexpress.identity.it.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.jsonexpress.identity.Health;
import com.jsonexpress.identity.access.Route;
import com.jsonexpress.identity.access.Rules;
import com.jsonexpress.identity.asvs.Asvs;
import com.jsonexpress.identity.core.plugin.PasswordPolicy;
import com.jsonexpress.identity.core.plugin.UserHook;
import com.jsonexpress.identity.core.spi.EnqueueOptions;
import com.jsonexpress.identity.core.spi.PermanentFailure;
import com.jsonexpress.identity.error.CommonError;
import com.jsonexpress.identity.error.Failure;
import com.jsonexpress.identity.error.Result;
import com.jsonexpress.identity.event.EventListener;
import com.jsonexpress.identity.event.EventType;
import com.jsonexpress.identity.event.IdentityEvent;
import com.jsonexpress.identity.http.Response;
import com.jsonexpress.identity.it.support.App;
import com.jsonexpress.identity.it.support.Client;
import com.jsonexpress.identity.testkit.Eventually;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What a running plugin is given is its own, and what it does wrong stays its own. */
class PluginPartsTest {
    private final List<String> done = Collections.synchronizedList(new ArrayList<>());

    @Test
    void keys_ofAPlugin_areOutOfReachOfAnother_andOursOfBoth() {
        FakePlugin one = new FakePlugin("one");
        FakePlugin two = new FakePlugin("two");
        try (App app = start(one, two)) {
            String session = app.client()
                    .register("ada@example.com")
                    .string("refreshToken")
                    .split("\\.", 2)[0];
            one.context().kv().set("k", bytes("1"), Duration.ofMinutes(1));
            two.context().kv().increment("n", Duration.ofMinutes(1));
            assertThat(one.context().kv().get("k")).hasValue(bytes("1"));
            assertThat(two.context().kv().get("k")).isEmpty();
            assertThat(one.context().kv().get("n")).isEmpty();
            assertThat(two.context().kv().delete("../one/k")).isFalse();
            assertThat(one.context().kv().get("session/" + session)).isEmpty();
            assertThat(one.context().kv().delete("session/" + session)).isFalse();
            one.context().kv().close();
            assertThat(one.context().kv().take("k")).hasValue(bytes("1"));
        }
    }

    /** Our own route of that name explains to a browser what the link of a mail is for. */
    @Test
    void route_ofAPluginWithTheNameOfOneOfOurs_isItsOwn() {
        FakePlugin plugin = new FakePlugin("shop")
                .routes(
                        Route.open("verify", "POST", "/shop/coupon", request -> Response.of(204)),
                        Route.open("coupon", "GET", "/shop/coupon", request -> Response.text("10 %")),
                        Route.open("password-reset", "POST", "/shop/é", request -> Response.of(204)));
        try (App app = start(plugin)) {
            assertThat(app.client().get("/shop/coupon", "").body())
                    .asString(StandardCharsets.UTF_8)
                    .isEqualTo("10 %");
            assertThat(app.client().get("/auth/verify", "").string("detail")).contains("own page");
        }
    }

    @Test
    void jobs_ofTwoPluginsWithOneName_doNotMeet() {
        FakePlugin one = new FakePlugin("one").job("work", job -> done.add("one " + text(job.payload())));
        FakePlugin two = new FakePlugin("two").job("work", job -> done.add("two " + text(job.payload())));
        try (App app = start(one, two)) {
            EnqueueOptions once = EnqueueOptions.NOW.once("same");
            one.context().jobs().enqueue("work", bytes("a"), once);
            two.context().jobs().enqueue("work", bytes("b"), once);
            Eventually.until("both jobs", () -> done.size() == 2);
            assertThat(done).containsExactlyInAnyOrder("one a", "two b");
            assertThatThrownBy(() -> one.context().jobs().enqueue("other", bytes(""), EnqueueOptions.NOW))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThat(app.identity().health()).containsKeys("one", "two", "queue");
        }
    }

    @Test
    void idempotencyKey_ofAPlugin_countsPerJob() {
        FakePlugin plugin =
                new FakePlugin("one").job("first", job -> done.add("first")).job("second", job -> done.add("second"));
        try (App app = start(plugin)) {
            EnqueueOptions once =
                    EnqueueOptions.NOW.delay(Duration.ofMinutes(1)).once("same");
            plugin.context().jobs().enqueue("first", bytes(""), once);
            plugin.context().jobs().enqueue("first", bytes(""), once);
            plugin.context().jobs().enqueue("second", bytes(""), once);
            assertThat(app.health("queue").gauges()).containsEntry("pending", 2L);
            app.pass(Duration.ofMinutes(2));
            Eventually.until("both jobs", () -> done.size() == 2);
            assertThat(done).containsExactlyInAnyOrder("first", "second");
        }
    }

    @Test
    void jobThatFails_isRetriedAndHoldsUpNobody() {
        FakePlugin plugin = new FakePlugin("one")
                .job("bad", job -> {
                    done.add("bad");
                    throw new PermanentFailure("never");
                })
                .job("worse", job -> {
                    done.add("worse");
                    throw new StackOverflowError();
                })
                .job("good", job -> done.add("good"));
        try (App app = start(plugin)) {
            for (String job : List.of("bad", "worse", "good")) {
                plugin.context().jobs().enqueue(job, bytes(""), EnqueueOptions.NOW);
            }
            Eventually.until("the good one", () -> done.contains("good"));
            Eventually.until(
                    "one dead",
                    () -> Long.valueOf(1).equals(app.health("queue").gauges().get("dead")));
            app.pass(Duration.ofMinutes(10));
            Eventually.until("another attempt", () -> Collections.frequency(done, "worse") > 1);
        }
    }

    /** The job gives the plugin time to be closed under it, which is what must not happen. */
    @Test
    void close_waitsForTheJobInFlight_thenClosesThePlugin() throws InterruptedException {
        CountDownLatch running = new CountDownLatch(1);
        CountDownLatch closed = new CountDownLatch(1);
        FakePlugin plugin = new FakePlugin("one")
                .job("work", job -> {
                    running.countDown();
                    boolean tooEarly = closed.await(500, TimeUnit.MILLISECONDS);
                    done.add(tooEarly ? "closed under it" : "worked");
                })
                .closing(() -> {
                    done.add("closed");
                    closed.countDown();
                });
        try (App app = start(plugin)) {
            plugin.context().jobs().enqueue("work", bytes(""), EnqueueOptions.NOW);
            assertThat(running.await(10, TimeUnit.SECONDS)).isTrue();
            assertThat(app.health("one").up()).isTrue();
        }
        assertThat(done).containsExactly("worked", "closed");
    }

    @Test
    void plugins_areStartedInTheOrderOfTheirNames_andClosedInReverse() {
        try (App app = start(
                new FakePlugin("zebra").closing(() -> done.add("zebra")),
                new FakePlugin("ant").closing(() -> done.add("ant")))) {
            assertThat(app.identity().health()).containsKeys("ant", "zebra");
        }
        assertThat(done).containsExactly("zebra", "ant");
    }

    @Test
    void pluginThatFailsToClose_keepsNobodyElseOpen() {
        FakePlugin bad = new FakePlugin("zebra").closing(() -> {
            throw new NoClassDefFoundError("org/example/Missing");
        });
        start(bad, new FakePlugin("ant").closing(() -> done.add("ant"))).close();
        assertThat(done).containsExactly("ant");
    }

    @Test
    void health_ofAPlugin_isShownAndContained() {
        FakePlugin one = new FakePlugin("one").health(() -> Health.down("out of badges"));
        FakePlugin two = new FakePlugin("two").health(() -> {
            throw new StackOverflowError();
        });
        try (App app = start(one, two)) {
            assertThat(app.health("one")).isEqualTo(Health.down("out of badges"));
            assertThat(app.health("two").up()).isFalse();
            assertThat(app.health("kv").up()).isTrue();
        }
    }

    @Asvs("16.5.3")
    @Test
    void routeOrRuleThatThrows_is500AndTheNextRequestIsServed() {
        FakePlugin plugin = new FakePlugin("one")
                .routes(
                        Route.open("bad", "GET", "/bad", request -> {
                            throw new StackOverflowError();
                        }),
                        Route.guarded(
                                "ruled",
                                "GET",
                                "/ruled",
                                Rules.signedIn().and(request -> {
                                    throw new IllegalStateException("no rule");
                                }),
                                request -> Response.of(204)));
        try (App app = start(plugin)) {
            String token = app.client().register("ada@example.com").string("accessToken");
            assertThat(app.client().get("/bad", "").status()).isEqualTo(500);
            assertThat(app.client().get("/ruled", "").status()).isEqualTo(401);
            assertThat(app.client().get("/ruled", token).status()).isEqualTo(500);
            assertThat(app.client().get("/auth/me", token).status()).isEqualTo(200);
        }
    }

    @Test
    void pluginThatIsAlsoHookPolicyAndListener_isUsedAsEachOnce() {
        Whole whole = new Whole();
        try (App app = App.start(settings -> settings.part(whole))) {
            assertThat(app.client().register("ada@example.com").code()).isEqualTo("forbidden");
            assertThat(whole.calls).containsExactly("policy", "hook");
            assertThat(app.identity().users().findByEmail("ada@example.com")).isEmpty();
            app.client().login("ada@example.com", Client.PASSWORD);
            assertThat(whole.calls).containsExactly("policy", "hook", "LOGIN_FAILED");
        }
    }

    /** One class, one plugin. */
    private static final class Whole extends FakePlugin implements PasswordPolicy, UserHook, EventListener {
        private final List<String> calls = Collections.synchronizedList(new ArrayList<>());

        Whole() {
            super("whole");
        }

        @Override
        public Optional<Failure> refuse(Candidate candidate) {
            calls.add("policy");
            return Optional.empty();
        }

        @Override
        public Result<Map<String, Object>> beforeCreate(String email, String role, Map<String, Object> fields) {
            calls.add("hook");
            return Result.failed(CommonError.FORBIDDEN);
        }

        @Override
        public void on(IdentityEvent event) {
            if (event.type() == EventType.LOGIN_FAILED) {
                calls.add(event.type().name());
            }
        }
    }

    private static App start(FakePlugin... plugins) {
        return App.start(settings -> settings.classLoader(Slot.loader(plugins)));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
