package com.jsonexpress.identity.host.servlet;

import com.jsonexpress.identity.error.CommonError;
import com.jsonexpress.identity.error.FailureException;
import com.jsonexpress.identity.http.Chain;
import com.jsonexpress.identity.http.Headers;
import com.jsonexpress.identity.http.Proceed;
import com.jsonexpress.identity.http.Request;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads a servlet request as the neutral request it is, or refuses it with 400.
 *
 * <p>Parameters are never asked for: that would take the body from the application.
 */
final class RequestMapping {
    /** RFC 9110 §5.6.2. */
    private static final Pattern TOKEN = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]{1,32}");

    private static final Pattern BRACKETS_AND_ZONE = Pattern.compile("^\\[|%.*|]$");

    private RequestMapping() {}

    static Request request(HttpServletRequest request) {
        demand(TOKEN.matcher(request.getMethod()).matches());
        Target target = Target.of(request);
        Headers headers = headers(request);
        demand(!headers.hasControl());
        return Request.of(
                request.getMethod(), target.path(), target.query(), headers, new OwnBody(request), address(request));
    }

    /** Leave for an error page of a request that never came here, such as one the container refused by itself. */
    static Proceed anonymous(HttpServletRequest request) {
        Request plain = Request.of(request.getMethod(), "/");
        return new Proceed(plain.withHeaders(Chain.withoutForged(headers(request))));
    }

    private static Headers headers(HttpServletRequest request) {
        Map<String, List<String>> fields = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String name : Collections.list(request.getHeaderNames())) {
            fields.put(name, Collections.list(request.getHeaders(name)));
        }
        return Headers.of(fields);
    }

    /** Some containers write an IPv6 address in brackets, or with its zone. */
    private static String address(HttpServletRequest request) {
        @Nullable String address = request.getRemoteAddr();
        return address == null || address.isEmpty()
                ? "0.0.0.0"
                : BRACKETS_AND_ZONE.matcher(address).replaceAll("");
    }

    private static void demand(boolean condition) {
        if (!condition) {
            throw new FailureException(CommonError.BAD_REQUEST);
        }
    }
}
