package com.jsonexpress.identity.host.javalin;

import io.javalin.config.JettyConfig;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import java.util.Arrays;
import java.util.function.Consumer;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.servlet.ServletContextHandler;
import org.eclipse.jetty.util.component.LifeCycle;

/**
 * The servlet context that Javalin makes. Its class has another name in Jetty 12, which Javalin 7 runs on, than in Jetty 11, to which
 * this is compiled: nothing may name it where code runs.
 */
final class ServletContexts {
    private ServletContexts() {}

    /** Calls when the context is initialized: before its filters and servlets are. */
    static void whenInitialized(JettyConfig jetty, Consumer<ServletContextEvent> action) {
        ServletContextListener listener = new ServletContextListener() {
            @Override
            public void contextInitialized(ServletContextEvent event) {
                action.accept(event);
            }
        };
        Consumer<LifeCycle> addition = context -> context.addEventListener(listener);
        jetty.modifyServletContextHandler(unnamed(addition));
    }

    /** Refuses targets with a fragment, which Jetty 12 drops where Javalin asks it to be lenient: a proxy may read them otherwise. */
    static void refuseFragments(JettyConfig jetty) {
        jetty.modifyHttpConfiguration(http -> Arrays.stream(UriCompliance.Violation.values())
                .filter(violation -> violation.name().equals("FRAGMENT")) // Jetty 11 has none
                .forEach(fragment ->
                        http.setUriCompliance(http.getUriCompliance().without("no fragments", fragment))));
    }

    /** A generic type is gone at run time: no class of Jetty 11 is asked for. */
    @SuppressWarnings("unchecked")
    private static Consumer<ServletContextHandler> unnamed(Consumer<? super ServletContextHandler> consumer) {
        return (Consumer<ServletContextHandler>) consumer;
    }
}
