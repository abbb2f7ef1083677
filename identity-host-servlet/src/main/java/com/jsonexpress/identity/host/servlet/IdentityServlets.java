package com.jsonexpress.identity.host.servlet;

import com.jsonexpress.identity.Identity;
import com.jsonexpress.identity.http.Request;
import com.jsonexpress.identity.token.Principal;
import jakarta.servlet.Filter;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;

/**
 * Puts identity in front of every request of a servlet context, and tells servlets who calls. Thread-safe.
 *
 * <p>The filter is the first of the context. It may be installed several times, also beside {@link IdentityInitializer}:
 * there is one filter and one identity for each context.
 */
public final class IdentityServlets {
    /** The name that the filter is registered by. */
    public static final String FILTER = Installation.NAME;

    private IdentityServlets() {}

    /**
     * Puts a running identity in front of the context, from a {@code ServletContainerInitializer} or from a
     * {@code ServletContextListener} that is declared. Closing it stays with the caller.
     *
     * @throws IllegalStateException where another identity is in front already, or the context has started
     */
    public static void install(ServletContext context, Identity identity) {
        Installation.in(context).use(identity);
    }

    /**
     * Lets the context have an identity of its own, unless it is given one before its listeners are told that it starts: configured
     * by init-parameters called {@code jex.…} before any other source, found through the class loader of the application, and
     * closed with the context. To be called from a {@code ServletContainerInitializer}.
     *
     * @throws IllegalStateException where the context has started
     */
    public static void install(ServletContext context) {
        Installation.in(context).startWithContext(context);
    }

    /**
     * The filter alone, for a framework that calls filters itself, as a simulated container does. {@link #install} is what puts it
     * in front of a real one.
     */
    public static Filter filter(Identity identity) {
        return new IdentityFilter(Installation.of(identity));
    }

    /**
     * The verified caller of a request that passed identity; empty for an anonymous one. It is what
     * {@code getUserPrincipal()} gives, and known in every dispatch of the request.
     */
    public static Optional<Principal> caller(ServletRequest request) {
        return request(request).flatMap(Request::caller);
    }

    /**
     * The request as identity let it pass, for access rules: with canonical path and caller, without parameters of a route. Empty
     * where identity is not in front. Its body is not to be read.
     */
    public static Optional<Request> request(ServletRequest request) {
        return Passage.of(request).map(passage -> passage.leave().request());
    }

    /**
     * Answers with the problem that a {@code FailureException} or an {@code UnavailableException} stands for, in the place of
     * whatever the answer holds; a {@code ServletException} around it does not matter. For what handles exceptions before this
     * filter sees them.
     *
     * @return false, with nothing written, for any other exception, and where the answer is on its way: this filter then has the
     *     container cut it off
     */
    public static boolean answer(HttpServletRequest request, HttpServletResponse response, Throwable thrown)
            throws IOException {
        return ApplicationCall.isAnswered(request, response, thrown);
    }

    /** The identity in front of the context, for trusted code; empty before there is one. */
    public static Optional<Identity> identity(ServletContext context) {
        return Installation.find(context).flatMap(Installation::identity);
    }
}
