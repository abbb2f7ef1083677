package com.jsonexpress.identity.core.web;

import static com.jsonexpress.identity.access.Rules.owner;
import static com.jsonexpress.identity.access.Rules.role;

import com.jsonexpress.identity.UserChanges;
import com.jsonexpress.identity.UserPage;
import com.jsonexpress.identity.UserQuery;
import com.jsonexpress.identity.access.AccessRule;
import com.jsonexpress.identity.access.Audience;
import com.jsonexpress.identity.access.Decision;
import com.jsonexpress.identity.access.Route;
import com.jsonexpress.identity.core.flow.CallerVersion;
import com.jsonexpress.identity.core.flow.Flows;
import com.jsonexpress.identity.core.flow.ProvisionUser;
import com.jsonexpress.identity.error.CommonError;
import com.jsonexpress.identity.field.FieldChanges;
import com.jsonexpress.identity.http.Problem;
import com.jsonexpress.identity.http.Request;
import com.jsonexpress.identity.http.Response;
import com.jsonexpress.identity.schema.Roles;
import com.jsonexpress.identity.token.Principal;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code /users}: the admin's resource (contract 2.3). */
final class UserRoutes {
    private static final AccessRule ADMIN = role(Roles.ADMIN);
    private static final AccessRule ADMIN_OR_OWNER = ADMIN.or(owner(UserRoutes::ownId));

    /** Admins; the user itself may see the record but not do this (403), others may not even see it (404). */
    private static final AccessRule ADMIN_ONLY_ON_USER = ((AccessRule) request ->
                    ADMIN_OR_OWNER.decide(request).equals(Decision.HIDE) ? Decision.HIDE : ADMIN.decide(request))
            .named("role(admin), 404 for strangers");

    private final Flows flows;
    private final UserJson users;

    UserRoutes(Flows flows) {
        this.flows = flows;
        this.users = new UserJson(flows.schema);
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
        Set<String> filters = flows.schema.filters(Audience.ADMIN);
        Set<String> known = new HashSet<>(filters);
        known.addAll(List.of("limit", "cursor", "email", "role"));
        Query query = Query.read(request, known);
        int limit = query.number("limit", 1, UserQuery.MAX_LIMIT, UserQuery.DEFAULT_LIMIT);
        UserQuery wanted = new UserQuery(
                limit, query.text("cursor"), query.text("email"), query.text("role"), query.texts(filters));
        return Answers.of(flows.queryUsers.page(wanted), this::page);
    }

    private Response get(Request request) {
        return flows.queryUsers
                .byId(request.parameter("id"))
                .map(user -> users.answer(200, user, UserJson.callerOf(request)))
                .orElseGet(() -> Problem.of(CommonError.NOT_FOUND));
    }

    private Response create(Request request) {
        Fields fields = Body.read(request).refuseUntouchable();
        var command = new ProvisionUser.Command(
                fields.text("email"),
                fields.text("role"),
                fields.custom(flows.schema.names()),
                UserJson.callerOf(request),
                Origins.of(request));
        fields.done();
        return Answers.of(
                flows.provisionUser.run(command), user -> users.answer(201, user, UserJson.callerOf(request)));
    }

    private Response update(Request request) {
        Fields fields = Body.read(request).refuseUntouchable();
        Audience caller = UserJson.callerOf(request);
        if (caller != Audience.ADMIN) {
            fields.refuseAllBut(flows.schema.names());
        }
        Optional<String> role = fields.optionalText("role");
        Optional<Boolean> disabled = fields.optionalBool("disabled");
        Optional<Boolean> reset = fields.optionalBool("requirePasswordReset");
        FieldChanges custom = fields.custom(flows.schema.names());
        fields.done();
        if (reset.isPresent() && !reset.get()) {
            throw Query.refused(
                    CommonError.VALIDATION_FAILED,
                    "requirePasswordReset",
                    "It can only be set to true; the user clears it by setting a password.");
        }
        UserChanges changes = new UserChanges(role, disabled, reset.orElse(false), custom);
        return Answers.of(
                flows.updateUser.run(
                        request.parameter("id"), changes, caller, ownVersion(request), Origins.of(request)),
                user -> users.answer(200, user, caller));
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

    /** The caller's id where the path names its own record: an external caller is known by another name there. */
    private static Optional<String> ownId(Request request) {
        return self(request).map(Principal::id);
    }

    private static Optional<Long> ownVersion(Request request) {
        return self(request).flatMap(CallerVersion::of);
    }

    private static Optional<Principal> self(Request request) {
        return request.caller()
                .filter(caller ->
                        caller.userId().filter(request.parameter("id")::equals).isPresent());
    }

    private Response page(UserPage page) {
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        body.put(
                "items",
                page.items().stream()
                        .map(user -> users.of(user, Audience.ADMIN))
                        .toList());
        body.put("nextCursor", page.nextCursor().orElse(null));
        return Answers.json(200, body);
    }
}
