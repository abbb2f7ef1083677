package com.jsonexpress.identity.benchmarks.store;

import com.jsonexpress.identity.core.spi.UserPageRequest;
import com.jsonexpress.identity.core.spi.UserPatch;
import com.jsonexpress.identity.core.spi.UserRecord;
import com.jsonexpress.identity.core.spi.UserRecordPage;
import com.jsonexpress.identity.core.spi.UserWrite;
import com.jsonexpress.identity.schema.Identifier;
import com.jsonexpress.identity.store.memory.MemoryUserStore;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** The memory user store among a hundred thousand users, each call about another of them. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 4, time = 1)
public class UserStoreBenchmark {
    private static final int USERS = 1 << 17;
    private static final int STEP = 40_503; // odd, so that all are met
    private static final Instant THEN = Instant.parse("2026-11-30T08:00:00Z");

    private final String[] ids = new String[USERS];
    private final MemoryUserStore store = new MemoryUserStore();
    private final UserPatch revoking =
            UserPatch.builder(THEN).bumpTokenVersion().build();
    private final UserPageRequest firstPage =
            new UserPageRequest(50, Optional.empty(), Optional.empty(), Optional.empty());
    private Optional<String> afterHalf = Optional.empty();
    private int at;

    @TearDown
    public void stop() {
        store.close();
    }

    @Setup
    public void fill() {
        Running.start(store);
        for (int i = 0; i < USERS; i++) {
            ids[i] = String.format(Locale.ROOT, "%032x", i * 0x9e3779b97f4a7c15L);
            store.create(SomeUser.of(ids[i], email(i), THEN.plusMillis(i)));
        }
        Optional<String> after = Optional.empty();
        for (int i = 0; i < USERS / 2; i += 100) {
            after = store.page(new UserPageRequest(100, after, Optional.empty(), Optional.empty()))
                    .next();
        }
        afterHalf = after;
    }

    private int next() {
        return at = at + STEP & USERS - 1;
    }

    @Benchmark
    public Optional<UserRecord> findById() {
        return store.find(new String(ids[next()].toCharArray()));
    }

    @Benchmark
    public Optional<UserRecord> findByEmail() {
        return store.find(new Identifier(Identifier.EMAIL, email(next())));
    }

    @Benchmark
    public UserWrite revokeAll() {
        return store.update(ids[next()], revoking);
    }

    @Benchmark
    public UserRecordPage pageOf50First() {
        return store.page(firstPage);
    }

    @Benchmark
    public UserRecordPage pageOf50InTheMiddle() {
        return store.page(new UserPageRequest(50, afterHalf, Optional.empty(), Optional.empty()));
    }

    private static String email(int number) {
        return "user" + number + "@example.com";
    }
}
