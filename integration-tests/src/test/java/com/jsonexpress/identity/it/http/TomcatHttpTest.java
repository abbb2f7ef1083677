package com.jsonexpress.identity.it.http;

import com.jsonexpress.identity.it.support.HostFixture;
import com.jsonexpress.identity.it.support.TomcatFixture;

/** An embedded Tomcat with the filter for servlets. */
class TomcatHttpTest extends HostContract {
    @Override
    protected HostFixture host() {
        return new TomcatFixture();
    }

    @Override
    protected boolean serverRefuses(String path) {
        return TomcatFixture.refuses(path);
    }
}
