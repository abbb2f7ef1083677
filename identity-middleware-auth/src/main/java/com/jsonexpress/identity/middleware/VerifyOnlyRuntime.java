package com.jsonexpress.identity.middleware;

import com.jsonexpress.identity.Identity;
import com.jsonexpress.identity.IdentityRuntime;
import com.jsonexpress.identity.IdentitySettings;
import com.jsonexpress.identity.config.Config;
import com.jsonexpress.identity.config.ConfigCheck;
import com.jsonexpress.identity.config.ConfigReader;
import com.jsonexpress.identity.config.ConfigSource;
import com.jsonexpress.identity.config.ConfigSources;
import com.jsonexpress.identity.config.IdentityKeys;
import com.jsonexpress.identity.config.Mistake;
import com.jsonexpress.identity.error.BootException;
import com.jsonexpress.identity.http.Cors;
import com.jsonexpress.identity.http.Coverage;
import com.jsonexpress.identity.http.Middleware;
import com.jsonexpress.identity.http.MiddlewareContext;
import com.jsonexpress.identity.http.PathCoverage;
import com.jsonexpress.identity.http.Proxies;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The runtime of a resource server: verifies the tokens of an external issuer, or those that another application
 * issues with the same secret, and has no users, routes or mails of its own. Used where no other runtime is on the class path.
 *
 * <p>Found through {@code ServiceLoader}. Thread-safe; each start makes an {@link Identity} of its own.
 */
public final class VerifyOnlyRuntime implements IdentityRuntime {

    /** Without side effects; for {@code ServiceLoader}. */
    public VerifyOnlyRuntime() {}

    /** 0: any other runtime wins. */
    @Override
    public int precedence() {
        return 0;
    }

    /**
     * Reads the configuration, starts what it finds, and reports.
     *
     * @throws BootException whatever is wrong, with its remedy; what was started by then
     *     is closed again
     */
    @Override
    public Identity start(IdentitySettings settings) {
        long began = settings.ticker().getAsLong();
        Parts parts = Parts.of(settings);
        Config config = config(settings, parts);
        Listeners listeners = new Listeners(parts.listeners());
        Coverage coverage = PathCoverage.of(config).opening(settings.open());
        MiddlewareContext context =
                new MiddlewareContext(config, settings.clock(), listeners, Optional.empty(), coverage);
        List<Middleware> running = start(parts.owned(), context);
        VerifyOnlyIdentity identity = new VerifyOnlyIdentity(parts, running, context);
        BootReport.log(config, parts, settings.ticker().getAsLong() - began);
        return identity;
    }

    private static Config config(IdentitySettings settings, Parts parts) {
        List<ConfigSource> sources = ConfigSources.of(
                settings.values(),
                settings.sources(),
                settings.directory(),
                settings.systemSources(),
                settings.classLoader().orElseGet(VerifyOnlyRuntime::loader));
        return new ConfigReader(parts.keys(settings.keys())).read(sources, checks(parts));
    }

    private static List<ConfigCheck> checks(Parts parts) {
        List<ConfigCheck> checks = new ArrayList<>(List.of(Cors::check, Proxies::check));
        parts.middlewares().forEach(part -> checks.add(part::check));
        if (parts.owned().stream().anyMatch(AuthMiddleware.class::isInstance)) {
            checks.add(VerifyOnlyRuntime::missingKey);
        }
        return checks;
    }

    private static List<Mistake> missingKey(Config config) {
        return config.isSet(IdentityKeys.SECRET) || config.isSet(IdentityKeys.JWKS_URI)
                ? List.of()
                : List.of(AuthConfig.noKey());
    }

    private static List<Middleware> start(List<Middleware> owned, MiddlewareContext context) {
        List<Middleware> running = new ArrayList<>();
        try {
            for (Middleware middleware : owned) {
                start(middleware, context);
                running.add(middleware);
            }
            return running;
        } catch (RuntimeException | Error e) {
            VerifyOnlyIdentity.closeAll(running);
            throw e;
        }
    }

    private static void start(Middleware middleware, MiddlewareContext context) {
        try {
            middleware.start(context);
        } catch (BootException e) {
            throw e;
        } catch (RuntimeException | LinkageError e) {
            throw new BootException(
                    "the middleware " + middleware.name() + " did not start", "See the cause, and check its keys.", e);
        }
    }

    private static ClassLoader loader() {
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        return context == null ? VerifyOnlyRuntime.class.getClassLoader() : context;
    }
}
