package com.jsonexpress.identity.host.servlet;

import com.jsonexpress.identity.error.CommonError;
import com.jsonexpress.identity.error.FailureException;
import com.jsonexpress.identity.http.Chain;
import com.jsonexpress.identity.http.Headers;
import com.jsonexpress.identity.http.Proceed;
import com.jsonexpress.identity.http.Request;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads a servlet request as the neutral request it is, or refuses it with 400.
 *
 * <p>Parameters are never asked for: that would take the body from the application.
 */
final class RequestMapping {
    private static final int LONGEST_METHOD = 32;

    private RequestMapping() {}

    static Request request(HttpServletRequest request) {
        String method = request.getMethod();
        demand(method.length() <= LONGEST_METHOD && Headers.isToken(method));
        Target target = Target.of(request);
        Headers headers = headers(request);
        demand(!headers.hasControl());
        return Request.of(method, target.path(), target.query(), headers, new OwnBody(request), address(request));
    }

    /** Leave for an error page of a request that never came here, such as one the container refused by itself. */
    static Proceed anonymous(HttpServletRequest request) {
        Request plain = Request.of(request.getMethod(), "/");
        return new Proceed(plain.withHeaders(Chain.withoutForged(headers(request))));
    }

    private static Headers headers(HttpServletRequest request) {
        return Headers.of(request.getHeaderNames().asIterator(), name -> values(request.getHeaders(name)));
    }

    /** One as a rule, for which there is no need of a list that grows. */
    private static List<String> values(Enumeration<String> values) {
        if (!values.hasMoreElements()) {
            return List.of();
        }
        String first = values.nextElement();
        if (!values.hasMoreElements()) {
            return List.of(first);
        }
        List<String> all = new ArrayList<>(List.of(first));
        all.addAll(Collections.list(values));
        return all;
    }

    /** Some containers write an IPv6 address in brackets, or with its zone. */
    private static String address(HttpServletRequest request) {
        @Nullable String address = request.getRemoteAddr();
        if (address == null || address.isEmpty()) {
            return "0.0.0.0";
        }
        int zone = address.indexOf('%');
        int end = zone >= 0 ? zone : address.length() - (address.endsWith("]") ? 1 : 0);
        return address.substring(address.startsWith("[") ? 1 : 0, end);
    }

    private static void demand(boolean condition) {
        if (!condition) {
            throw new FailureException(CommonError.BAD_REQUEST);
        }
    }
}
