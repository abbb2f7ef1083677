package com.jsonexpress.identity.it.hosts.tomcat;

import com.jsonexpress.identity.it.servlet.ServletContract;
import com.jsonexpress.identity.it.support.ServletContainer;
import com.jsonexpress.identity.it.support.Tomcats;

/** An embedded Tomcat 11. */
class Tomcat11ServletTest extends ServletContract {
    @Override
    protected ServletContainer container() {
        return Tomcats::start;
    }
}
