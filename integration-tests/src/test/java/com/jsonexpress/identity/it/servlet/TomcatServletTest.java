package com.jsonexpress.identity.it.servlet;

import com.jsonexpress.identity.it.support.ServletContainer;
import com.jsonexpress.identity.it.support.Tomcats;

/** An embedded Tomcat. */
class TomcatServletTest extends ServletContract {
    @Override
    protected ServletContainer container() {
        return Tomcats::start;
    }
}
