package com.jsonexpress.identity.middleware;

import com.jsonexpress.identity.config.Config;
import com.jsonexpress.identity.config.ConfigKey;
import com.jsonexpress.identity.config.IdentityKeys;
import com.jsonexpress.identity.config.Mistake;
import com.jsonexpress.identity.config.Mode;
import java.net.URI;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What the configuration says of an external issuer, and what is wrong with it. */
final class IssuerConfig {
    private IssuerConfig() {}

    /** Every mistake; none where no external issuer is configured. */
    static List<Mistake> check(Config config) {
        Optional<URI> address = config.find(IdentityKeys.JWKS_URI);
        if (address.isEmpty()) {
            return List.of();
        }
        List<Mistake> mistakes = new ArrayList<>();
        if (config.isSet(IdentityKeys.SECRET)) {
            mistakes.add(new Mistake(
                    IdentityKeys.JWKS_URI.name(),
                    "contradicts " + IdentityKeys.SECRET + ": tokens are either our own or an external issuer's",
                    "Remove one of the two."));
        }
        address(address.get()).ifPresent(mistakes::add);
        algorithms(config).ifPresent(mistakes::add);
        ages(config).ifPresent(mistakes::add);
        if (config.get(IdentityKeys.MODE) == Mode.PRODUCTION) {
            mistakes.addAll(unbound(config));
        }
        if (config.isSet(IdentityKeys.AUDIENCE) && config.get(IdentityKeys.ANY_AUDIENCE)) {
            mistakes.add(new Mistake(
                    IdentityKeys.ANY_AUDIENCE.name(),
                    "contradicts " + IdentityKeys.AUDIENCE,
                    "Remove one of the two."));
        }
        return mistakes;
    }

    /** What the issuer may sign with; names that are none of ours are left out. */
    static Set<JwsAlgorithm> allowed(Config config) {
        Set<JwsAlgorithm> allowed = EnumSet.noneOf(JwsAlgorithm.class);
        config.get(IdentityKeys.ALGORITHMS)
                .forEach(name -> JwsAlgorithm.named(name).ifPresent(allowed::add));
        return allowed;
    }

    /** Which of issuer and audience nobody named, so that tokens meant for others are accepted. */
    static List<Mistake> unbound(Config config) {
        List<Mistake> unbound = new ArrayList<>();
        if (!config.isSet(IdentityKeys.ISSUER)) {
            unbound.add(missing(IdentityKeys.ISSUER, "Set it to the iss of the issuer's tokens, to the letter."));
        }
        if (!config.isSet(IdentityKeys.AUDIENCE) && !config.get(IdentityKeys.ANY_AUDIENCE)) {
            unbound.add(missing(
                    IdentityKeys.AUDIENCE,
                    "Set it to the aud that the issuer gives this application, or " + IdentityKeys.ANY_AUDIENCE
                            + "=true if tokens for any application are meant to be good here."));
        }
        return unbound;
    }

    private static Mistake missing(ConfigKey<String> key, String remedy) {
        return new Mistake(key.name(), "is not set, so that tokens meant for others are accepted", remedy);
    }

    private static Optional<Mistake> address(URI address) {
        if (address.getRawUserInfo() != null) {
            return wrong("holds a user name or password", "Keys are public: leave it out.");
        }
        return address.getScheme().equals("https") || isLoopback(address.getHost())
                ? Optional.empty()
                : wrong("is not https, so that anybody on the way could exchange the keys", "Use https.");
    }

    private static Optional<Mistake> wrong(String problem, String remedy) {
        return Optional.of(new Mistake(IdentityKeys.JWKS_URI.name(), problem, remedy));
    }

    /** By its spelling alone: a name would be somebody else's answer. */
    private static boolean isLoopback(String host) {
        return host.equalsIgnoreCase("localhost") || host.equals("[::1]") || host.matches("127(\\.\\d{1,3}){3}");
    }

    private static Optional<Mistake> algorithms(Config config) {
        List<String> names = config.get(IdentityKeys.ALGORITHMS);
        return !names.isEmpty()
                        && names.stream()
                                .allMatch(name -> JwsAlgorithm.named(name).isPresent())
                ? Optional.empty()
                : Optional.of(new Mistake(
                        IdentityKeys.ALGORITHMS.name(),
                        "is empty or holds a name that is not a public-key algorithm of ours",
                        "Name one or more of " + JwsAlgorithm.names() + "; a secret in common goes without "
                                + IdentityKeys.JWKS_URI + "."));
    }

    private static Optional<Mistake> ages(Config config) {
        return config.get(IdentityKeys.JWKS_REFRESH_INTERVAL)
                                .multipliedBy(2)
                                .compareTo(config.get(IdentityKeys.JWKS_MAX_STALE))
                        <= 0
                ? Optional.empty()
                : Optional.of(new Mistake(
                        IdentityKeys.JWKS_MAX_STALE.name(),
                        "is less than twice " + IdentityKeys.JWKS_REFRESH_INTERVAL
                                + ", so that one missed fetch is an outage",
                        "Make it longer, or the interval shorter."));
    }
}
