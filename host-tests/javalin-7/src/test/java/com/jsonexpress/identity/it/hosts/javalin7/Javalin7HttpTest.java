package com.jsonexpress.identity.it.hosts.javalin7;

import com.jsonexpress.identity.it.hosts.javalin.Javalins;
import com.jsonexpress.identity.it.http.HostContract;
import com.jsonexpress.identity.it.support.HostFixture;

/** Javalin 7 on its Jetty. */
class Javalin7HttpTest extends HostContract {
    @Override
    protected HostFixture host() {
        return Javalins.fixture(new Javalin7());
    }

    @Override
    protected boolean serverRefuses(String path) {
        return Javalins.refuse(path);
    }
}
