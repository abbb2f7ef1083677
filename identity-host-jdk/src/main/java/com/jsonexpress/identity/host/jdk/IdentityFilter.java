package com.jsonexpress.identity.host.jdk;

import com.jsonexpress.identity.Identity;
import com.sun.net.httpserver.Filter;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;

/**
 * Puts a running {@code Identity} in front of the contexts of an existing {@code HttpServer}:
 *
 * <pre>{@code
 * server.createContext("/", handler).getFilters().add(new IdentityFilter(identity));
 * }</pre>
 *
 * <p>Every context needs it, as the first filter, and one context must be {@code /}, or identity's own routes are not
 * reached. Handlers learn the caller from {@link JdkHost#caller}. Not to be combined with an {@code Authenticator}.
 * Starting, stopping and closing server and identity stays with the application, as does an executor with enough
 * threads: without one the JDK's server answers one request at a time. Thread-safe.
 */
public final class IdentityFilter extends Filter {
    private final Gate gate;

    /** A filter for any number of contexts. */
    public IdentityFilter(Identity identity) {
        this.gate = new Gate(identity, new InFlight());
    }

    @Override
    public String description() {
        return "JSONExpress Identity";
    }

    /** Answers identity's own routes and refuses who may not pass; anything else goes down the chain. */
    @Override
    public void doFilter(HttpExchange exchange, Chain chain) throws IOException {
        gate.serve(
                exchange,
                (passed, leave) -> ApplicationCall.run(
                        chain::doFilter, new GuardedExchange(passed, passed.getHttpContext(), leave), leave));
    }
}
