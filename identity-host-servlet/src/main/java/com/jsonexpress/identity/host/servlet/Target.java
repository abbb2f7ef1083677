package com.jsonexpress.identity.host.servlet;

import com.jsonexpress.identity.error.FailureException;
import com.jsonexpress.identity.http.CanonicalPath;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the client asked for, whatever the request has been forwarded to since.
 *
 * @param uri as sent: neither decoded nor normalised, path parameters included
 * @param contextPath the path of the context, as the client wrote it or decoded
 */
record Target(String uri, String contextPath, @Nullable String query) {

    static Target of(HttpServletRequest request) {
        return switch (request.getDispatcherType()) {
            case FORWARD ->
                before(
                        request,
                        RequestDispatcher.FORWARD_REQUEST_URI,
                        RequestDispatcher.FORWARD_CONTEXT_PATH,
                        RequestDispatcher.FORWARD_QUERY_STRING);
            case ASYNC ->
                before(
                        request,
                        AsyncContext.ASYNC_REQUEST_URI,
                        AsyncContext.ASYNC_CONTEXT_PATH,
                        AsyncContext.ASYNC_QUERY_STRING);
            default -> now(request);
        };
    }

    private static Target now(HttpServletRequest request) {
        return new Target(request.getRequestURI(), request.getContextPath(), request.getQueryString());
    }

    /** A dispatch by name sets no attributes, and leaves the request's own path as it is. */
    private static Target before(HttpServletRequest request, String uri, String contextPath, String query) {
        return request.getAttribute(uri) instanceof String path
                        && request.getAttribute(contextPath) instanceof String context
                ? new Target(path, context, request.getAttribute(query) instanceof String text ? text : null)
                : now(request);
    }

    /**
     * The path below the context, as sent. Where the whole has more than one reading, or does not begin with the context's path,
     * a part of it could have one reading alone: then it is a path that is refused. Some containers tell the context's path as
     * sent, some decoded; both have as many segments.
     */
    String path() {
        if (contextPath.isEmpty()) {
            return uri;
        }
        Optional<CanonicalPath> whole = read(uri);
        if (whole.isEmpty()) {
            return uri;
        }
        Optional<CanonicalPath> context = read(contextPath).filter(whole.get()::startsWith);
        if (context.isEmpty()) {
            return "";
        }
        String below = uri;
        for (int i = 0; i < context.get().segments().size(); i++) {
            int slash = below.indexOf('/', 1);
            below = slash < 0 ? "/" : below.substring(slash);
        }
        return below;
    }

    private static Optional<CanonicalPath> read(String path) {
        try {
            return Optional.of(CanonicalPath.parse(path));
        } catch (FailureException e) {
            return Optional.empty();
        }
    }
}
