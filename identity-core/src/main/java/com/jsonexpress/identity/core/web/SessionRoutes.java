package com.jsonexpress.identity.core.web;

import com.jsonexpress.identity.access.Audience;
import com.jsonexpress.identity.access.Route;
import com.jsonexpress.identity.access.Rules;
import com.jsonexpress.identity.core.flow.Flows;
import com.jsonexpress.identity.core.flow.Login;
import com.jsonexpress.identity.core.flow.Logout;
import com.jsonexpress.identity.core.flow.Register;
import com.jsonexpress.identity.core.limit.Purpose;
import com.jsonexpress.identity.error.CommonError;
import com.jsonexpress.identity.field.UserField;
import com.jsonexpress.identity.http.Problem;
import com.jsonexpress.identity.http.Request;
import com.jsonexpress.identity.http.Response;
import com.jsonexpress.identity.schema.User;
import com.jsonexpress.identity.token.Principal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** {@code /auth}: register, login, refresh, logout, me. */
final class SessionRoutes {
    private final Flows flows;
    private final UserJson users;
    private final Set<String> ownersFields;

    SessionRoutes(Flows flows) {
        this.flows = flows;
        this.users = new UserJson(flows.schema);
        this.ownersFields = flows.schema.fields().stream()
                .filter(field -> field.isReadableBy(Audience.OWNER) || field.isWritableBy(Audience.OWNER))
                .map(UserField::name)
                .collect(Collectors.toUnmodifiableSet());
    }

    List<Route> routes(String path) {
        return List.of(
                Route.open("register", "POST", path + "/register", this::register),
                Route.open("login", "POST", path + "/login", this::login),
                Route.open("refresh", "POST", path + "/refresh", this::refresh),
                Route.recognising("logout", "POST", path + "/logout", this::logout)
                        .forRepair());
    }

    /** Those that an external issuer's caller has too. */
    List<Route> callerRoutes(String path) {
        return List.of(Route.guarded("me", "GET", path + "/me", Rules.signedIn(), this::me));
    }

    private Response register(Request request) {
        return Body.limited(flows.admission, Purpose.REGISTRATION, request, (fields, origin) -> {
            var command = new Register.Command(
                    fields.text("email"), fields.text("password"), fields.custom(ownersFields), origin);
            fields.done();
            return Answers.of(flows.register.run(command), outcome -> {
                if (outcome instanceof Register.Outcome.SignedIn signedIn) {
                    return Answers.json(201, users.session(signedIn.session()));
                }
                return Answers.json(202, Map.of("message", "Look into your mailbox to confirm the address."));
            });
        });
    }

    private Response login(Request request) {
        return Body.limited(flows.admission, Purpose.GUESS, request, (fields, origin) -> {
            var command = new Login.Command(
                    fields.text("email"),
                    fields.text("password"),
                    fields.optionalText("deviceToken"),
                    fields.optionalBool("rememberDevice").orElse(false),
                    origin);
            fields.done();
            return Answers.of(flows.login.run(command), session -> Answers.json(200, users.session(session)));
        });
    }

    private Response refresh(Request request) {
        Fields fields = Body.read(request);
        String token = fields.text("refreshToken");
        fields.done();
        return Answers.of(
                flows.refresh.run(token, Origins.of(request)), session -> Answers.json(200, users.session(session)));
    }

    private Response logout(Request request) {
        Fields fields = Body.readIfAny(request);
        Optional<String> token = fields.optionalText("refreshToken");
        boolean all = fields.optionalBool("all").orElse(false);
        fields.done();
        Optional<Principal> caller = token.isPresent() ? Optional.empty() : request.caller();
        flows.logout.run(new Logout.Command(token, caller, all, Origins.of(request)));
        return Answers.ok();
    }

    private Response me(Request request) {
        Principal caller = request.caller().orElseThrow();
        Optional<User> user = caller.userId().flatMap(flows.queryUsers::byId);
        if (!caller.own()) {
            return Answers.json(200, users.external(caller, user));
        }
        return user.map(known -> users.answer(200, known, UserJson.callerOf(request)))
                .orElseGet(() -> Problem.of(CommonError.INVALID_ACCESS_TOKEN));
    }
}
