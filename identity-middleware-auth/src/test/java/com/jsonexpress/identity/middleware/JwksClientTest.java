package com.jsonexpress.identity.middleware;

import static com.jsonexpress.identity.middleware.ExternalVerifying.ALL;
import static com.jsonexpress.identity.middleware.ExternalVerifying.keys;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.jsonexpress.identity.asvs.Asvs;
import com.jsonexpress.identity.error.UnavailableException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** When keys are fetched, how long they count, and who waits; with a clock that stands still until it is moved. */
@Timeout(30)
class JwksClientTest {
    private static final KeySet RSA = keys(ALL, IssuerKey.RSA.jwk());
    private static final KeySet BOTH = keys(ALL, IssuerKey.RSA.jwk(), IssuerKey.OTHER_RSA.jwk());
    private static final KeySet OTHER = keys(ALL, IssuerKey.OTHER_RSA.jwk());
    private static final Duration REFRESH = Duration.ofMinutes(10);
    private static final Duration STALE = Duration.ofHours(1);

    private final AtomicLong time = new AtomicLong(Long.MAX_VALUE - 1_000_000_000L);
    private final BlockingQueue<Callable<KeySet>> answers = new LinkedBlockingQueue<>();
    private final AtomicInteger begun = new AtomicInteger();
    private final AtomicInteger closed = new AtomicInteger();
    private final ExecutorService requests = Executors.newCachedThreadPool();
    private final JwksClient client = JwksClient.start(
            new JwksClient.Source() {
                @Override
                public KeySet fetch() throws JwksException, InterruptedException {
                    begun.incrementAndGet();
                    try {
                        return answers.take().call();
                    } catch (JwksException | InterruptedException | RuntimeException e) {
                        throw e;
                    } catch (Exception e) {
                        throw new AssertionError(e);
                    }
                }

                @Override
                public void close() {
                    closed.incrementAndGet();
                }
            },
            new FetchSchedule(REFRESH, STALE),
            time::get,
            new KeyLog("id.example.com"));

    @AfterEach
    void stop() {
        client.close();
        requests.shutdownNow();
    }

    @Test
    void request_beforeTheFirstAnswer_waitsForTheFetchUnderWay() throws Exception {
        Future<Boolean> request = requests.submit(() -> known("rsa"));
        serve(RSA);

        assertThat(request.get()).isTrue();
        assertThat(begun).hasValue(1);
    }

    @Test
    void request_whileTheFirstFetchHangs_is503AfterABoundedWait() {
        assertThatThrownBy(() -> known("rsa")).isInstanceOf(UnavailableException.class);
    }

    @Test
    void requests_beyondThoseThatMayWait_are503AtOnce() throws Exception {
        List<Future<Boolean>> all = new ArrayList<>();
        for (int i = 0; i < JwksClient.MAX_WAITING + 4; i++) {
            all.add(requests.submit(() -> known("rsa")));
        }
        awaitTrue(() -> all.stream().filter(Future::isDone).count() == 4);
        // at once: whoever waits its time out as well would see the others give up before
        assertThatThrownBy(() -> known("rsa")).isInstanceOf(UnavailableException.class);
        assertThat(all.stream().filter(Future::isDone)).hasSize(4);
        serve(RSA);
        int served = 0;
        for (Future<Boolean> each : all) {
            try {
                served += each.get() ? 1 : 0;
            } catch (ExecutionException e) {
                assertThat(e).hasCauseInstanceOf(UnavailableException.class);
            }
        }
        assertThat(served).isEqualTo(JwksClient.MAX_WAITING);
        assertThat(begun).hasValue(1);
    }

    @Test
    void knownKey_neverCausesAFetchBeforeTheInterval() throws Exception {
        serve(RSA);
        awaitKnown("rsa");

        advance(REFRESH.minusNanos(1));
        for (int i = 0; i < 1000; i++) {
            assertThat(known("rsa")).isTrue();
        }
        assertThat(begun).hasValue(1);
        advance(Duration.ofNanos(1));
        awaitBegun(2);
    }

    @Test
    void unknownKeys_tenThousandInAMinute_causeTwoFetchesMore() throws Exception {
        serve(RSA);
        awaitKnown("rsa");
        for (int i = 0; i < 10; i++) {
            serve(RSA);
        }
        for (int i = 0; i < 10_000; i++) {
            assertThat(known("nobody-" + i)).isFalse();
            advance(Duration.ofMillis(6));
        }
        assertThat(begun.get()).isBetween(2, 3);
    }

    @Test
    void unknownKey_ofARotation_isFetchedWhileTheRequestWaits() throws Exception {
        serve(RSA);
        awaitKnown("rsa");
        advance(FetchSchedule.BETWEEN);
        serve(BOTH);

        assertThat(known("other-rsa")).isTrue();
        assertThat(known("rsa")).isTrue();
        assertThat(begun).hasValue(2);
    }

    @Test
    void keyThatDidNotFit_isAskedForAgain_onceInAWhile() throws Exception {
        serve(RSA);
        awaitKnown("rsa");
        KeySet first = current("rsa");
        assertThat(client.newerThan(first)).as("too soon").isSameAs(first);
        advance(FetchSchedule.BETWEEN);
        serve(OTHER);

        KeySet second = client.newerThan(first);

        assertThat(second).isNotSameAs(first);
        assertThat(client.newerThan(first)).as("there already").isSameAs(second);
        for (int i = 0; i < 10_000; i++) {
            assertThat(client.newerThan(second)).isSameAs(second);
        }
        assertThat(begun).hasValue(2);
    }

    @Test
    void keyThatDidNotFit_whileTheIssuerFails_staysTheOneThereIs() throws Exception {
        serve(RSA);
        awaitKnown("rsa");
        KeySet first = current("rsa");
        advance(FetchSchedule.BETWEEN);
        outage();

        assertThat(client.newerThan(first)).isSameAs(first);
        assertThat(client.newerThan(first)).isSameAs(first);
        assertThat(begun).hasValue(2);
    }

    @Test
    void unknownKeys_atOnceFromManyThreads_areOneFetch() throws Exception {
        serve(RSA);
        awaitKnown("rsa");
        advance(FetchSchedule.BETWEEN);
        Future<?>[] asked = new Future<?>[JwksClient.MAX_WAITING];
        for (int i = 0; i < asked.length; i++) {
            asked[i] = requests.submit(() -> known("other-rsa"));
        }
        awaitBegun(2);
        serve(OTHER);

        for (Future<?> each : asked) {
            assertThat(each.get()).isEqualTo(true);
        }
        assertThat(begun).hasValue(2);
    }

    @Test
    void removedKey_isGoneWithTheNextFetch() throws Exception {
        serve(BOTH);
        awaitKnown("rsa");
        serve(OTHER);
        advance(REFRESH);
        awaitBegun(2);
        awaitTrue(() -> !known("rsa"));

        assertThat(known("other-rsa")).isTrue();
        assertThat(begun).hasValue(2);
    }

    /** What they vouched for need not be proven anew. */
    @Test
    void unchangedKeys_staySoWithTheNextFetch() throws Exception {
        ExternalHeader header = new ExternalHeader(JwsAlgorithm.RS256, Optional.of("rsa"));
        serve(RSA);
        awaitKnown("rsa");
        KeySet first = client.current(header);
        serve(ExternalVerifying.keys(ExternalVerifying.ALL, IssuerKey.RSA.jwk()));
        advance(REFRESH);
        awaitEnded(2);

        assertThat(client.current(header)).isSameAs(first);
    }

    @Test
    void outage_leavesOldKeysInUseUntilTheirGreatestAge() throws Exception {
        serve(RSA);
        awaitKnown("rsa");
        outage();
        advance(REFRESH);
        awaitEnded(2);

        assertThat(known("rsa")).isTrue();
        assertThatThrownBy(() -> known("other-rsa")).isInstanceOf(UnavailableException.class);
        advance(STALE.minus(REFRESH).minusNanos(1));
        assertThat(known("rsa")).isTrue();
        advance(Duration.ofNanos(1));
        assertThatThrownBy(() -> known("rsa")).isInstanceOf(UnavailableException.class);
    }

    @Test
    void outage_withKeysInHand_isAskedAgainAfterThirtySecondsAndUnknownKeysHurryNothing() throws Exception {
        serve(RSA);
        awaitKnown("rsa");
        outage();
        advance(REFRESH);
        awaitEnded(2);
        for (int i = 0; i < 1000; i++) {
            assertThatThrownBy(() -> known("nobody")).isInstanceOf(UnavailableException.class);
        }
        advance(FetchSchedule.BETWEEN.minusNanos(1));
        assertThat(begun).hasValue(2);
        advance(Duration.ofNanos(1));
        awaitBegun(3);
    }

    @Test
    void outage_atTheStart_is503AtOnceAndAskedAgainEverySecond() throws Exception {
        outage();
        awaitEnded(1);
        for (int i = 2; i < 8; i++) {
            assertThatThrownBy(() -> known("rsa"))
                    .isInstanceOfSatisfying(
                            UnavailableException.class,
                            e -> assertThat(e.retryAfter()).isLessThanOrEqualTo(FetchSchedule.RETRY));
            outage();
            advance(FetchSchedule.RETRY);
            awaitEnded(i);
        }
        serve(RSA);
        advance(FetchSchedule.RETRY);

        awaitKnown("rsa");
    }

    @Test
    void flapping_keepsService() throws Exception {
        serve(RSA);
        awaitKnown("rsa");
        int fetches = 1;
        for (int i = 0; i < 20; i++) {
            outage();
            advance(REFRESH);
            awaitEnded(++fetches);
            assertThat(known("rsa")).isTrue();
            serve(RSA);
            advance(FetchSchedule.BETWEEN);
            awaitEnded(++fetches);
            assertThat(known("rsa")).isTrue();
            assertThat(known("nobody")).isFalse();
        }
        assertThat(begun).hasValue(fetches);
    }

    @Test
    void fault_ofOneFetch_endsNeitherThreadNorService() throws Exception {
        answers.add(() -> {
            throw new IllegalStateException("a bug");
        });
        awaitEnded(1);
        answers.add(() -> {
            throw new AssertionError("worse");
        });
        advance(FetchSchedule.RETRY);
        awaitEnded(2);
        serve(RSA);
        advance(FetchSchedule.RETRY);

        awaitKnown("rsa");
    }

    @Test
    void fetch_thatCannotBeTold_endsNeitherThreadNorService() throws Exception {
        try (BrokenLog log = new BrokenLog()) {
            assertThat(log).isNotNull();
            outage();
            awaitEnded(1);
            answers.add(() -> {
                throw new IllegalStateException("a bug");
            });
            advance(FetchSchedule.RETRY);
            awaitEnded(2);
            serve(RSA);
            advance(FetchSchedule.RETRY);

            awaitKnown("rsa");
            assertThat(begun).hasValue(3);
        }
    }

    @Asvs("16.3.4")
    @Test
    void log_ofAnOutage_tellsEachChangeOnce() throws Exception {
        try (LogCapture log = new LogCapture()) {
            outage();
            awaitEnded(1);
            outage();
            advance(FetchSchedule.RETRY);
            awaitEnded(2);
            serve(RSA);
            advance(FetchSchedule.RETRY);
            awaitKnown("rsa");

            assertThat(log.lines("WARN")).isEqualTo(1);
            assertThat(log.text()).contains("id.example.com is down", "answered 503", "usable keys: 1");
        }
    }

    @Test
    void close_endsTheThreadAFetchUnderWayAndWhoeverWaits() throws Exception {
        Future<Boolean> request = requests.submit(() -> known("rsa"));
        awaitBegun(1);
        client.close();
        client.close();

        assertThatThrownBy(request::get).hasCauseInstanceOf(UnavailableException.class);
        assertThatThrownBy(() -> known("rsa")).isInstanceOf(UnavailableException.class);
        assertThat(closed).hasValue(1);
    }

    private boolean known(String id) {
        return current(id).knows(header(id));
    }

    private KeySet current(String id) {
        return client.current(header(id));
    }

    private static ExternalHeader header(String id) {
        return new ExternalHeader(JwsAlgorithm.RS256, Optional.of(id));
    }

    private void serve(KeySet keys) {
        answers.add(() -> keys);
    }

    private void outage() {
        answers.add(() -> {
            throw new JwksException("is down");
        });
    }

    private void advance(Duration by) {
        time.addAndGet(by.toNanos());
        client.wake();
    }

    private void awaitKnown(String id) throws Exception {
        awaitTrue(() -> {
            try {
                return known(id);
            } catch (UnavailableException e) {
                return false;
            }
        });
    }

    private void awaitBegun(int count) throws Exception {
        awaitTrue(() -> begun.get() >= count);
    }

    private void awaitEnded(int count) throws Exception {
        awaitTrue(() -> client.fetches() >= count);
    }

    private static void awaitTrue(Callable<Boolean> condition) throws Exception {
        while (!condition.call()) {
            TimeUnit.MILLISECONDS.sleep(1);
        }
    }
}
