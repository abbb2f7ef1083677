package com.jsonexpress.identity.core.boot;

import com.jsonexpress.identity.access.Route;
import com.jsonexpress.identity.config.Config;
import com.jsonexpress.identity.config.Durations;
import com.jsonexpress.identity.config.IdentityKeys;
import com.jsonexpress.identity.core.settings.AuthKeys;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What boot says of itself, in a few lines that an operator can read. */
final class BootReport {
    private static final Logger LOG = LoggerFactory.getLogger("com.jsonexpress.identity");

    /** The origin of a secret that nobody configured. */
    static final String EPHEMERAL = "nowhere, so made at random for this process";

    private final Config config;
    private final long begin;
    private final List<String> providers = new ArrayList<>();
    private String passwords = "";
    private boolean keysEndFirst;

    BootReport(Config config, long begin) {
        this.config = config;
        this.begin = begin;
    }

    void provider(String role, String name, String why) {
        providers.add(role + "=" + name + " (" + why + ")");
    }

    void passwords(String description) {
        passwords = description;
    }

    /** Users are kept for good and keys in this process alone, which nobody has asked for. */
    void keysEndFirst() {
        keysEndFirst = true;
    }

    void print(List<Route> routes, List<String> plugins, List<String> broken) {
        LOG.info("JSONExpress Identity {} in {} mode", version(), mode());
        LOG.info("Providers: {}", String.join(", ", providers));
        if (!plugins.isEmpty()) {
            LOG.info("Plugins: {}", String.join(", ", plugins));
        }
        if (external()) {
            LOG.info(
                    "Tokens: of the external issuer at {} ({}); this application issues none and sends no mail",
                    config.get(IdentityKeys.JWKS_URI),
                    String.join(", ", config.get(IdentityKeys.ALGORITHMS)));
        } else {
            own();
        }
        LOG.info("Routes: {}", routes.stream().map(BootReport::name).collect(Collectors.joining(", ")));
        warnings(routes, broken);
        LOG.info("Ready in {} ms", (System.nanoTime() - begin) / 1_000_000);
    }

    private void own() {
        LOG.info("Passwords: {}", passwords);
        LOG.info(
                "Tokens: HS256 (secret from {}), access {}, session {}",
                config.origin(IdentityKeys.SECRET).orElse("nowhere"),
                Durations.format(config.get(IdentityKeys.TOKEN_TTL)),
                Durations.format(config.get(AuthKeys.SESSION_TTL)));
    }

    private boolean external() {
        return config.isSet(IdentityKeys.JWKS_URI);
    }

    private boolean sendsMail() {
        return providers.stream().anyMatch(line -> line.startsWith("email="));
    }

    private void warnings(List<Route> routes, List<String> broken) {
        broken.forEach(sentence -> LOG.warn("Left out: {}", sentence));
        if (config.origin(IdentityKeys.SECRET).filter(EPHEMERAL::equals).isPresent()) {
            LOG.warn(
                    "{} is not set: a random one is used until this process ends, and every token ends with it",
                    IdentityKeys.SECRET);
        }
        if (!external() && !sendsMail()) {
            LOG.warn("No EmailProvider is installed, so that the routes which need a mail are not mounted. Add the"
                    + " dependency com.jsonexpress:identity-email-console, or another provider.");
        }
        Set<String> names = routes.stream().map(Route::name).collect(Collectors.toSet());
        if (sendsMail()
                && !names.contains("password-reset")
                && (names.contains("password-forgot") || names.contains("users-create"))) {
            LOG.warn(
                    "{} switches off password-reset: nobody gets in by an invitation, or by the link for a forgotten or"
                            + " withdrawn password. Leave it on, or switch password-forgot off and mount no users.",
                    AuthKeys.DISABLE);
        }
        if (keysEndFirst) {
            LOG.warn(
                    "Users outlive this process, and keys do not: sessions and links end with it, and another instance"
                            + " does not know them. Choose a durable IKvStore with {}, or say memory there.",
                    Kinds.KV.key());
        }
        if (routes.isEmpty()) {
            LOG.warn("No route is mounted");
        }
    }

    private String mode() {
        return config.get(IdentityKeys.MODE).name().toLowerCase(Locale.ROOT);
    }

    private static String name(Route route) {
        return route.method() + " " + route.path();
    }

    private static String version() {
        String version = BootReport.class.getPackage().getImplementationVersion();
        return version == null ? "(unpackaged)" : version;
    }
}
