package com.jsonexpress.identity.it.http;

import com.jsonexpress.identity.it.support.HostFixture;
import com.jsonexpress.identity.it.support.JdkFixture;

/** The JDK's server. */
class JdkHttpTest extends HostContract {
    @Override
    protected HostFixture host() {
        return new JdkFixture();
    }
}
