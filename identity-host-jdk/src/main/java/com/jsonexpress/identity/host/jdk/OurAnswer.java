package com.jsonexpress.identity.host.jdk;

import com.jsonexpress.identity.error.ErrorCode;
import com.jsonexpress.identity.error.Failure;
import com.jsonexpress.identity.http.ErrorBoundary;
import com.jsonexpress.identity.http.Handler;
import com.jsonexpress.identity.http.Outages;
import com.jsonexpress.identity.http.Problem;
import com.jsonexpress.identity.http.RefusalLog;
import com.jsonexpress.identity.http.Reply;
import com.jsonexpress.identity.http.Request;
import com.jsonexpress.identity.http.Response;
import com.jsonexpress.identity.http.SecurityHeaders;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;

/** The host's own problem answers, which carry the header fields that every answer of identity carries. */
final class OurAnswer {
    private static final Outages OUTAGES = new Outages();

    private OurAnswer() {}

    static Response to(ErrorCode code) {
        return to(Failure.of(code));
    }

    static Response to(Failure failure) {
        return SecurityHeaders.on(Problem.of(failure));
    }

    /** A handler behind the error boundary. An {@code Error} is a fault like another: the server would hang on it. */
    static Function<Request, Reply> shield(Handler handler) {
        ErrorBoundary boundary = new ErrorBoundary(request -> call(handler, request), OUTAGES);
        return request -> secureProblems(boundary.handle(request));
    }

    /** The same for a handler of the application's, whose refusals are logged as identity logs its own. */
    static Function<Request, Reply> shieldApplication(Handler handler) {
        Function<Request, Reply> shielded = shield(handler);
        return request -> RefusalLog.noted(request, shielded.apply(request));
    }

    private static Reply call(Handler handler, Request request) throws Exception {
        try {
            return handler.handle(request);
        } catch (Error e) {
            throw new ExecutionException(e);
        }
    }

    /** The same reply; a problem, which is ours, is not to be kept. */
    private static Reply secureProblems(Reply reply) {
        boolean problem = reply instanceof Response response
                && response.headers()
                        .first("Content-Type")
                        .filter("application/problem+json"::equals)
                        .isPresent();
        return problem ? SecurityHeaders.on((Response) reply) : reply;
    }
}
