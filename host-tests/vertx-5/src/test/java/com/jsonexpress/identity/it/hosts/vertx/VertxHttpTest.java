package com.jsonexpress.identity.it.hosts.vertx;

import com.jsonexpress.identity.it.http.HostContract;
import com.jsonexpress.identity.it.support.HostFixture;

/** Vert.x 5. */
class VertxHttpTest extends HostContract {
    @Override
    protected HostFixture host() {
        return new VertxFixture();
    }
}
