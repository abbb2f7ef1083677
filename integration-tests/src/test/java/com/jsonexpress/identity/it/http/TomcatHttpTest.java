package com.jsonexpress.identity.it.http;

import com.jsonexpress.identity.it.support.HostFixture;
import com.jsonexpress.identity.it.support.TomcatFixture;
import org.junit.jupiter.api.Tag;

/** An embedded Tomcat with the filter for servlets. */
@Tag("wide")
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
