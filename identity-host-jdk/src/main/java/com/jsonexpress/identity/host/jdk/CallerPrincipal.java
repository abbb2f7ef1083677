package com.jsonexpress.identity.host.jdk;

import com.jsonexpress.identity.token.Principal;
import com.sun.net.httpserver.HttpPrincipal;

/** The verified caller in the shape that {@code HttpExchange.getPrincipal} asks for. Named by the user's id. */
final class CallerPrincipal extends HttpPrincipal {
    private final Principal caller;

    CallerPrincipal(Principal caller) {
        super(caller.id(), "identity");
        this.caller = caller;
    }

    Principal caller() {
        return caller;
    }
}
