package com.jsonexpress.identity.core.web;

import com.jsonexpress.identity.Health;
import com.jsonexpress.identity.access.Route;
import com.jsonexpress.identity.error.CommonError;
import com.jsonexpress.identity.error.Failure;
import com.jsonexpress.identity.error.UnavailableException;
import com.jsonexpress.identity.http.Problem;
import com.jsonexpress.identity.http.Request;
import com.jsonexpress.identity.http.Response;
import com.jsonexpress.identity.schema.Roles;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * {@code GET /auth/health}, for load balancers: 200 where everything is up that requests wait for, else 503. A mail that
 * cannot be sent waits in the queue and keeps nobody from signing in, so that it does not count. Only admins learn how
 * each part is.
 *
 * <p>Anybody may ask, as often as he likes: the parts are asked once a second, by one request at a time.
 */
final class HealthRoute {
    static final String NAME = "health";

    private static final Set<String> NEEDED = Set.of("store", "kv", "queue");
    private static final long FRESH_NANOS = Duration.ofSeconds(1).toNanos();
    private static final long PATIENCE_MILLIS = 2_000;

    private record Reading(long at, Map<String, Health> parts) {}

    private final Supplier<Map<String, Health>> parts;
    private final LongSupplier ticker;
    private final ReentrantLock asking = new ReentrantLock();
    private Reading last;

    HealthRoute(Supplier<Map<String, Health>> parts, LongSupplier ticker) {
        this.parts = parts;
        this.ticker = ticker;
        this.last = new Reading(ticker.getAsLong() - FRESH_NANOS, Map.of());
    }

    List<Route> routes(String path) {
        return List.of(Route.recognising(NAME, "GET", path + "/health", this::answer));
    }

    private Response answer(Request request) throws InterruptedException {
        Map<String, Health> now = now();
        List<String> down = now.entrySet().stream()
                .filter(part ->
                        NEEDED.contains(part.getKey()) && !part.getValue().up())
                .map(Map.Entry::getKey)
                .toList();
        boolean admin = request.knownCaller()
                .filter(caller -> caller.hasRole(Roles.ADMIN))
                .isPresent();
        if (!down.isEmpty()) {
            return Problem.of(
                    admin
                            ? Failure.of(CommonError.UNAVAILABLE, "Down: " + String.join(", ", down) + ".")
                            : Failure.of(CommonError.UNAVAILABLE));
        }
        return Answers.json(200, admin ? Map.of("status", "up", "parts", shown(now)) : Map.of("status", "up"));
    }

    /** Where a part takes its time to tell, nobody waits for long. */
    private Map<String, Health> now() throws InterruptedException {
        if (!asking.tryLock(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) {
            throw new UnavailableException("a part does not tell how it is");
        }
        try {
            if (ticker.getAsLong() - last.at() >= FRESH_NANOS) {
                last = new Reading(ticker.getAsLong(), parts.get());
            }
            return last.parts();
        } finally {
            asking.unlock();
        }
    }

    private static Map<String, Object> shown(Map<String, Health> parts) {
        return parts.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, part -> shown(part.getValue()), (a, b) -> a, LinkedHashMap::new));
    }

    private static Map<String, Object> shown(Health health) {
        return Map.of("up", health.up(), "detail", health.detail(), "gauges", health.gauges());
    }
}
