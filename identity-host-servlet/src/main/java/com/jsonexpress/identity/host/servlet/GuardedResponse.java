package com.jsonexpress.identity.host.servlet;

import com.jsonexpress.identity.http.Cors;
import com.jsonexpress.identity.http.Headers;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.ServletResponseWrapper;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The application's answer with identity's header fields: lists such as {@code Vary} grow, any other field is identity's,
 * whatever the application sets and however often it begins anew.
 */
final class GuardedResponse extends HttpServletResponseWrapper {
    private final Headers added;

    GuardedResponse(HttpServletResponse response, Headers added) {
        super(response);
        this.added = added;
        added.forEach((name, values) -> addOurs(name));
    }

    /** The one beneath the wrappers of the application, whose filters have ended; the response itself where there is none. */
    static HttpServletResponse in(HttpServletResponse response) {
        ServletResponse beneath = response;
        while (!(beneath instanceof GuardedResponse) && beneath instanceof ServletResponseWrapper wrapper) {
            beneath = wrapper.getResponse();
        }
        return beneath instanceof GuardedResponse guarded ? guarded : response;
    }

    private void addOurs(String name) {
        List<String> ours = added.all(name);
        if (Cors.isList(name)) {
            ours.stream()
                    .filter(value -> !getHeaders(name).contains(value))
                    .forEach(value -> super.addHeader(name, value));
        } else {
            Answer.set((HttpServletResponse) getResponse(), name, ours);
        }
    }

    private boolean isOursAlone(String name) {
        return !added.all(name).isEmpty() && !Cors.isList(name);
    }

    @Override
    public void setHeader(String name, @Nullable String value) {
        if (!isOursAlone(name)) {
            super.setHeader(name, value);
            addOurs(name);
        }
    }

    @Override
    public void addHeader(String name, @Nullable String value) {
        if (!isOursAlone(name)) {
            super.addHeader(name, value);
        }
    }

    @Override
    public void setIntHeader(String name, int value) {
        setHeader(name, Integer.toString(value));
    }

    @Override
    public void addIntHeader(String name, int value) {
        addHeader(name, Integer.toString(value));
    }

    @Override
    public void setDateHeader(String name, long date) {
        if (!isOursAlone(name)) {
            super.setDateHeader(name, date);
        }
    }

    @Override
    public void addDateHeader(String name, long date) {
        if (!isOursAlone(name)) {
            super.addDateHeader(name, date);
        }
    }

    @Override
    public void reset() {
        super.reset();
        added.forEach((name, values) -> addOurs(name));
    }
}
