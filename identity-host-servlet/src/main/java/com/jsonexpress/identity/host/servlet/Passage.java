package com.jsonexpress.identity.host.servlet;

import com.jsonexpress.identity.http.Proceed;
import jakarta.servlet.ServletRequest;
import java.util.Optional;

/** Stays with a request that identity let pass, so that its further dispatches are not decided about again. */
record Passage(Proceed leave) {
    private static final String NAME = Passage.class.getName();

    /** A connector may set attributes from outside, but never of this type. */
    static Optional<Passage> of(ServletRequest request) {
        return request.getAttribute(NAME) instanceof Passage passage ? Optional.of(passage) : Optional.empty();
    }

    void keepWith(ServletRequest request) {
        request.setAttribute(NAME, this);
    }
}
