package com.jsonexpress.identity.it.hosts.undertow;

import com.jsonexpress.identity.it.servlet.ServletContract;
import com.jsonexpress.identity.it.support.ServletContainer;

/** An embedded Undertow 2.3. */
class UndertowServletTest extends ServletContract {
    @Override
    protected ServletContainer container() {
        return Undertows::start;
    }

    @Override
    protected boolean findsNoContext(String path) {
        return !path.startsWith("/shop") && !path.startsWith("/sh%6fp");
    }

    @Override
    protected boolean endsWhatFails() {
        return true;
    }
}
