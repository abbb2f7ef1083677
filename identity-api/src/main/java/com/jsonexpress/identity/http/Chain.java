package com.jsonexpress.identity.http;

import com.jsonexpress.identity.error.CommonError;
import java.time.Clock;
import java.util.List;

/**
 * The order in which a request is looked at, the same in every runtime:
 *
 * <table>
 * <caption>Outermost first</caption>
 * <tr><th>step</th><th>why there</th></tr>
 * <tr><td>security headers</td><td>every answer of ours carries them, an error too</td></tr>
 * <tr><td>CORS fields</td><td>a page of an allowed origin can read every answer, an error too</td></tr>
 * <tr><td>log of refusals</td><td>it sees every refusal, whoever made it</td></tr>
 * <tr><td>error boundary</td><td>nothing thrown further in reaches a client</td></tr>
 * <tr><td>header limits, client address</td><td>whoever tells or counts who calls sees the same</td></tr>
 * <tr><td>canonical path</td><td>before anything decides by the path</td></tr>
 * <tr><td>forged identity headers removed</td><td>before anything of the application can see them</td></tr>
 * <tr><td>preflights</td><td>after the path is known, since they are answered where the guard covers; before the guard,
 * since they carry no token</td></tr>
 * <tr><td>middlewares, the guard first</td><td>the others may ask for the caller</td></tr>
 * <tr><td>router</td><td>our routes, or leave to proceed</td></tr>
 * </table>
 */
public final class Chain {
    /** The largest sum of names and values of the header fields, in characters. */
    public static final int MAX_HEADERS = 8192;

    private static final String FORGED = "xuserpayload";

    private Chain() {}

    /** A chain without CORS, on the system's clock. */
    public static Handler of(List<? extends Middleware> middlewares, Handler router) {
        return of(
                middlewares,
                router,
                Cors.off(),
                Proxies.none(),
                request -> new Coverage.Cover(Coverage.Demand.REQUIRED, false, false),
                Clock.systemUTC());
    }

    /** Builds it. {@code middlewares} in their order, {@code router} last; {@code coverage} is the guard's. */
    public static Handler of(
            List<? extends Middleware> middlewares,
            Handler router,
            Cors cors,
            Proxies proxies,
            Coverage coverage,
            Clock clock) {
        Handler inner = router;
        for (int i = middlewares.size() - 1; i >= 0; i--) {
            Middleware middleware = middlewares.get(i);
            Handler next = inner;
            inner = request -> middleware.handle(request, next);
        }
        ErrorBoundary boundary = new ErrorBoundary(entrance(cors.preflights(coverage, inner), proxies, clock));
        Handler noted = request -> RefusalLog.noted(request, boundary.handle(request));
        return new SecurityHeaders(cors.readable(coverage, noted));
    }

    private static Handler entrance(Handler next, Proxies proxies, Clock clock) {
        return received -> {
            if (received.headers().length() > MAX_HEADERS) {
                return Problem.of(CommonError.HEADERS_TOO_LARGE);
            }
            Request request = proxies.identified(received);
            CanonicalPath path = CanonicalPath.parse(request.rawPath());
            return next.handle(request.entered(clock.instant(), path, withoutForged(request.headers())));
        };
    }

    /** Header fields without those that are {@linkplain #isForged forged}. */
    public static Headers withoutForged(Headers headers) {
        return headers.without(Chain::isForged);
    }

    /** Whether some server folds it into {@code x-user-payload}: by its letters and digits of ASCII alone, in either case. */
    public static boolean isForged(String name) {
        int matched = 0;
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            char lower = Character.toLowerCase(Character.toUpperCase(c)); // as names are compared
            if (lower >= 'a' && lower <= 'z' || lower >= '0' && lower <= '9') {
                if (matched == FORGED.length() || FORGED.charAt(matched) != lower) {
                    return false;
                }
                matched++;
            }
        }
        return matched == FORGED.length();
    }
}
