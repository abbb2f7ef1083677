package com.jsonexpress.identity.core.web;

import com.jsonexpress.identity.access.Audience;
import com.jsonexpress.identity.access.Route;
import com.jsonexpress.identity.access.Rules;
import com.jsonexpress.identity.core.flow.CallerVersion;
import com.jsonexpress.identity.core.flow.ChangePassword;
import com.jsonexpress.identity.core.flow.Flows;
import com.jsonexpress.identity.core.flow.ResetPassword;
import com.jsonexpress.identity.core.limit.Purpose;
import com.jsonexpress.identity.error.Failure;
import com.jsonexpress.identity.http.Problem;
import com.jsonexpress.identity.http.Request;
import com.jsonexpress.identity.http.Response;
import com.jsonexpress.identity.token.Principal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code /auth}: password change, and where a mail can be sent forgot, reset, verify and resend. */
final class PasswordRoutes {
    private final Flows flows;
    private final UserJson users;

    PasswordRoutes(Flows flows) {
        this.flows = flows;
        this.users = new UserJson(flows.schema);
    }

    List<Route> routes(String path) {
        return List.of(
                Route.guarded("password-change", "POST", path + "/password/change", Rules.signedIn(), this::change)
                        .forRepair());
    }

    /** The four routes that need mails. */
    List<Route> mailRoutes(String path) {
        return List.of(
                Route.open("verify", "POST", path + "/verify", this::verify),
                Route.open("resend", "POST", path + "/verify/resend", this::resend),
                Route.open("password-forgot", "POST", path + "/password/forgot", this::forgot),
                Route.open("password-reset", "POST", path + "/password/reset", this::reset));
    }

    private Response change(Request request) {
        return Body.limited(flows.admission, Purpose.GUESS, request, (fields, origin) -> {
            Principal caller = request.caller().orElseThrow();
            var command = new ChangePassword.Command(
                    caller.id(),
                    CallerVersion.of(caller),
                    fields.text("currentPassword"),
                    fields.text("newPassword"),
                    origin);
            fields.done();
            return Answers.of(flows.changePassword.run(command), session -> {
                Map<String, @Nullable Object> body = new LinkedHashMap<>();
                body.put("ok", true);
                body.putAll(users.session(session));
                return Answers.json(200, body);
            });
        });
    }

    private Response verify(Request request) {
        Fields fields = Body.read(request);
        String token = fields.text("token");
        fields.done();
        return Answers.of(flows.verifyEmail.run(token, Origins.of(request)), user -> {
            Map<String, @Nullable Object> body = new LinkedHashMap<>();
            body.put("ok", true);
            body.put("user", users.of(user, Audience.OWNER));
            return Answers.json(200, body);
        });
    }

    private Response resend(Request request) {
        Fields fields = Body.read(request);
        String email = fields.text("email");
        fields.done();
        return answer(flows.askForMail.resend(email, Origins.of(request)));
    }

    private static Response answer(Optional<Failure> refusal) {
        return refusal.map(Problem::of).orElseGet(Answers::ok);
    }

    private Response forgot(Request request) {
        Fields fields = Body.read(request);
        String email = fields.text("email");
        fields.done();
        return answer(flows.askForMail.forgot(email, Origins.of(request)));
    }

    private Response reset(Request request) {
        return Body.admitted(flows.admission, request, (fields, origin) -> {
            var command = new ResetPassword.Command(fields.text("token"), fields.text("newPassword"), origin);
            fields.done();
            return Answers.of(flows.resetPassword.run(command), user -> Answers.ok());
        });
    }
}
