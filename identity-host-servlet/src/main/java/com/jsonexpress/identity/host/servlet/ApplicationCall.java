package com.jsonexpress.identity.host.servlet;

import com.jsonexpress.identity.error.CommonError;
import com.jsonexpress.identity.error.Failure;
import com.jsonexpress.identity.error.FailureException;
import com.jsonexpress.identity.error.UnavailableException;
import com.jsonexpress.identity.http.Problem;
import com.jsonexpress.identity.http.Proceed;
import com.jsonexpress.identity.http.Response;
import com.jsonexpress.identity.http.SecurityHeaders;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Lets the application answer. What it throws is the container's to show on the application's error pages, but for the
 * failures of this library that are meant for the client: these become the problem they stand for.
 */
final class ApplicationCall {
    private ApplicationCall() {}

    static void run(FilterChain chain, HttpServletRequest request, HttpServletResponse response, Proceed leave)
            throws IOException, ServletException {
        GuardedResponse guarded = new GuardedResponse(response, leave.headers());
        try {
            chain.doFilter(new GuardedRequest(request, guarded, leave), guarded);
        } catch (ServletException | RuntimeException e) {
            Optional<Response> problem = problem(e);
            if (problem.isEmpty() || guarded.isCommitted() || request.isAsyncStarted()) {
                throw e;
            }
            guarded.reset();
            Answer.write(request, guarded, problem.get());
        }
    }

    private static Optional<Response> problem(Exception thrown) {
        @Nullable Throwable cause = thrown;
        while (cause instanceof ServletException wrapped) {
            cause = wrapped.getRootCause();
        }
        if (cause instanceof FailureException refused) {
            return Optional.of(SecurityHeaders.on(Problem.of(refused.failure())));
        }
        if (cause instanceof UnavailableException down) {
            return Optional.of(
                    SecurityHeaders.on(Problem.of(Failure.later(CommonError.UNAVAILABLE, down.retryAfter()))));
        }
        return Optional.empty();
    }
}
