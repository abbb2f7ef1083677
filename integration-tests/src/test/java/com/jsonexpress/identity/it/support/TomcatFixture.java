package com.jsonexpress.identity.it.support;

import com.jsonexpress.identity.IdentitySettings;
import java.util.regex.Pattern;

/** An embedded Tomcat on a free port, with a bare context. */
public final class TomcatFixture implements HostFixture {
    private static final Pattern REFUSED = Pattern.compile("(?i).*(%2f|%5c|%00|%ff|%c0).*");

    /** Whether Tomcat answers 400 by itself: to encoded slashes and NUL, and to bytes that are no UTF-8. */
    public static boolean refuses(String path) {
        return REFUSED.matcher(path).matches();
    }

    @Override
    public Running start(IdentitySettings settings) {
        return new ServletFixture(Tomcats::start).start(settings);
    }
}
