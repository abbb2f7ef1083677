package com.jsonexpress.identity.middleware;

import com.jsonexpress.identity.config.Config;
import com.jsonexpress.identity.config.ConfigKey;
import com.jsonexpress.identity.config.Mistake;
import com.jsonexpress.identity.http.Handler;
import com.jsonexpress.identity.http.Middleware;
import com.jsonexpress.identity.http.MiddlewareContext;
import com.jsonexpress.identity.http.Reply;
import com.jsonexpress.identity.http.Request;
import com.jsonexpress.identity.token.TokenVerifier;
import com.jsonexpress.identity.token.Verification;
import java.util.List;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The guard: asks every covered request for {@code Authorization: Bearer} and a token of our own or of the
 * one external issuer (RFC 6750, RFC 9068).
 *
 * <p>Found through {@code ServiceLoader}. Does nothing before {@link #start}; thread-safe after it.
 */
public final class AuthMiddleware implements Middleware, TokenVerifier {
    private record Started(Verifiers.Built built, Guard guard) {}

    private final LongSupplier ticker;
    private volatile @Nullable Started started;

    /** Without side effects; for {@code ServiceLoader}. */
    public AuthMiddleware() {
        this(System::nanoTime);
    }

    /** With the monotonic clock, in nanoseconds. */
    AuthMiddleware(LongSupplier ticker) {
        this.ticker = ticker;
    }

    /** {@code auth}. */
    @Override
    public String name() {
        return "auth";
    }

    @Override
    public List<ConfigKey<?>> configKeys() {
        return AuthConfig.keys();
    }

    /** Judges the secret, the external issuer, {@code include} and {@code exclude}; see {@code docs/configuration.md}. */
    @Override
    public List<Mistake> check(Config config) {
        return AuthConfig.check(config);
    }

    /**
     * Takes the key. An external issuer's keys are fetched in the background: that it is down
     * stops no boot.
     *
     * @throws com.jsonexpress.identity.error.BootException where there is no key, one that cannot be used, or, for an
     *     external issuer's tokens, no working JWT library
     */
    @Override
    public synchronized void start(MiddlewareContext context) {
        if (started != null) {
            throw new IllegalStateException("the guard has been started already");
        }
        Verifiers.Built built = Verifiers.build(context, ticker);
        Guard guard = new Guard(context.coverage(), built.verifier(), context.events(), context.clock());
        started = new Started(built, guard);
    }

    /** Ends the thread that fetches an external issuer's keys, where there is one. */
    @Override
    public void close() {
        Started running = started;
        if (running != null) {
            running.built().closing().run();
        }
    }

    @Override
    public Reply handle(Request request, Handler next) throws Exception {
        return started().guard().handle(request, next);
    }

    /** Checks a token in the steps that the package describes. */
    @Override
    public Verification verify(String token, boolean fresh) {
        return started().built().verifier().verify(token, fresh);
    }

    private Started started() {
        Started running = started;
        if (running == null) {
            throw new IllegalStateException("the guard has not been started");
        }
        return running;
    }
}
