package com.jsonexpress.identity.host.jdk;

import com.jsonexpress.identity.Identity;
import com.jsonexpress.identity.IdentitySettings;
import com.jsonexpress.identity.access.AccessRule;
import com.jsonexpress.identity.access.PathTemplate;
import com.jsonexpress.identity.access.Route;
import com.jsonexpress.identity.access.Router;
import com.jsonexpress.identity.config.IdentityKeys;
import com.jsonexpress.identity.error.BootException;
import com.jsonexpress.identity.http.Handler;
import com.jsonexpress.identity.http.Proceed;
import com.jsonexpress.identity.http.Request;
import com.jsonexpress.identity.token.Principal;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Builds an application on the JDK's own HTTP server with an {@code Identity} in front:
 *
 * <pre>{@code
 * JdkHost.create()
 *         .get("/hello", signedIn(), request -> Response.text("Hello"))
 *         .run();
 * }</pre>
 *
 * <p>A route with the rule {@code anyone()} needs no caller, also where the guard covers its path; it knows one with a
 * valid token.
 *
 * <p>Listens on {@code jex.port}, at {@code localhost} unless {@code jex.host} is set or {@code jex.mode} is
 * {@code production}. Routes are asked before mounted handlers. Not thread-safe; what it starts is.
 */
public final class JdkHost {
    private final List<Route> routes = new ArrayList<>();
    private final Mounts mounts = new Mounts();
    private IdentitySettings settings = IdentitySettings.none();

    private JdkHost() {}

    /** A host without routes: identity's own are there all the same. */
    public static JdkHost create() {
        return new JdkHost();
    }

    /**
     * The verified caller of an exchange that reached a mounted handler, or one behind an {@link IdentityFilter}; empty
     * for an anonymous one.
     */
    public static Optional<Principal> caller(HttpExchange exchange) {
        return exchange.getPrincipal() instanceof CallerPrincipal known
                ? Optional.of(known.caller())
                : Optional.empty();
    }

    /** Answers {@code GET}, and {@code HEAD} with the same fields and no body. */
    public JdkHost get(String path, AccessRule rule, Handler handler) {
        return method("GET", path, rule, handler).method("HEAD", path, rule, handler);
    }

    /** Answers {@code POST}. */
    public JdkHost post(String path, AccessRule rule, Handler handler) {
        return method("POST", path, rule, handler);
    }

    /** Answers {@code PUT}. */
    public JdkHost put(String path, AccessRule rule, Handler handler) {
        return method("PUT", path, rule, handler);
    }

    /** Answers {@code PATCH}. */
    public JdkHost patch(String path, AccessRule rule, Handler handler) {
        return method("PATCH", path, rule, handler);
    }

    /** Answers {@code DELETE}. */
    public JdkHost delete(String path, AccessRule rule, Handler handler) {
        return method("DELETE", path, rule, handler);
    }

    /**
     * Answers one method, such as {@code OPTIONS}; {@code path} is a template such as {@code /notes/{id}}. Of two that
     * match, {@code /notes/latest} comes before {@code /notes/{id}}, whatever their order; of one method, two that match the
     * same paths are a {@code BootException} in {@link #start}.
     *
     * @param method compared exactly, so in capitals
     * @param path starts with one slash; literal segments are written decoded; a name is a letter, then letters or digits,
     *     and stands once
     * @throws IllegalArgumentException where the path is no template
     */
    public JdkHost method(String method, String path, AccessRule rule, Handler handler) {
        PathTemplate.parse(path);
        routes.add(Route.guarded(method + " " + path, method, path, rule, handler));
        return this;
    }

    /**
     * Mounts a handler of the JDK's own shape at a path and below it; the longest path wins. It sees the caller through
     * {@link #caller} and {@code getPrincipal()}, its own path as the context's, and attributes of its own exchange.
     * A throw before the answer began is 500.
     *
     * @throws IllegalArgumentException where the path has several readings, or a handler already
     */
    public JdkHost handle(String path, HttpHandler handler) {
        mounts.add(path, handler);
        return this;
    }

    /** Adds to configuration and discovery; replaces earlier settings. Call it before {@link #port}. */
    public JdkHost settings(IdentitySettings other) {
        settings = other;
        return this;
    }

    /** Sets {@code jex.port}; 0 picks a free one. */
    public JdkHost port(int port) {
        settings = settings.set(IdentityKeys.PORT.name(), Integer.toString(port));
        return this;
    }

    /**
     * Starts identity, then listens, then announces that the application is ready.
     *
     * @throws BootException whatever is wrong, with its remedy; nothing is left running then
     */
    public JdkServer start() {
        ServerDefaults.apply();
        refuseTwins();
        Router router = new Router(routes, Proceed::new);
        Identity identity = Identity.start(settings.declare(HostKeys.HOST)
                .open(request -> isOpen(router, request))
                .announceByHost());
        try {
            return JdkServer.start(identity, List.copyOf(routes), mounts);
        } catch (RuntimeException | Error e) {
            identity.close();
            throw e;
        }
    }

    private void refuseTwins() {
        Set<String> seen = new HashSet<>();
        for (Route route : routes) {
            if (!seen.add(
                    route.method() + " " + PathTemplate.parse(route.path()).shape())) {
                throw new BootException(
                        "two routes of the application answer " + route.method() + " " + route.path(),
                        "Remove one of the two, or give it another path.");
            }
        }
    }

    private static boolean isOpen(Router router, Request request) {
        return router.find(request)
                .filter(match -> !match.route().rule().needsCaller())
                .isPresent();
    }

    /**
     * {@link #start()} for a {@code main}: warms the JVM up in the background with a thousand requests of its own,
     * which reach no route or handler of the application, and stops with the process, in order. A failed boot prints what is
     * wrong and, last, what to do about it, and <em>ends the process</em> with status 1.
     */
    public JdkServer run() {
        try {
            JdkServer server = start();
            WarmUp.begin(server.identity(), server.address());
            Runtime.getRuntime().addShutdownHook(new Thread(server::close, "identity-shutdown"));
            return server;
        } catch (BootException e) {
            System.err.println(e);
            System.exit(1);
            throw e;
        }
    }
}
