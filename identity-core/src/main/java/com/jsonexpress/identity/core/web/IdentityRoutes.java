package com.jsonexpress.identity.core.web;

import com.jsonexpress.identity.Health;
import com.jsonexpress.identity.access.Route;
import com.jsonexpress.identity.config.Config;
import com.jsonexpress.identity.config.IdentityKeys;
import com.jsonexpress.identity.core.flow.Flows;
import com.jsonexpress.identity.core.settings.AuthKeys;
import com.jsonexpress.identity.field.UserSchema;
import com.jsonexpress.identity.http.Headers;
import com.jsonexpress.identity.http.Response;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * All routes of the identity plugin, less those that are switched off, need a mail that nobody sends, or issue tokens where
 * an external issuer does.
 */
public final class IdentityRoutes {
    private static final String OPENAPI = "openapi";

    private IdentityRoutes() {}

    /** The names by which {@code jex.auth.disable} switches routes off. */
    public static Set<String> names() {
        return Set.of(
                "register",
                "login",
                "refresh",
                "logout",
                "me",
                "password-change",
                "verify",
                "resend",
                "password-forgot",
                "password-reset",
                HealthRoute.NAME,
                OPENAPI);
    }

    /** @param health asks every part how it is; measured by {@code ticker}, not more than once a second */
    public static List<Route> mount(
            Config config,
            Flows flows,
            boolean mailEnabled,
            Supplier<Map<String, Health>> health,
            LongSupplier ticker) {
        String auth = config.get(AuthKeys.PATH);
        SessionRoutes sessions = new SessionRoutes(flows);
        List<Route> routes = new ArrayList<>(sessions.callerRoutes(auth));
        if (!config.isSet(IdentityKeys.JWKS_URI)) {
            routes.addAll(0, sessions.routes(auth));
            PasswordRoutes passwords = new PasswordRoutes(flows);
            routes.addAll(passwords.routes(auth));
            routes.addAll(mailEnabled ? passwords.mailRoutes(auth) : List.of());
        }
        routes.addAll(new HealthRoute(health, ticker).routes(auth));
        List<String> disabled = config.find(AuthKeys.DISABLE).orElse(List.of());
        routes.removeIf(route -> disabled.contains(route.name()));
        String users = config.get(AuthKeys.USERS_PATH);
        if (!users.isEmpty()) {
            routes.addAll(new UserRoutes(flows).routes(users));
        }
        if (!disabled.contains(OPENAPI)) {
            routes.add(openApi(config, flows.schema, routes));
        }
        return List.copyOf(routes);
    }

    /** Describes itself, too. */
    private static Route openApi(Config config, UserSchema schema, List<Route> others) {
        String auth = config.get(AuthKeys.PATH);
        Set<String> mounted = Stream.concat(others.stream().map(Route::name), Stream.of(OPENAPI))
                .collect(Collectors.toSet());
        String document = new OpenApi(auth, config.get(AuthKeys.USERS_PATH), mounted, schema).document();
        Response answer = new Response(
                200, Headers.of("Content-Type", "application/yaml"), document.getBytes(StandardCharsets.UTF_8));
        return Route.open(OPENAPI, "GET", auth + "/openapi.yaml", request -> answer);
    }
}
