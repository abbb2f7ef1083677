package com.jsonexpress.identity.host.jdk;

import com.jsonexpress.identity.Health;
import com.jsonexpress.identity.Identity;
import com.jsonexpress.identity.IdentitySettings;
import com.jsonexpress.identity.Users;
import com.jsonexpress.identity.access.Route;
import com.jsonexpress.identity.access.Router;
import com.jsonexpress.identity.config.Config;
import com.jsonexpress.identity.config.TestConfig;
import com.jsonexpress.identity.error.CommonError;
import com.jsonexpress.identity.http.Chain;
import com.jsonexpress.identity.http.Handler;
import com.jsonexpress.identity.http.Headers;
import com.jsonexpress.identity.http.Middleware;
import com.jsonexpress.identity.http.MiddlewareContext;
import com.jsonexpress.identity.http.Problem;
import com.jsonexpress.identity.http.Proceed;
import com.jsonexpress.identity.http.Reply;
import com.jsonexpress.identity.http.Request;
import com.jsonexpress.identity.http.Response;
import com.jsonexpress.identity.token.Principal;
import com.jsonexpress.identity.token.TokenVerifier;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Small, with the real chain: {@code Bearer NAME} is the user NAME, {@code /public} is excluded, {@code POST /auth/login}
 * echoes its body of at most 16 KiB.
 */
final class FakeIdentity implements Identity {
    static final int MAX_BODY = 16 * 1024;

    final AtomicInteger ready = new AtomicInteger();
    final AtomicInteger closed = new AtomicInteger();
    volatile Runnable onClose = () -> {};
    final List<String> seen = new ArrayList<>();
    private final Config config;
    private final Handler chain;

    FakeIdentity(IdentitySettings settings) {
        this.config = TestConfig.of(settings);
        Route login = Route.open("login", "POST", "/auth/login", FakeIdentity::echo);
        Headers added = Headers.of("Vary", "Origin").with("Access-Control-Allow-Origin", "https://app.example");
        Router router = new Router(
                List.of(login),
                request -> request.path().toString().startsWith("/auth/")
                        ? Problem.of(CommonError.NOT_FOUND)
                        : new Proceed(request, added));
        this.chain = Chain.of(List.of(new Guard()), router);
    }

    private static Reply echo(Request request) throws Exception {
        byte[] body = request.body().readNBytes(MAX_BODY + 1);
        return body.length > MAX_BODY ? Problem.of(CommonError.BODY_TOO_LARGE) : Response.json(200, body);
    }

    @Override
    public Reply handle(Request request) {
        synchronized (seen) {
            seen.add(request.method() + " " + request.rawPath());
        }
        try {
            return chain.handle(request);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public Users users() {
        throw new IllegalStateException();
    }

    @Override
    public TokenVerifier tokens() {
        throw new IllegalStateException();
    }

    @Override
    public Config config() {
        return config;
    }

    @Override
    public Map<String, Health> health() {
        return Map.of();
    }

    @Override
    public void ready() {
        ready.incrementAndGet();
    }

    @Override
    public void close() {
        closed.incrementAndGet();
        onClose.run();
    }

    private static final class Guard implements Middleware {
        @Override
        public String name() {
            return "fake";
        }

        @Override
        public void start(MiddlewareContext context) {}

        @Override
        public Reply handle(Request request, Handler next) throws Exception {
            Optional<String> name = request.header("Authorization").map(value -> value.substring("Bearer ".length()));
            if (name.isPresent()) {
                return next.handle(request.withCaller(principal(name.get())));
            }
            String path = request.path().toString();
            boolean free = path.startsWith("/public") || path.startsWith("/auth/");
            return free ? next.handle(request) : Problem.of(CommonError.UNAUTHENTICATED);
        }
    }

    private static Principal principal(String name) {
        return new Principal(
                name,
                Optional.of(name),
                Optional.of(name + "@example.com"),
                true,
                Set.of("user"),
                Optional.empty(),
                Optional.empty(),
                List.of("pwd"),
                Instant.MAX,
                true,
                Map.of());
    }

    static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
