package com.jsonexpress.identity.it.support;

import com.jsonexpress.identity.Identity;
import com.jsonexpress.identity.IdentitySettings;
import com.jsonexpress.identity.host.servlet.IdentityServlets;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.startup.Tomcat;

/** An embedded Tomcat on a free port, with a bare context: the filter is installed by a call. */
public final class TomcatFixture implements HostFixture {

    private static final Pattern REFUSED = Pattern.compile("(?i).*(%2f|%5c|%00|%ff|%c0).*");

    /** Whether Tomcat answers 400 by itself: to encoded slashes and NUL, and to bytes that are no UTF-8. */
    public static boolean refuses(String path) {
        return REFUSED.matcher(path).matches();
    }

    @Override
    public Running start(IdentitySettings settings) {
        Identity identity = Identity.start(settings);
        Tomcat tomcat = Tomcats.create();
        Context context = tomcat.addContext("", null);
        context.addServletContainerInitializer(
                (classes, servlets) -> IdentityServlets.install(servlets, identity), Set.of());
        Tomcat.addServlet(context, "application", new ServletApplication()).addMapping("/*");
        int port = Tomcats.start(tomcat);
        return new Running(identity, HttpTransport.to(port), OptionalInt.of(port), () -> {
            stop(tomcat);
            identity.close();
        });
    }

    private static void stop(Tomcat tomcat) throws LifecycleException {
        tomcat.stop();
        tomcat.destroy();
    }
}
