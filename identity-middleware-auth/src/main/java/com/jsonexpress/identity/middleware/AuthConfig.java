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
                IdentityKeys.ISSUER,
                IdentityKeys.AUDIENCE,
                IdentityKeys.INCLUDE,
                IdentityKeys.EXCLUDE);
    }

    static List<Mistake> check(Config config) {
        List<Mistake> mistakes = new ArrayList<>(new SecretCheck().check(config));
        mistakes.addAll(PathCoverage.check(config));
        if (config.isSet(IdentityKeys.JWKS_URI)) {
            mistakes.add(config.isSet(IdentityKeys.SECRET) ? twoIssuers() : notYet());
        }
        return mistakes;
    }

    /** What a runtime that issues nothing has to report where no key is configured. */
    static Mistake noKey() {
        return new Mistake(
                IdentityKeys.SECRET.name(),
                "is not set, so that no token could be verified",
                "Set " + IdentityKeys.SECRET + " to the secret of the application that issues the tokens, or add "
                        + "com.jsonexpress:identity-preset to issue them here.");
    }

    private static Mistake twoIssuers() {
        return new Mistake(
                IdentityKeys.JWKS_URI.name(),
                "contradicts " + IdentityKeys.SECRET + ": tokens are either our own or an external issuer's",
                "Remove " + IdentityKeys.JWKS_URI + ".");
    }

    private static Mistake notYet() {
        return new Mistake(
                IdentityKeys.JWKS_URI.name(),
                "is set, but external issuers are not supported yet in this version",
                "Remove it and set " + IdentityKeys.SECRET + ".");
    }
}
