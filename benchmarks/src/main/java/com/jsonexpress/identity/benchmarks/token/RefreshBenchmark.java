package com.jsonexpress.identity.benchmarks.token;

import com.jsonexpress.identity.IssuedSession;
import com.jsonexpress.identity.error.Result;
import com.jsonexpress.identity.http.Headers;
import com.jsonexpress.identity.http.Reply;
import com.jsonexpress.identity.http.Request;
import com.jsonexpress.identity.http.Response;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
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

/** A session that is opened, and one that goes on, each with both of its tokens. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(2)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 4, time = 1)
public class RefreshBenchmark {
    private Ours ours;

    /** Each thread has a session of its own: a refresh token is good once. */
    @State(Scope.Thread)
    public static class Session {
        private String refreshToken;

        @Setup
        public void open(RefreshBenchmark server) {
            refreshToken = server.ours.issue().orThrow().refreshToken();
        }
    }

    @Setup
    public void start() throws Exception {
        ours = Ours.start(Algorithm.HS256, 8_192);
    }

    @TearDown
    public void stop() {
        ours.close();
    }

    /** By a call. */
    @Benchmark
    public Result<IssuedSession> open() {
        return ours.issue();
    }

    /** {@code POST /auth/refresh}, all but the host, each time with the token of the last answer. */
    @Benchmark
    public Reply refresh(Session session) {
        byte[] body = ("{\"refreshToken\":\"" + session.refreshToken + "\"}").getBytes(StandardCharsets.US_ASCII);
        Headers headers = Headers.of(Map.of(
                "Content-Type", List.of("application/json"), "Content-Length", List.of(Integer.toString(body.length))));
        Response answer = (Response) ours.identity()
                .handle(Request.of(
                        "POST", "/auth/refresh", null, headers, new ByteArrayInputStream(body), "127.0.0.1"));
        session.refreshToken = member(new String(answer.body(), StandardCharsets.US_ASCII), "refreshToken");
        return answer;
    }

    private static String member(String json, String name) {
        int begin = json.indexOf("\"" + name + "\":\"");
        if (begin < 0) {
            throw new IllegalStateException(json);
        }
        begin += name.length() + 4;
        return json.substring(begin, json.indexOf('"', begin));
    }
}
