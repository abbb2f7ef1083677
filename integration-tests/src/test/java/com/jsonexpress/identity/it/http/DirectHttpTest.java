package com.jsonexpress.identity.it.http;

import com.jsonexpress.identity.it.support.HostFixture;

/** Function calls. */
class DirectHttpTest extends HttpContracts {
    @Override
    protected HostFixture host() {
        return HostFixture.DIRECT;
    }
}
