package com.jsonexpress.identity.host.javalin;

import com.jsonexpress.identity.Identity;
import com.jsonexpress.identity.IdentitySettings;
import com.jsonexpress.identity.access.AccessRule;
import com.jsonexpress.identity.error.BootException;
import com.jsonexpress.identity.host.servlet.IdentityServlets;
import com.jsonexpress.identity.token.Principal;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.util.Optional;

/**
 * Puts identity in front of everything that a Javalin application answers, and tells handlers who calls. Thread-safe.
 *
 * <pre>{@code
 * Javalin.create(config -> {
 *     IdentityJavalin.install(config);
 *     config.routes.get("/hello", ctx -> ctx.result("Hello"));
 * });
 * }</pre>
 *
 * <p>It stands before Javalin's own servlet: its routes are answered before Javalin's router, and handlers, static files
 * and web sockets are reached by what it lets pass alone.
 */
public final class IdentityJavalin {
    private IdentityJavalin() {}

    /**
     * Starts an identity on configuration and discovery alone; see {@link #install(JavalinConfig, IdentitySettings)}.
     *
     * @throws BootException whatever is wrong, with its remedy
     */
    public static Identity install(JavalinConfig config) {
        return install(config, IdentitySettings.none());
    }

    /**
     * Starts an identity at once, announces it when the server listens, and closes it when the server has stopped, well or not, or could
     * not start. Where {@code Javalin.create} fails after this call, nobody tells it: close it then.
     *
     * @throws BootException whatever is wrong, with its remedy
     */
    public static Identity install(JavalinConfig config, IdentitySettings settings) {
        Identity identity = Identity.start(settings.announceByHost());
        config.events.serverStarted(identity::ready);
        config.events.serverStartFailed(identity::close);
        config.events.serverStopped(identity::close);
        config.events.serverStopFailed(identity::close);
        install(config, identity);
        return identity;
    }

    /** Puts a running identity in front. Closing it stays with the caller. */
    public static void install(JavalinConfig config, Identity identity) {
        ServletContexts.whenInitialized(
                config.jetty, event -> IdentityServlets.install(event.getServletContext(), identity));
        ServletContexts.refuseFragments(config.jetty);
    }

    /** The verified caller; empty for an anonymous one. */
    public static Optional<Principal> caller(Context context) {
        return IdentityServlets.caller(context.req());
    }

    /**
     * A handler for the callers that a rule allows; anybody else gets the refusal, as a problem. Rules read parameters of the
     * path by their names. A {@code FailureException} from the handler is the problem it stands for.
     */
    public static Handler allow(AccessRule rule, Handler handler) {
        return new RuledHandler(rule, handler);
    }
}
