package com.jsonexpress.identity.host.servlet;

import com.jsonexpress.identity.http.Chain;
import com.jsonexpress.identity.http.Headers;
import com.jsonexpress.identity.http.Proceed;
import com.jsonexpress.identity.token.Principal;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletRequestWrapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What the application sees of a request: the caller as principal, header fields without forged ones. */
final class GuardedRequest extends HttpServletRequestWrapper {
    private static final String ANYBODY_SIGNED_IN = "**";

    private final HttpServletResponse response;
    private final Headers headers;
    private final @Nullable Principal caller;

    GuardedRequest(HttpServletRequest request, HttpServletResponse response, Proceed leave) {
        super(request);
        this.response = response;
        this.headers = leave.request().headers();
        this.caller = leave.request().caller().orElse(null);
    }

    /** Whether the request is one already, or a wrapper of one. */
    static boolean isIn(ServletRequest request) {
        return request instanceof GuardedRequest
                || request instanceof ServletRequestWrapper wrapper && wrapper.isWrapperFor(GuardedRequest.class);
    }

    /** The verified caller. Where there is none, whom the container knows by means of its own. */
    @Override
    public java.security.@Nullable Principal getUserPrincipal() {
        return caller == null ? super.getUserPrincipal() : caller;
    }

    @Override
    public @Nullable String getRemoteUser() {
        return caller == null ? super.getRemoteUser() : caller.id();
    }

    /** {@code **} is any role, as the Servlet specification (13.3) has it. */
    @Override
    public boolean isUserInRole(String role) {
        return caller == null ? super.isUserInRole(role) : role.equals(ANYBODY_SIGNED_IN) || caller.hasRole(role);
    }

    @Override
    public @Nullable String getAuthType() {
        return caller == null ? super.getAuthType() : "Bearer";
    }

    @Override
    public @Nullable String getHeader(String name) {
        return headers.first(name).orElse(null);
    }

    @Override
    public Enumeration<String> getHeaders(String name) {
        return Collections.enumeration(headers.all(name));
    }

    @Override
    public Enumeration<String> getHeaderNames() {
        return Collections.enumeration(headers.asMap().keySet());
    }

    @Override
    public int getIntHeader(String name) {
        String value = getHeader(name);
        return value == null ? -1 : Integer.parseInt(value);
    }

    /** The container reads the obsolete forms of a date, too. */
    @Override
    public long getDateHeader(String name) {
        String value = getHeader(name);
        if (value == null) {
            return -1;
        }
        return Objects.equals(value, super.getHeader(name)) ? super.getDateHeader(name) : millis(value);
    }

    private static long millis(String date) {
        try {
            return DateTimeFormatter.RFC_1123_DATE_TIME
                    .parse(date, Instant::from)
                    .toEpochMilli();
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("not a date", e);
        }
    }

    /** Fields after the body, which nobody has looked at before. */
    @Override
    public Map<String, String> getTrailerFields() {
        Map<String, String> fields = new TreeMap<>(super.getTrailerFields());
        fields.keySet().removeIf(Chain::isForged);
        return fields;
    }

    /** Keeps both wrappers: without arguments the container would go back to what is beneath them. */
    @Override
    public AsyncContext startAsync() {
        return super.startAsync(this, response);
    }
}
