package com.jsonexpress.identity.it.http;

import org.junit.jupiter.api.Nested;

/** The whole HTTP contract over a real server. A host's own test extends it, and names how the host is started. */
public abstract class HostContract extends HttpContracts {

    @Nested
    class RawPath extends RawPathContract {}
}
