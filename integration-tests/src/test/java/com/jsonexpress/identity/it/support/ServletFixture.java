package com.jsonexpress.identity.it.support;

import com.jsonexpress.identity.Identity;
import com.jsonexpress.identity.IdentitySettings;
import com.jsonexpress.identity.host.servlet.IdentityServlets;
import java.util.Map;
import java.util.OptionalInt;

/** A servlet container with the filter, which is installed by a call. */
public record ServletFixture(ServletContainer container) implements HostFixture {

    @Override
    public Running start(IdentitySettings settings) {
        Identity identity = Identity.start(settings);
        ServletContainer.Running running = container.start(new ServletContainer.Site(
                "",
                (classes, context) -> IdentityServlets.install(context, identity),
                new ServletApplication(),
                "/*",
                Map.of()));
        return new Running(identity, HttpTransport.to(running.port()), OptionalInt.of(running.port()), () -> {
            running.closing().close();
            identity.close();
        });
    }
}
