package com.jsonexpress.identity.host.javalin;

import com.jsonexpress.identity.access.AccessRule;
import com.jsonexpress.identity.access.Decision;
import com.jsonexpress.identity.error.FailureException;
import com.jsonexpress.identity.error.UnavailableException;
import com.jsonexpress.identity.host.servlet.IdentityServlets;
import com.jsonexpress.identity.http.Outages;
import com.jsonexpress.identity.http.Problem;
import com.jsonexpress.identity.http.RefusalLog;
import com.jsonexpress.identity.http.Request;
import com.jsonexpress.identity.http.Response;
import com.jsonexpress.identity.http.SecurityHeaders;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.function.Supplier;

/** Asks a rule before a handler, and answers with the problem where either refuses. */
record RuledHandler(AccessRule rule, Handler handler) implements Handler {
    private static final Outages OUTAGES = new Outages();

    @Override
    public void handle(Context context) throws Exception {
        try {
            Decision decision = decide(context);
            if (decision.refusal().isPresent()) {
                answer(context, Problem.of(decision.refusal().get()));
            } else {
                handler.handle(context);
            }
        } catch (FailureException e) {
            answerAnew(context, e, () -> Problem.of(e.failure()));
        } catch (UnavailableException e) {
            answerAnew(context, e, () -> OUTAGES.answer(e));
        }
    }

    /** A request that identity has not seen is nobody's: the application is served by another servlet than Javalin's own. */
    private Decision decide(Context context) {
        Request request = IdentityServlets.request(context.req())
                .orElseThrow(
                        () -> new IllegalStateException("identity is not in front of this application: install it"))
                .withParameters(context.pathParamMap());
        return rule.needsCaller() && request.caller().isEmpty() ? Decision.SIGN_IN : rule.decide(request);
    }

    /** Without what the handler has written. Where Javalin itself would add to that, it is kept from writing. */
    private static void answerAnew(Context context, Exception thrown, Supplier<Response> problem) throws IOException {
        HttpServletResponse begun = context.res();
        if (begun.isCommitted() || begun.containsHeader("Content-Encoding")) {
            IdentityServlets.answer(context.req(), begun, thrown);
            context.skipRemainingHandlers().result("");
        } else {
            begun.resetBuffer();
            begun.setContentLengthLong(-1);
            answer(context, problem.get());
        }
    }

    private static void answer(Context context, Response problem) {
        IdentityServlets.request(context.req()).ifPresent(known -> RefusalLog.noted(known, problem));
        context.status(problem.status());
        SecurityHeaders.on(problem).headers().forEach((name, values) -> context.header(name, values.get(0)));
        context.result(problem.body());
    }
}
