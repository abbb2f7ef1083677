package com.jsonexpress.identity.it.hosts.jetty;

import com.jsonexpress.identity.it.servlet.ServletContract;
import com.jsonexpress.identity.it.support.ServletContainer;

/** An embedded Jetty 12 with its ee10. */
class JettyEe10ServletTest extends ServletContract {
    @Override
    protected ServletContainer container() {
        return Jetties::start;
    }
}
