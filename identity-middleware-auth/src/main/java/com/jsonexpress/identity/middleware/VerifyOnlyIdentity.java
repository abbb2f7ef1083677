package com.jsonexpress.identity.middleware;

import com.jsonexpress.identity.Health;
import com.jsonexpress.identity.Identity;
import com.jsonexpress.identity.Users;
import com.jsonexpress.identity.config.Config;
import com.jsonexpress.identity.error.CommonError;
import com.jsonexpress.identity.event.EventListener;
import com.jsonexpress.identity.event.EventType;
import com.jsonexpress.identity.event.IdentityEvent;
import com.jsonexpress.identity.http.Chain;
import com.jsonexpress.identity.http.Cors;
import com.jsonexpress.identity.http.Handler;
import com.jsonexpress.identity.http.Middleware;
import com.jsonexpress.identity.http.MiddlewareContext;
import com.jsonexpress.identity.http.Problem;
import com.jsonexpress.identity.http.Proceed;
import com.jsonexpress.identity.http.Proxies;
import com.jsonexpress.identity.http.Reply;
import com.jsonexpress.identity.http.Request;
import com.jsonexpress.identity.http.SecurityHeaders;
import com.jsonexpress.identity.token.TokenVerifier;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A running resource server. Every request that the guard lets pass goes on to the application. */
final class VerifyOnlyIdentity implements Identity {
    private static final Logger LOG = LoggerFactory.getLogger(VerifyOnlyRuntime.class);

    private final TokenVerifier verifier;
    private final Cors cors;
    private final Handler chain;
    private final List<Middleware> running;
    private final Config config;
    private final Clock clock;
    private final EventListener events;
    private final AtomicBoolean closed = new AtomicBoolean();

    /** With {@code running}, the middlewares that are ours to close, in the order of their start. */
    VerifyOnlyIdentity(Parts parts, List<Middleware> running, MiddlewareContext context) {
        this.verifier = parts.verifier();
        this.running = List.copyOf(running);
        this.config = context.config();
        this.clock = context.clock();
        this.events = context.events();
        this.cors = Cors.of(config);
        this.chain = Chain.of(parts.middlewares(), Proceed::new, cors, Proxies.of(config), context.coverage(), clock);
        events.on(IdentityEvent.of(EventType.BOOTED, clock.instant()));
    }

    /** After {@link #close} every request is 503. */
    @Override
    public Reply handle(Request request) {
        if (closed.get()) {
            return cors.on(request, SecurityHeaders.on(Problem.of(CommonError.UNAVAILABLE)));
        }
        try {
            return chain.handle(request);
        } catch (Exception e) {
            LOG.error("Answered 500 to a fault outside the error boundary", e);
            return cors.on(request, SecurityHeaders.on(Problem.of(CommonError.INTERNAL_ERROR)));
        }
    }

    @Override
    public Users users() {
        throw new IllegalStateException("This runtime only verifies tokens and has no users; "
                + "add com.jsonexpress:identity-preset for the whole account system.");
    }

    @Override
    public TokenVerifier tokens() {
        return verifier;
    }

    @Override
    public Config config() {
        return config;
    }

    /** Empty: there is no store, queue or mail to ask. */
    @Override
    public Map<String, Health> health() {
        return Map.of();
    }

    /** Nothing to announce. */
    @Override
    public void ready() {}

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            closeAll(running);
            events.on(IdentityEvent.of(EventType.STOPPED, clock.instant()));
        }
    }

    /** In reverse order, each whatever became of the others. */
    static void closeAll(List<Middleware> running) {
        for (int i = running.size() - 1; i >= 0; i--) {
            try {
                running.get(i).close();
            } catch (RuntimeException | LinkageError | StackOverflowError | AssertionError e) {
                LOG.warn("The middleware {} did not close", running.get(i).name(), e);
            }
        }
    }
}
