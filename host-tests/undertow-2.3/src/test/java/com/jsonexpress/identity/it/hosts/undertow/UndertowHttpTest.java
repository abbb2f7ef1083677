package com.jsonexpress.identity.it.hosts.undertow;

import com.jsonexpress.identity.it.http.HostContract;
import com.jsonexpress.identity.it.support.HostFixture;
import com.jsonexpress.identity.it.support.ServletFixture;

/** An embedded Undertow 2.3. */
class UndertowHttpTest extends HostContract {
    @Override
    protected HostFixture host() {
        return new ServletFixture(Undertows::start);
    }
}
