package com.jsonexpress.identity.core.web;

import com.jsonexpress.identity.core.event.Origin;
import com.jsonexpress.identity.http.Request;
import com.jsonexpress.identity.token.Principal;
import java.util.Optional;

/** Where a request comes from. */
final class Origins {
    private static final int MAX_DEVICE = 128;

    private Origins() {}

    static Origin of(Request request) {
        Optional<String> device = request.header("User-Agent")
                .map(agent -> agent.replaceAll("[^\\x20-\\x7e]", "?"))
                .map(agent -> agent.substring(0, Math.min(agent.length(), MAX_DEVICE)));
        return new Origin(Optional.of(request.clientAddress()), request.caller().map(Principal::id), device);
    }
}
