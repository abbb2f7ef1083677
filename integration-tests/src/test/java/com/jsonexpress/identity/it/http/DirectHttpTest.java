package com.jsonexpress.identity.it.http;

import com.jsonexpress.identity.it.support.HostFixture;
import org.junit.jupiter.api.Tag;

/** Function calls. */
@Tag("wide")
class DirectHttpTest extends HttpContracts {
    @Override
    protected HostFixture host() {
        return HostFixture.DIRECT;
    }
}
