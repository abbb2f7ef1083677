package com.jsonexpress.identity.core.web;

import com.jsonexpress.identity.access.Route;
import com.jsonexpress.identity.error.CommonError;
import com.jsonexpress.identity.error.Failure;
import com.jsonexpress.identity.http.CanonicalPath;
import com.jsonexpress.identity.http.Handler;
import com.jsonexpress.identity.http.Problem;
import com.jsonexpress.identity.http.Reply;
import com.jsonexpress.identity.http.Request;
import com.jsonexpress.identity.http.Response;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A link that leads to our own routes, as in development, is opened with GET: 405 like any other method, with a detail
 * that says what to send instead. Spends nothing. Thread-safe.
 */
public final class OpenedLinks implements Handler {
    private static final Set<String> NAMES = Set.of("verify", "password-reset");

    private final Map<CanonicalPath, Route> routes;
    private final Handler next;

    /** @param routes of identity itself, as mounted, so that one that is not is not explained either */
    public OpenedLinks(List<Route> routes, Handler next) {
        this.routes = routes.stream()
                .filter(route -> NAMES.contains(route.name()))
                .collect(Collectors.toMap(
                        route -> CanonicalPath.parse(route.path()), route -> route, (first, same) -> first));
        this.next = next;
    }

    @Override
    public Reply handle(Request request) throws Exception {
        @Nullable Route opened = request.method().equals("GET") ? routes.get(request.path()) : null;
        return opened == null ? next.handle(request) : explanation(opened);
    }

    private static Response explanation(Route route) {
        String body = route.name().equals("verify")
                ? "{\"token\":\"the token of this link\"}"
                : "{\"token\":\"the token of this link\",\"newPassword\":\"the password you choose\"}";
        String detail = "A link is for your own page. To go on by hand: POST " + route.path()
                + " with Content-Type: application/json and the body " + body;
        return Problem.of(Failure.of(CommonError.METHOD_NOT_ALLOWED, detail)).header("Allow", route.method());
    }
}
