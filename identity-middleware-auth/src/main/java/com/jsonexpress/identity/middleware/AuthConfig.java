package com.jsonexpress.identity.middleware;

import com.jsonexpress.identity.config.Config;
import com.jsonexpress.identity.config.ConfigKey;
import com.jsonexpress.identity.config.IdentityKeys;
import com.jsonexpress.identity.config.Mistake;
import com.jsonexpress.identity.config.SecretCheck;
import com.jsonexpress.identity.http.PathCoverage;
import java.util.ArrayList;
import java.util.List;

/** The keys that the guard reads, and what is wrong with their values. */
final class AuthConfig {
    private AuthConfig() {}

    static List<ConfigKey<?>> keys() {
        return List.of(
                IdentityKeys.SECRET,
                IdentityKeys.JWKS_URI,
                IdentityKeys.JWKS_REFRESH_INTERVAL,
                IdentityKeys.JWKS_MAX_STALE,
                IdentityKeys.ALGORITHMS,
                IdentityKeys.ISSUER,
                IdentityKeys.AUDIENCE,
                IdentityKeys.ANY_AUDIENCE,
                IdentityKeys.ROLES_CLAIM,
                IdentityKeys.NOT_BEFORE,
                IdentityKeys.TOKEN_CACHE,
                IdentityKeys.INCLUDE,
                IdentityKeys.EXCLUDE);
    }

    static List<Mistake> check(Config config) {
        List<Mistake> mistakes = new ArrayList<>(new SecretCheck().check(config));
        mistakes.addAll(PathCoverage.check(config));
        mistakes.addAll(IssuerConfig.check(config));
        return mistakes;
    }

    /** What a runtime that issues nothing has to report where no key is configured. */
    static Mistake noKey() {
        return new Mistake(
                IdentityKeys.SECRET.name(),
                "is not set, so that no token could be verified",
                "Set " + IdentityKeys.SECRET + " to the secret of the application that issues the tokens, or "
                        + IdentityKeys.JWKS_URI + " to the address of an issuer's keys, or add "
                        + "com.jsonexpress:identity-preset to issue them here.");
    }
}
