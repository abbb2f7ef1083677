package com.jsonexpress.identity.core;

import com.jsonexpress.identity.Health;
import com.jsonexpress.identity.Identity;
import com.jsonexpress.identity.IdentitySettings;
import com.jsonexpress.identity.Users;
import com.jsonexpress.identity.config.Config;
import com.jsonexpress.identity.core.boot.Assembly;
import com.jsonexpress.identity.core.boot.InFlight;
import com.jsonexpress.identity.error.CommonError;
import com.jsonexpress.identity.event.EventType;
import com.jsonexpress.identity.http.Cors;
import com.jsonexpress.identity.http.ErrorBoundary;
import com.jsonexpress.identity.http.Problem;
import com.jsonexpress.identity.http.Reply;
import com.jsonexpress.identity.http.Request;
import com.jsonexpress.identity.http.SecurityHeaders;
import com.jsonexpress.identity.token.TokenVerifier;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The whole account system as one object. A host that wants no discovery of the runtime itself starts it here; everybody
 * else calls {@link Identity#start()}. Thread-safe.
 */
public final class IdentityEngine implements Identity {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Assembly.Assembled parts;
    private final ErrorBoundary handler;
    private final Cors cors;
    private final AtomicBoolean announced = new AtomicBoolean();
    private final AtomicBoolean closed = new AtomicBoolean();
    private final InFlight inFlight = new InFlight();

    private IdentityEngine(Assembly.Assembled parts) {
        this.parts = parts;
        this.handler = new ErrorBoundary(parts.handler());
        this.cors = Cors.of(parts.config());
    }

    /** Boots with these settings; see {@link Identity#start(IdentitySettings)}. */
    public static IdentityEngine start(IdentitySettings settings) {
        IdentityEngine engine = new IdentityEngine(Assembly.assemble(settings));
        engine.tell(EventType.BOOTED);
        if (!settings.announcedByHost()) {
            engine.ready();
        }
        return engine;
    }

    @Override
    public Reply handle(Request request) {
        if (!inFlight.enter()) {
            return cors.on(request, SecurityHeaders.on(Problem.of(CommonError.UNAVAILABLE)));
        }
        try {
            return handler.handle(request);
        } finally {
            inFlight.leave();
        }
    }

    @Override
    public Users users() {
        return parts.users();
    }

    @Override
    public TokenVerifier tokens() {
        return parts.verifier();
    }

    @Override
    public Config config() {
        return parts.config();
    }

    @Override
    public Map<String, Health> health() {
        return parts.health().read();
    }

    @Override
    public void ready() {
        if (announced.compareAndSet(false, true)) {
            parts.background().announce();
        }
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            // whoever is still at work after that finds the parts closed: its answer is 503
            inFlight.close(PATIENCE);
            tell(EventType.STOPPED);
            parts.lifecycle().close();
        }
    }

    private void tell(EventType type) {
        parts.events().on(parts.events().now(type));
    }
}
