package com.jsonexpress.identity.kv.redis;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.jsonexpress.identity.config.Config;
import com.jsonexpress.identity.error.UnavailableException;
import com.jsonexpress.identity.testkit.Eventually;
import com.jsonexpress.identity.testkit.TestContext;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import redis.embedded.RedisServer;

/** Redis ends, comes back, and hangs; a real one, that is really killed and stopped (security-bar 20). */
@Timeout(60)
class RedisFaultsTest {
    private static final Duration LONG = Duration.ofHours(1);

    private final int port = Servers.freePort();
    private final Set<Long> before = redisProcesses();
    private RedisServer server = Servers.start(port);
    private final RedisKvStore kv = new RedisKvStore();

    @BeforeEach
    void start() {
        kv.start(Servers.at("redis://127.0.0.1:" + port, TestContext.realTime()).context());
        kv.set("a", bytes("1"), LONG);
    }

    @AfterEach
    void stop() {
        signal("CONT"); // one that stands still does not end either
        kv.close();
        Servers.stop(server);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }

    private static Set<Long> redisProcesses() {
        return ProcessHandle.current().descendants().map(ProcessHandle::pid).collect(Collectors.toSet());
    }

    /** The server is a child of ours that was not there before. */
    private void signal(String signal) {
        Set<Long> ours = redisProcesses();
        ours.removeAll(before);
        for (long pid : ours) {
            try {
                new ProcessBuilder("kill", "-" + signal, Long.toString(pid))
                        .start()
                        .waitFor();
            } catch (IOException e) {
                throw new IllegalStateException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void expectOutage() {
        long begin = System.nanoTime();
        assertThatThrownBy(() -> kv.get("a")).isInstanceOf(UnavailableException.class);
        assertThatThrownBy(() -> kv.take("a")).isInstanceOf(UnavailableException.class);
        assertThatThrownBy(() -> kv.set("b", bytes("2"), LONG)).isInstanceOf(UnavailableException.class);
        assertThatThrownBy(() -> kv.increment("c", LONG)).isInstanceOf(UnavailableException.class);
        assertThatThrownBy(() -> kv.replace("a", bytes("1"), bytes("2"), LONG))
                .isInstanceOf(UnavailableException.class);
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(8));
        assertThat(kv.health().up()).isFalse();
    }

    @Test
    void redis_killedAndStartedAgain_isAnOutageAndThenWorks() {
        signal("KILL");
        Eventually.until("the connection is gone", () -> !kv.health().up());
        expectOutage();

        Servers.stop(server);
        server = Servers.start(port);
        long begin = System.nanoTime();
        Eventually.until("it is up", () -> kv.health().up());

        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(5));
        assertThat(kv.get("a")).isEmpty();
        kv.set("a", bytes("3"), LONG);
        assertThat(kv.get("a")).hasValueSatisfying(value -> assertThat(value).isEqualTo(bytes("3")));
    }

    @Test
    void redis_stopped_isAnOutageAndThenGoesOn() {
        signal("STOP");
        expectOutage();
        signal("CONT");

        Eventually.until("it answers", () -> kv.health().up());
        kv.set("a", bytes("4"), LONG);
        assertThat(kv.get("a")).hasValueSatisfying(value -> assertThat(value).isEqualTo(bytes("4")));
    }

    /** It may have been done: doing it again would count twice, or bring back what is spent. */
    @Test
    void command_inFlightWhenTheConnectionEnded_isAnOutageAndNotSentAgain() throws Exception {
        try (RedisKvStore patient = new RedisKvStore();
                RawRedis raw = new RawRedis(port)) {
            Config config = Servers.config("redis://127.0.0.1:" + port)
                    .with(RedisKeys.TIMEOUT, Duration.ofSeconds(30), "the test");
            patient.start(TestContext.realTime().config(config).context());
            raw.say("CLIENT PAUSE 60000 WRITE");
            AtomicReference<Throwable> told = new AtomicReference<>();
            Thread caller = new Thread(() -> told.set(catchThrowable(() -> patient.set("sent", bytes("1"), LONG))));
            caller.start();
            Eventually.until("it waits", () -> raw.say("INFO clients").contains("blocked_clients:1"));
            raw.say("CLIENT KILL TYPE normal SKIPME yes");
            raw.say("CLIENT UNPAUSE");
            caller.join();
            Eventually.until("it is up", () -> patient.health().up());

            assertThat(told.get()).isInstanceOf(UnavailableException.class);
            assertThat(patient.get("sent")).isEmpty();
        }
    }

    @Test
    void script_thatTheServerForgot_isSentAgain() {
        assertThat(kv.increment("c", LONG)).isEqualTo(1);
        signal("KILL");
        Servers.stop(server);
        server = Servers.start(port);
        Eventually.until("it is up", () -> kv.health().up());

        assertThat(kv.increment("c", LONG)).isEqualTo(1);
        assertThat(kv.increment("c", LONG)).isEqualTo(2);
    }

    @Test
    void call_ofAnInterruptedThread_givesUpAndKeepsTheFlag() {
        signal("STOP");
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> kv.get("a"))
                .isInstanceOf(UnavailableException.class)
                .hasMessageContaining("interrupted");

        assertThat(Thread.interrupted()).isTrue();
        signal("CONT");
    }

    @Test
    void close_afterAnOutage_leavesNoThread() {
        signal("KILL");
        Eventually.until("the connection is gone", () -> !kv.health().up());

        kv.close();

        Eventually.until(
                "no thread of ours is left",
                () -> Thread.getAllStackTraces().keySet().stream()
                        .noneMatch(thread -> thread.getName().startsWith("lettuce-")));
        assertThatThrownBy(() -> kv.get("a")).isInstanceOf(UnavailableException.class);
    }
}
