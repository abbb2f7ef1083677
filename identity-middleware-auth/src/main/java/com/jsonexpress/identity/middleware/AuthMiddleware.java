package com.jsonexpress.identity.middleware;

import com.jsonexpress.identity.config.Config;
import com.jsonexpress.identity.config.ConfigKey;
import com.jsonexpress.identity.config.IdentityKeys;
import com.jsonexpress.identity.config.Mistake;
import com.jsonexpress.identity.config.Secret;
import com.jsonexpress.identity.config.SecretCheck;
import com.jsonexpress.identity.error.BootException;
import com.jsonexpress.identity.http.Handler;
import com.jsonexpress.identity.http.Middleware;
import com.jsonexpress.identity.http.MiddlewareContext;
import com.jsonexpress.identity.http.Reply;
import com.jsonexpress.identity.http.Request;
import com.jsonexpress.identity.token.TokenVerifier;
import com.jsonexpress.identity.token.Verification;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The guard: asks every covered request for {@code Authorization: Bearer} and a token of our own (RFC 6750, RFC 9068).
 *
 * <p>Found through {@code ServiceLoader}. Does nothing before {@link #start}; thread-safe after it.
 */
public final class AuthMiddleware implements Middleware, TokenVerifier {
    private static final Logger LOG = LoggerFactory.getLogger(AuthMiddleware.class);

    private record Started(TokenVerifier verifier, Guard guard) {}

    private volatile @Nullable Started started;

    /** Without side effects; for {@code ServiceLoader}. */
    public AuthMiddleware() {}

    /** {@code auth}. */
    @Override
    public String name() {
        return "auth";
    }

    @Override
    public List<ConfigKey<?>> configKeys() {
        return AuthConfig.keys();
    }

    /** Judges {@code jex.auth.secret}, {@code jwksUri}, {@code include} and {@code exclude}; see {@link SecretCheck}. */
    @Override
    public List<Mistake> check(Config config) {
        return AuthConfig.check(config);
    }

    /**
     * Takes the key and warms the verifier up.
     *
     * @throws BootException where there is no secret, a short one, or no working JWT library
     */
    @Override
    public synchronized void start(MiddlewareContext context) {
        if (started != null) {
            throw new IllegalStateException("the guard has been started already");
        }
        Secret secret = secret(context.config());
        Signature.warmUp(context.clock());
        TokenVerifier verifier = new OwnTokenVerifier(
                new Signature(secret, context.clock(), Expectations.LEEWAY),
                new Expectations(
                        context.clock(),
                        context.config().find(IdentityKeys.ISSUER),
                        context.config().find(IdentityKeys.AUDIENCE)),
                new Callers(context.callers()));
        if (context.callers().isEmpty()) {
            LOG.warn(
                    "Revocation is not enforced here: there is no user store to ask, so that an access token is good "
                            + "until it expires. Keep the issuer's {} short.",
                    IdentityKeys.TOKEN_TTL);
        }
        started = new Started(verifier, new Guard(context.coverage(), verifier, context.events(), context.clock()));
    }

    @Override
    public Reply handle(Request request, Handler next) throws Exception {
        return started().guard().handle(request, next);
    }

    /** Checks a token in the steps that the package describes. */
    @Override
    public Verification verify(String token, boolean fresh) {
        return started().verifier().verify(token, fresh);
    }

    private Started started() {
        Started running = started;
        if (running == null) {
            throw new IllegalStateException("the guard has not been started");
        }
        return running;
    }

    private static Secret secret(Config config) {
        Optional<Secret> secret = config.find(IdentityKeys.SECRET);
        if (secret.isEmpty()) {
            Mistake mistake = AuthConfig.noKey();
            throw new BootException(mistake.key() + " " + mistake.problem(), mistake.remedy());
        }
        if (secret.get().length() < SecretCheck.MIN_BYTES) {
            throw new BootException(
                    IdentityKeys.SECRET + " needs at least " + SecretCheck.MIN_BYTES + " bytes",
                    new SecretCheck().remedy());
        }
        return secret.get();
    }
}
