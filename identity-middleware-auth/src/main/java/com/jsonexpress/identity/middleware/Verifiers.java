package com.jsonexpress.identity.middleware;

import com.jsonexpress.identity.config.Config;
import com.jsonexpress.identity.config.IdentityKeys;
import com.jsonexpress.identity.config.Mistake;
import com.jsonexpress.identity.config.Secret;
import com.jsonexpress.identity.config.SecretCheck;
import com.jsonexpress.identity.error.BootException;
import com.jsonexpress.identity.http.MiddlewareContext;
import com.jsonexpress.identity.token.TokenVerifier;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Builds the one verifier that the configuration asks for: of own tokens, or of an external issuer's. */
final class Verifiers {
    private static final Logger LOG = LoggerFactory.getLogger(AuthMiddleware.class);

    /** With what has to be closed. */
    record Built(TokenVerifier verifier, Runnable closing) {}

    private Verifiers() {}

    static Built build(MiddlewareContext context, LongSupplier ticker) {
        return context.config()
                .find(IdentityKeys.JWKS_URI)
                .map(address -> external(address, context, ticker))
                .orElseGet(() -> own(context));
    }

    private static Built own(MiddlewareContext context) {
        HmacSignature signature = new HmacSignature(secret(context.config()));
        if (context.callers().isEmpty()) {
            LOG.warn(
                    "Revocation is not enforced here: there is no user store to ask, so that an access token is good "
                            + "until it expires. Keep the issuer's {} short.",
                    IdentityKeys.TOKEN_TTL);
        }
        return new Built(
                new OwnTokenVerifier(
                        signature, expectations(context), new Callers(context.callers()), remembering(context)),
                () -> {});
    }

    private static Built external(URI address, MiddlewareContext context, LongSupplier ticker) {
        refuse(IssuerConfig.check(context.config()));
        Signature.warmUp(context.clock());
        IssuerConfig.unbound(context.config())
                .forEach(each -> LOG.warn("{} {}. {}", each.key(), each.problem(), each.remedy()));
        Set<JwsAlgorithm> algorithms = IssuerConfig.allowed(context.config());
        Expectations expectations = expectations(context); // may refuse; nothing that has to be closed runs yet
        JwksClient keys = JwksClient.start(
                source(address, algorithms, context.clock()),
                new FetchSchedule(
                        context.config().get(IdentityKeys.JWKS_REFRESH_INTERVAL),
                        context.config().get(IdentityKeys.JWKS_MAX_STALE)),
                ticker,
                new KeyLog(address.getHost()));
        TokenVerifier verifier = new ExternalTokenVerifier(
                algorithms,
                keys,
                new RolesClaim(context.config().get(IdentityKeys.ROLES_CLAIM)),
                expectations,
                new Callers(context.callers()),
                remembering(context));
        return new Built(verifier, keys::close);
    }

    private static <P> ProvenTokens<P> remembering(MiddlewareContext context) {
        return new ProvenTokens<>(context.config().get(IdentityKeys.TOKEN_CACHE));
    }

    private static JwksClient.Source source(URI address, Set<JwsAlgorithm> algorithms, Clock clock) {
        JwksEndpoint endpoint = new JwksEndpoint(address);
        return new JwksClient.Source() {
            @Override
            public KeySet fetch() throws JwksException, InterruptedException {
                return KeySet.parse(endpoint.get(), algorithms, clock);
            }

            @Override
            public void close() {
                endpoint.close();
            }
        };
    }

    private static Expectations expectations(MiddlewareContext context) {
        Optional<Instant> notBefore = context.config().find(IdentityKeys.NOT_BEFORE);
        if (notBefore.isPresent()
                && notBefore.get().isAfter(context.clock().instant().plus(Expectations.LEEWAY))) {
            throw new BootException(
                    IdentityKeys.NOT_BEFORE + " lies in the future, so that nobody could sign in",
                    "Set it to the moment since when tokens count, such as that of a restored backup, in UTC.");
        }
        return new Expectations(
                context.clock(),
                context.config().find(IdentityKeys.ISSUER),
                context.config().find(IdentityKeys.AUDIENCE),
                notBefore);
    }

    private static Secret secret(Config config) {
        Optional<Secret> secret = config.find(IdentityKeys.SECRET);
        if (secret.isEmpty()) {
            refuse(List.of(AuthConfig.noKey()));
        }
        if (secret.orElseThrow().length() < SecretCheck.MIN_BYTES) {
            throw new BootException(
                    IdentityKeys.SECRET + " needs at least " + SecretCheck.MIN_BYTES + " bytes",
                    new SecretCheck().remedy());
        }
        return secret.get();
    }

    /** Should have been found by the check before; nobody has to have asked for it. */
    private static void refuse(List<Mistake> mistakes) {
        if (!mistakes.isEmpty()) {
            Mistake first = mistakes.get(0);
            throw new BootException(first.key() + " " + first.problem(), first.remedy());
        }
    }
}
