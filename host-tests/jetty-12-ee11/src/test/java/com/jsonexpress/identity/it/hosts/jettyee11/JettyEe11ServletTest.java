package com.jsonexpress.identity.it.hosts.jettyee11;

import com.jsonexpress.identity.it.servlet.ServletContract;
import com.jsonexpress.identity.it.support.ServletContainer;

/** An embedded Jetty 12 with its ee11. */
class JettyEe11ServletTest extends ServletContract {
    @Override
    protected ServletContainer container() {
        return Jetties::start;
    }
}
