package com.jsonexpress.identity.host.servlet;

import com.jsonexpress.identity.error.FailureException;
import com.jsonexpress.identity.error.UnavailableException;
import com.jsonexpress.identity.http.Outages;
import com.jsonexpress.identity.http.Problem;
import com.jsonexpress.identity.http.Proceed;
import com.jsonexpress.identity.http.RefusalLog;
import com.jsonexpress.identity.http.Response;
import com.jsonexpress.identity.http.SecurityHeaders;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Lets the application answer. What it throws is the container's to show on the application's error pages, but for the
 * failures of this library that are meant for the client: these become the problem they stand for.
 */
final class ApplicationCall {
    private static final Outages OUTAGES = new Outages();
    private static final String TOO_LATE = ApplicationCall.class.getName();
    private static final Pattern KEPT = Pattern.compile("(?i)access-control-.*|vary|set-cookie");

    private ApplicationCall() {}

    static void run(FilterChain chain, HttpServletRequest request, HttpServletResponse response, Proceed leave)
            throws IOException, ServletException {
        GuardedResponse guarded = new GuardedResponse(response, leave.headers());
        again(chain, new GuardedRequest(request, guarded, leave), guarded);
    }

    /** The same for another dispatch of a request that is guarded already, which begins with the container. */
    static void again(FilterChain chain, HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        try {
            chain.doFilter(request, response);
        } catch (ServletException | RuntimeException e) {
            if (request.isAsyncStarted() || !isAnswered(request, GuardedResponse.in(response), e)) {
                request.removeAttribute(TOO_LATE);
                throw e;
            }
        }
        if (request.getAttribute(TOO_LATE) instanceof Throwable thrown) {
            request.removeAttribute(TOO_LATE); // an error page that the container includes does not fail again
            throw new ServletException("the application failed within its answer", thrown);
        }
    }

    /** Whether this is a failure for the client, and it was not too late to tell it. Otherwise the answer is cut off. */
    static boolean isAnswered(HttpServletRequest request, HttpServletResponse response, Throwable thrown)
            throws IOException {
        Optional<Response> problem = problem(thrown);
        if (problem.isEmpty()) {
            return false;
        }
        if (response.isCommitted()) {
            request.setAttribute(TOO_LATE, thrown);
            return false;
        }
        IdentityServlets.request(request).ifPresent(known -> RefusalLog.noted(known, problem.get()));
        beginAnew(response);
        Answer.write(request, response, SecurityHeaders.on(problem.get()));
        return true;
    }

    /** Keeps what is not about the answer that was begun: who may read it, and cookies. */
    private static void beginAnew(HttpServletResponse response) {
        Map<String, List<String>> kept = new LinkedHashMap<>();
        for (String name : response.getHeaderNames()) {
            if (KEPT.matcher(name).matches()) {
                kept.put(name, List.copyOf(response.getHeaders(name)));
            }
        }
        response.reset();
        kept.forEach((name, values) -> values.stream()
                .filter(value -> !response.getHeaders(name).contains(value))
                .forEach(value -> response.addHeader(name, value)));
    }

    private static Optional<Response> problem(Throwable thrown) {
        @Nullable Throwable cause = thrown;
        while (cause instanceof ServletException wrapped) {
            cause = wrapped.getRootCause();
        }
        if (cause instanceof FailureException refused) {
            return Optional.of(Problem.of(refused.failure()));
        }
        return cause instanceof UnavailableException down ? Optional.of(OUTAGES.answer(down)) : Optional.empty();
    }
}
