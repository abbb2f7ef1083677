package com.jsonexpress.identity.it.support;

import com.jsonexpress.identity.Identity;
import com.jsonexpress.identity.IdentitySettings;
import java.util.OptionalInt;

/**
 * How a host is started for a test. Behind the identity stands an application that reads the body, for some servers close
 * the connection of an unread one, under the next request. It answers every method and path with 200, the caller's id or
 * {@code anonymous} as the body, and the names of the header fields it saw as {@code X-Seen}.
 */
@FunctionalInterface
public interface HostFixture {
    /** Function calls, no host at all. */
    HostFixture DIRECT = settings -> {
        Identity identity = Identity.start(settings);
        return new Running(identity, new DirectTransport(identity), OptionalInt.empty(), identity);
    };

    Running start(IdentitySettings settings);

    /**
     * What runs.
     *
     * @param port where it listens; empty for function calls
     * @param closing closes the host and its identity
     */
    record Running(Identity identity, Transport transport, OptionalInt port, AutoCloseable closing) {}
}
