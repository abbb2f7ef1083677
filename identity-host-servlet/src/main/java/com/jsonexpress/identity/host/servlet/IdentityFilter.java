package com.jsonexpress.identity.host.servlet;

import com.jsonexpress.identity.Identity;
import com.jsonexpress.identity.error.CommonError;
import com.jsonexpress.identity.error.FailureException;
import com.jsonexpress.identity.http.Problem;
import com.jsonexpress.identity.http.Proceed;
import com.jsonexpress.identity.http.Reply;
import com.jsonexpress.identity.http.Response;
import com.jsonexpress.identity.http.SecurityHeaders;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Serial;
import java.util.Optional;

/**
 * Decides once about each request, by what the client asked for, and lets the application answer what identity leaves to
 * it. Forwards, includes, error pages and asynchronous dispatches of a request that passed pass as well, with its caller. One
 * that comes here first in such a dispatch, because something in front of this filter forwarded it, is decided about then.
 * Thread-safe.
 */
final class IdentityFilter extends HttpFilter {
    @Serial
    private static final long serialVersionUID = 1;

    private final transient Installation installation;

    IdentityFilter(Installation installation) {
        this.installation = installation;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (GuardedRequest.isIn(request)) {
            if (request.getDispatcherType() == DispatcherType.ASYNC) {
                ApplicationCall.again(chain, request, response);
            } else {
                chain.doFilter(request, response);
            }
            return;
        }
        Optional<Passage> passed = Passage.of(request);
        if (passed.isPresent()) {
            ApplicationCall.run(chain, request, response, passed.get().leave());
        } else if (request.getDispatcherType() == DispatcherType.ERROR) {
            ApplicationCall.run(chain, request, response, RequestMapping.anonymous(request));
        } else {
            Reply reply = decide(request);
            if (reply instanceof Proceed leave) {
                new Passage(leave).keepWith(request);
                ApplicationCall.run(chain, request, response, leave);
            } else if (reply instanceof Response answer) {
                Answer.write(request, response, answer);
                Leftover.read(request);
            }
        }
    }

    private Reply decide(HttpServletRequest request) {
        Optional<Identity> identity = installation.identity();
        if (identity.isEmpty()) {
            return SecurityHeaders.on(Problem.of(CommonError.UNAVAILABLE));
        }
        try {
            return identity.get().handle(RequestMapping.request(request));
        } catch (FailureException e) {
            return SecurityHeaders.on(Problem.of(e.failure()));
        }
    }
}
