package com.jsonexpress.identity.benchmarks.store;

import com.jsonexpress.identity.access.Route;
import com.jsonexpress.identity.access.Router;
import com.jsonexpress.identity.http.CanonicalPath;
import com.jsonexpress.identity.http.Headers;
import com.jsonexpress.identity.http.Reply;
import com.jsonexpress.identity.http.Request;
import com.jsonexpress.identity.http.Response;
import java.io.InputStream;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The router among as many routes as the library has; and what it takes to make the request that it is asked about. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 4, time = 1)
public class RouterBenchmark {
    private static final Headers NONE = Headers.of(Map.of());
    private static final Response ANSWER = Response.json(200, new byte[] {'{', '}'});

    private final Router router = new Router(
            Stream.of(
                            "POST /auth/register",
                            "POST /auth/login",
                            "POST /auth/refresh",
                            "POST /auth/logout",
                            "POST /auth/logout-all",
                            "GET /auth/me",
                            "POST /auth/password/forgot",
                            "POST /auth/password/reset",
                            "POST /auth/password/change",
                            "POST /auth/email/verify",
                            "GET /users",
                            "POST /users",
                            "GET /users/{id}",
                            "PATCH /users/{id}",
                            "DELETE /users/{id}",
                            "POST /users/{id}/revoke",
                            "GET /openapi.json")
                    .map(route -> route.split(" "))
                    .map(route -> Route.open(route[1], route[0], route[1], request -> ANSWER))
                    .toList(),
            request -> ANSWER);

    @Benchmark
    public Request requestAlone() {
        return request("/auth/refresh", "POST");
    }

    @Benchmark
    public Reply literal() throws Exception {
        return router.handle(request("/auth/refresh", "POST"));
    }

    @Benchmark
    public Reply named() throws Exception {
        return router.handle(request("/users/0123456789abcdef0123456789abcdef", "PATCH"));
    }

    @Benchmark
    public Reply ofTheApplication() throws Exception {
        return router.handle(request("/hello", "GET"));
    }

    @Benchmark
    public Reply methodNotAllowed() throws Exception {
        return router.handle(request("/auth/refresh", "GET"));
    }

    private static Request request(String path, String method) {
        return Request.of(method, path, null, NONE, InputStream.nullInputStream(), "127.0.0.1")
                .withPath(CanonicalPath.parse(path));
    }
}
