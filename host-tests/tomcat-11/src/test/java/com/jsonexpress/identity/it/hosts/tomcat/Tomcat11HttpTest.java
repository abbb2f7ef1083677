package com.jsonexpress.identity.it.hosts.tomcat;

import com.jsonexpress.identity.it.http.HostContract;
import com.jsonexpress.identity.it.support.HostFixture;
import com.jsonexpress.identity.it.support.TomcatFixture;

/** An embedded Tomcat 11. */
class Tomcat11HttpTest extends HostContract {
    @Override
    protected HostFixture host() {
        return new TomcatFixture();
    }

    @Override
    protected boolean serverRefuses(String path) {
        return TomcatFixture.refuses(path);
    }
}
