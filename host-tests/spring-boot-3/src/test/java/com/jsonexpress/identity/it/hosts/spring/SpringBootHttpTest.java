package com.jsonexpress.identity.it.hosts.spring;

import com.jsonexpress.identity.it.http.HostContract;
import com.jsonexpress.identity.it.support.HostFixture;
import com.jsonexpress.identity.it.support.TomcatFixture;

/** A Spring Boot application on its embedded Tomcat. */
class SpringBootHttpTest extends HostContract {
    @Override
    protected HostFixture host() {
        return new SpringFixture();
    }

    @Override
    protected boolean serverRefuses(String path) {
        return TomcatFixture.refuses(path);
    }
}
