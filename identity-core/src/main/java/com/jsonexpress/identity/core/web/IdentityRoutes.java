package com.jsonexpress.identity.core.web;

import com.jsonexpress.identity.access.Route;
import com.jsonexpress.identity.config.Config;
import com.jsonexpress.identity.core.flow.Flows;
import com.jsonexpress.identity.core.settings.AuthKeys;
import com.jsonexpress.identity.error.CommonError;
import com.jsonexpress.identity.error.Failure;
import com.jsonexpress.identity.http.Problem;
import com.jsonexpress.identity.http.Response;
import com.jsonexpress.identity.token.TokenVerifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** All routes of the identity plugin, less those that are switched off or need a mail that nobody sends. */
public final class IdentityRoutes {
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
                "password-reset");
    }

    public static List<Route> mount(Config config, Flows flows, TokenVerifier verifier, boolean mailEnabled) {
        String auth = config.get(AuthKeys.PATH);
        List<Route> routes = new ArrayList<>(new SessionRoutes(flows, verifier).routes(auth));
        PasswordRoutes passwords = new PasswordRoutes(flows);
        routes.addAll(passwords.routes(auth));
        if (mailEnabled) {
            routes.addAll(passwords.mailRoutes(auth));
        }
        List<String> disabled = config.find(AuthKeys.DISABLE).orElse(List.of());
        routes.removeIf(route -> disabled.contains(route.name()));
        routes.addAll(explanations(routes));
        String users = config.get(AuthKeys.USERS_PATH);
        if (!users.isEmpty()) {
            routes.addAll(new UserRoutes(flows).routes(users));
        }
        return List.copyOf(routes);
    }

    /** A link that leads here, as in development, is opened with GET: say what to send instead. */
    private static List<Route> explanations(List<Route> routes) {
        return routes.stream()
                .filter(route -> route.name().equals("verify") || route.name().equals("password-reset"))
                .map(route -> Route.open(route.name() + "-link", "GET", route.path(), request -> explanation(route)))
                .toList();
    }

    private static Response explanation(Route route) {
        String body = route.name().equals("verify")
                ? "{\"token\":\"the token of this link\"}"
                : "{\"token\":\"the token of this link\",\"newPassword\":\"the password you choose\"}";
        String detail = "A link is for your own page. To go on by hand: POST " + route.path()
                + " with Content-Type: application/json and the body " + body;
        return Problem.of(Failure.of(CommonError.METHOD_NOT_ALLOWED, detail)).header("Allow", route.method());
    }
}
