package com.jsonexpress.identity.it.hosts.javalin;

import com.jsonexpress.identity.it.http.HostContract;
import com.jsonexpress.identity.it.support.HostFixture;

/** Javalin 6 on its Jetty. */
class Javalin6HttpTest extends HostContract {
    @Override
    protected HostFixture host() {
        return Javalins.fixture(new Javalin6());
    }

    @Override
    protected boolean serverRefuses(String path) {
        return path.endsWith("%00");
    }

    @Override
    protected boolean serverDropsFragments() {
        return true;
    }
}
