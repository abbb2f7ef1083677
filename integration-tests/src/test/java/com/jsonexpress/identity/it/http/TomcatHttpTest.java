package com.jsonexpress.identity.it.http;

import com.jsonexpress.identity.it.support.HostFixture;
import com.jsonexpress.identity.it.support.ServletFixture;
import com.jsonexpress.identity.it.support.Tomcats;

/** An embedded Tomcat with the filter for servlets. */
class TomcatHttpTest extends HostContract {
    @Override
    protected HostFixture host() {
        return new ServletFixture(Tomcats::start);
    }

    @Override
    protected boolean serverRefuses(String path) {
        return Tomcats.refuse(path);
    }
}
