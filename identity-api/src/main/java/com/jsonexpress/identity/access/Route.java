package com.jsonexpress.identity.access;

import com.jsonexpress.identity.http.Coverage;
import com.jsonexpress.identity.http.Handler;
import java.util.Objects;

/**
 * One mounted route.
 *
 * @param name short, of this route; by those of identity's own routes {@code jex.auth.disable} switches them off
 * @param method such as {@code POST}
 * @param path a template such as {@code /users/{id}}
 * @param demand what the guard asks of a caller before the rule is asked
 * @param rule who may call it
 * @param repair whether a caller who may only repair its account may call it
 */
public record Route(
        String name,
        String method,
        String path,
        Coverage.Demand demand,
        AccessRule rule,
        boolean repair,
        Handler handler) {
    public Route {
        Objects.requireNonNull(handler, "handler");
    }

    /** A route that anybody may call; an {@code Authorization} field is not looked at. */
    public static Route open(String name, String method, String path, Handler handler) {
        return new Route(name, method, path, Coverage.Demand.IGNORE, Rules.anyone(), true, handler);
    }

    /** A route that anybody may call, and that knows a caller with a valid token who need not repair its account first. */
    public static Route recognising(String name, String method, String path, Handler handler) {
        return new Route(name, method, path, Coverage.Demand.IF_VALID, Rules.anyone(), false, handler);
    }

    /** A route for verified callers that the rule allows. */
    public static Route guarded(String name, String method, String path, AccessRule rule, Handler handler) {
        return new Route(name, method, path, Coverage.Demand.REQUIRED, rule, false, handler);
    }

    /** Method, path and rule, for the log. */
    @Override
    public String toString() {
        return method + " " + path + " (" + NamedRule.text(rule) + ")";
    }

    /** The same route, open to callers who may only repair their account. */
    public Route forRepair() {
        return new Route(name, method, path, demand, rule, true, handler);
    }
}
