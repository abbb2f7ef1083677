package com.jsonexpress.identity.it.hosts.jetty;

import com.jsonexpress.identity.it.http.HostContract;
import com.jsonexpress.identity.it.support.HostFixture;
import com.jsonexpress.identity.it.support.ServletFixture;

/** An embedded Jetty 12 with its ee10. */
class JettyEe10HttpTest extends HostContract {
    @Override
    protected HostFixture host() {
        return new ServletFixture(Jetties::start);
    }

    @Override
    protected boolean serverRefuses(String path) {
        return Jetties.refuse(path);
    }
}
