package com.jsonexpress.identity.middleware;

import com.jsonexpress.identity.config.Config;
import com.jsonexpress.identity.config.ConfigKey;
import com.jsonexpress.identity.config.IdentityKeys;
import com.jsonexpress.identity.http.Middleware;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What an operator reads once a verify-only runtime is ready. Shows paths and names, no other value. */
final class BootReport {
    private static final Logger LOG = LoggerFactory.getLogger(VerifyOnlyRuntime.class);

    private BootReport() {}

    static void log(Config config, Parts parts, long nanos) {
        LOG.info(
                "JSONExpress Identity {} verifies tokens and issues none (mode {}), ready in {} ms",
                version(),
                config.get(IdentityKeys.MODE).name().toLowerCase(Locale.ROOT),
                Duration.ofNanos(nanos).toMillis());
        LOG.info(
                "Middlewares: {}; event listeners: {}",
                parts.middlewares().stream().map(Middleware::name).collect(Collectors.joining(", ")),
                parts.listeners().size());
        LOG.info(
                "Guarded: {}; without a token: {}",
                config.get(IdentityKeys.INCLUDE),
                config.find(IdentityKeys.EXCLUDE).orElse(List.of()));
        LOG.info(
                "Required of every token: issuer {}, audience {}",
                whether(config, IdentityKeys.ISSUER),
                whether(config, IdentityKeys.AUDIENCE));
    }

    private static String whether(Config config, ConfigKey<String> key) {
        return config.isSet(key) ? "as configured" : "any";
    }

    private static String version() {
        String version = BootReport.class.getPackage().getImplementationVersion();
        return version == null ? "(development build)" : version;
    }
}
