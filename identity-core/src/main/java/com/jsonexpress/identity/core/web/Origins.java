package com.jsonexpress.identity.core.web;

import com.jsonexpress.identity.core.event.Origin;
import com.jsonexpress.identity.http.Request;
import com.jsonexpress.identity.token.Principal;
import java.util.Optional;
import java.util.regex.Pattern;

/** Where a request comes from. */
final class Origins {
    private static final int MAX_DEVICE = 128;
    private static final Pattern UNPRINTABLE = Pattern.compile("[^\\x20-\\x7e]");

    private Origins() {}

    static Origin of(Request request) {
        Optional<String> device = request.header("User-Agent")
                .map(agent -> UNPRINTABLE.matcher(agent).replaceAll("?"))
                .map(agent -> agent.substring(0, Math.min(agent.length(), MAX_DEVICE)));
        return new Origin(
                Optional.of(request.clientAddress()), request.knownCaller().map(Principal::id), device);
    }
}
