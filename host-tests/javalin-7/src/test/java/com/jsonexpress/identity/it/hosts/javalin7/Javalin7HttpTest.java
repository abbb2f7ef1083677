package com.jsonexpress.identity.it.hosts.javalin7;

import com.jsonexpress.identity.it.hosts.javalin.Javalins;
import com.jsonexpress.identity.it.http.HostContract;
import com.jsonexpress.identity.it.support.HostFixture;
import java.util.regex.Pattern;

/** Javalin 7 on its Jetty. */
class Javalin7HttpTest extends HostContract {
    private static final Pattern REFUSED = Pattern.compile("(?i).*(%00|%ff|%c0).*");

    @Override
    protected HostFixture host() {
        return Javalins.fixture(new Javalin7());
    }

    @Override
    protected boolean serverRefuses(String path) {
        return REFUSED.matcher(path).matches();
    }
}
