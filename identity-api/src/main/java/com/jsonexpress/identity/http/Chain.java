package com.jsonexpress.identity.http;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The order in which a request is looked at, the same in every runtime:
 *
 * <table>
 * <caption>Outermost first</caption>
 * <tr><th>step</th><th>why there</th></tr>
 * <tr><td>security headers</td><td>every answer of ours carries them, an error too</td></tr>
 * <tr><td>error boundary</td><td>nothing thrown further in reaches a client</td></tr>
 * <tr><td>canonical path, header limits</td><td>before anything decides by the path</td></tr>
 * <tr><td>forged identity headers removed</td><td>before anything of the application can see them</td></tr>
 * <tr><td>middlewares, the guard first</td><td>the others may ask for the caller</td></tr>
 * <tr><td>router</td><td>our routes, or leave to proceed</td></tr>
 * </table>
 */
public final class Chain {
    /** The largest sum of names and values of the header fields, in characters. */
    public static final int MAX_HEADERS = 8192;

    private static final Set<String> FORGED = Set.of("xuserpayload");

    private Chain() {}

    /** Builds it. {@code middlewares} in their order, {@code router} last. */
    public static Handler of(List<? extends Middleware> middlewares, Handler router) {
        Handler inner = router;
        for (int i = middlewares.size() - 1; i >= 0; i--) {
            Middleware middleware = middlewares.get(i);
            Handler next = inner;
            inner = request -> middleware.handle(request, next);
        }
        return new SecurityHeaders(new ErrorBoundary(entrance(inner)));
    }

    private static Handler entrance(Handler next) {
        return request -> {
            if (size(request.headers()) > MAX_HEADERS) {
                return Problem.of(com.jsonexpress.identity.error.CommonError.HEADERS_TOO_LARGE);
            }
            Request canonical = request.withPath(CanonicalPath.parse(request.rawPath()));
            return next.handle(canonical.withHeaders(withoutForged(request.headers())));
        };
    }

    /** Header fields without {@code x-user-payload} in any spelling that some server folds into it. */
    static Headers withoutForged(Headers headers) {
        Headers clean = headers;
        for (String name : headers.asMap().keySet()) {
            if (FORGED.contains(name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", ""))) {
                clean = clean.without(name);
            }
        }
        return clean;
    }

    private static int size(Headers headers) {
        int size = 0;
        for (var field : headers.asMap().entrySet()) {
            for (String value : field.getValue()) {
                size += field.getKey().length() + value.length();
            }
        }
        return size;
    }
}
