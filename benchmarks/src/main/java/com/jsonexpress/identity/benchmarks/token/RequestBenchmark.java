package com.jsonexpress.identity.benchmarks.token;

import com.jsonexpress.identity.http.Headers;
import com.jsonexpress.identity.http.Reply;
import com.jsonexpress.identity.http.Request;
import java.io.InputStream;
import java.util.Map;
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

/** What stands between a host and the application, without the host: the whole chain for one request. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(2)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 4, time = 1)
public class RequestBenchmark {
    private Ours ours;
    private char[] token;

    @Setup
    public void start() throws Exception {
        ours = Ours.start(Algorithm.HS256, 8_192);
        token = ours.token(Algorithm.HS256).toCharArray();
    }

    @TearDown
    public void stop() {
        ours.close();
    }

    @Benchmark
    public Reply protectedGet() {
        return answer("/hello", Headers.of("Authorization", "Bearer " + new String(token)));
    }

    @Benchmark
    public Reply withoutToken() {
        return answer("/hello", Headers.of(Map.of()));
    }

    @Benchmark
    public Reply forgedToken() {
        return answer("/hello", Headers.of("Authorization", "Bearer " + new String(token) + "A"));
    }

    @Benchmark
    public Reply ambiguousPath() {
        return answer("/hello//x", Headers.of(Map.of()));
    }

    private Reply answer(String path, Headers headers) {
        return ours.identity()
                .handle(Request.of("GET", path, null, headers, InputStream.nullInputStream(), "127.0.0.1"));
    }
}
