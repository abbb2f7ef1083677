package com.jsonexpress.identity.core.settings;

import com.jsonexpress.identity.config.Config;
import com.jsonexpress.identity.config.IdentityKeys;
import com.jsonexpress.identity.config.Mode;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The values that flows ask for, read once at boot.
 *
 * @param external whether tokens are an external issuer's: then this application issues none and sends no mail
 * @param mailEnabled whether an e-mail provider is installed
 * @param notBefore sessions and links that were made before count no more
 */
public record AuthSettings(
        boolean production,
        boolean external,
        boolean mailEnabled,
        Optional<String> issuer,
        Optional<String> audience,
        Duration tokenTtl,
        Instant notBefore,
        Duration refreshTtl,
        Duration sessionTtl,
        Duration refreshGrace,
        Duration verifyTtl,
        Duration resetTtl,
        Duration inviteTtl,
        boolean sessionCheck,
        Duration versionCacheTtl,
        boolean allowRegistration,
        String defaultRole,
        boolean requireVerifiedEmail,
        String appName,
        String from,
        URI verifyUrl,
        URI resetUrl) {

    public static AuthSettings of(Config config, boolean mailEnabled) {
        String server = "http://localhost:" + config.get(IdentityKeys.PORT) + config.get(AuthKeys.PATH);
        return new AuthSettings(
                config.get(IdentityKeys.MODE) == Mode.PRODUCTION,
                config.isSet(IdentityKeys.JWKS_URI),
                mailEnabled,
                config.find(IdentityKeys.ISSUER),
                config.find(IdentityKeys.AUDIENCE),
                config.get(IdentityKeys.TOKEN_TTL),
                config.find(IdentityKeys.NOT_BEFORE).orElse(Instant.MIN),
                config.get(AuthKeys.REFRESH_TTL),
                config.get(AuthKeys.SESSION_TTL),
                config.get(AuthKeys.REFRESH_GRACE),
                config.get(AuthKeys.VERIFY_TTL),
                config.get(AuthKeys.RESET_TTL),
                config.get(AuthKeys.INVITE_TTL),
                config.get(IdentityKeys.SESSION_CHECK),
                config.get(IdentityKeys.VERSION_CACHE_TTL),
                config.get(AuthKeys.ALLOW_REGISTRATION),
                config.get(AuthKeys.DEFAULT_ROLE),
                config.get(AuthKeys.REQUIRE_VERIFIED_EMAIL),
                config.get(AuthKeys.APP_NAME),
                config.get(AuthKeys.FROM),
                config.find(AuthKeys.VERIFY_URL).orElse(URI.create(server + "/verify")),
                config.find(AuthKeys.RESET_URL).orElse(URI.create(server + "/password/reset")));
    }
}
