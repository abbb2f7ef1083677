package com.jsonexpress.identity.core.web;

import static com.jsonexpress.identity.access.Rules.owner;
import static com.jsonexpress.identity.access.Rules.role;

import com.jsonexpress.identity.UserChanges;
import com.jsonexpress.identity.UserPage;
import com.jsonexpress.identity.UserQuery;
import com.jsonexpress.identity.access.AccessRule;
import com.jsonexpress.identity.access.Decision;
import com.jsonexpress.identity.access.Route;
import com.jsonexpress.identity.core.flow.Flows;
import com.jsonexpress.identity.core.flow.ProvisionUser;
import com.jsonexpress.identity.error.CommonError;
import com.jsonexpress.identity.http.Problem;
import com.jsonexpress.identity.http.Request;
import com.jsonexpress.identity.http.Response;
import com.jsonexpress.identity.schema.Roles;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** {@code /users}: the admin's resource (contract 2.3). */
final class UserRoutes {
    private static final AccessRule ADMIN = role(Roles.ADMIN);
    private static final AccessRule ADMIN_OR_OWNER = ADMIN.or(owner("id"));

    /** Admins; the user itself may see the record but not do this (403), others may not even see it (404). */
    private static final AccessRule ADMIN_ONLY_ON_USER = ((AccessRule) request ->
                    ADMIN_OR_OWNER.decide(request).equals(Decision.HIDE) ? Decision.HIDE : ADMIN.decide(request))
            .named("role(admin), 404 for strangers");

    private final Flows flows;

    UserRoutes(Flows flows) {
        this.flows = flows;
    }

    List<Route> routes(String path) {
        String user = path + "/{id}";
        return List.of(
                Route.guarded("users-list", "GET", path, ADMIN, this::list),
                Route.guarded("users-get", "GET", user, ADMIN_OR_OWNER, this::get),
                Route.guarded("users-create", "POST", path, ADMIN, this::create),
                Route.guarded("users-update", "PATCH", user, ADMIN_OR_OWNER, this::update),
                Route.guarded("users-invite", "POST", user + "/invite", ADMIN_ONLY_ON_USER, this::invite),
                Route.guarded("users-revoke", "POST", user + "/revoke", ADMIN_ONLY_ON_USER, this::revoke),
                Route.guarded("users-delete", "DELETE", user, ADMIN_ONLY_ON_USER, this::delete));
    }

    private Response list(Request request) {
        Query query = Query.read(request, Set.of("limit", "cursor", "email", "role"));
        int limit = query.number("limit", 1, UserQuery.MAX_LIMIT, UserQuery.DEFAULT_LIMIT);
        UserQuery wanted = new UserQuery(limit, query.text("cursor"), query.text("email"), query.text("role"));
        return Answers.of(flows.queryUsers.page(wanted), UserRoutes::page);
    }

    private Response get(Request request) {
        return flows.queryUsers
                .byId(request.parameter("id"))
                .map(user -> Answers.user(200, user))
                .orElseGet(() -> Problem.of(CommonError.NOT_FOUND));
    }

    private Response create(Request request) {
        Fields fields = Body.read(request).refuseUntouchable();
        var command =
                new ProvisionUser.Command(fields.text("email"), fields.text("role"), Map.of(), Origins.of(request));
        fields.done();
        return Answers.of(flows.provisionUser.run(command), user -> Answers.user(201, user));
    }

    private Response update(Request request) {
        Fields fields = Body.read(request).refuseUntouchable();
        if (!request.caller().orElseThrow().hasRole(Roles.ADMIN)) {
            fields.refuseAll();
        }
        Optional<String> role = fields.optionalText("role");
        Optional<Boolean> disabled = fields.optionalBool("disabled");
        Optional<Boolean> reset = fields.optionalBool("requirePasswordReset");
        fields.done();
        if (reset.isPresent() && !reset.get()) {
            throw Query.refused(
                    CommonError.VALIDATION_FAILED,
                    "requirePasswordReset",
                    "It can only be set to true; the user clears it by setting a password.");
        }
        UserChanges changes = new UserChanges(role, disabled, reset.orElse(false), Map.of());
        return Answers.of(
                flows.updateUser.run(request.parameter("id"), changes, Origins.of(request)),
                user -> Answers.user(200, user));
    }

    private Response invite(Request request) {
        Body.readIfAny(request).refuseUntouchable().done();
        return Answers.of(
                flows.inviteUser.run(request.parameter("id"), Origins.of(request)),
                user -> Answers.json(202, Map.of("ok", true)));
    }

    private Response revoke(Request request) {
        Body.readIfAny(request).refuseUntouchable().done();
        return Answers.of(flows.revokeUser.run(request.parameter("id"), Origins.of(request)), user -> Response.of(204));
    }

    private Response delete(Request request) {
        Body.readIfAny(request).refuseUntouchable().done();
        return Answers.of(flows.deleteUser.run(request.parameter("id"), Origins.of(request)), user -> Response.of(204));
    }

    private static Response page(UserPage page) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("items", page.items().stream().map(Answers::userFields).toList());
        body.put("nextCursor", page.nextCursor().orElse(null));
        return Answers.json(200, body);
    }
}
