package com.jsonexpress.identity.host.servlet;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import java.io.IOException;
import java.util.EnumSet;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Jetty's own filter, which answers the handshakes of web sockets, kept behind ours. Where a web socket is mapped and the context has
 * no filter of its name, Jetty puts it before all others, and nobody would have looked at a handshake. Thread-safe.
 */
final class JettyWebSockets implements Filter {
    private static final Pattern JETTY = Pattern.compile("(org\\.eclipse\\.jetty\\.ee\\d+)\\..+");
    private static final String COMPONENTS = "org.eclipse.jetty.websocket.core.WebSocketComponents";

    private final Filter jettys;
    private volatile @Nullable FilterConfig config;
    private volatile boolean ready;

    private JettyWebSockets(Filter jettys) {
        this.jettys = jettys;
    }

    /**
     * To be called when ours is registered; does nothing where Jetty has its filter already, or no web sockets. Nor where an embedded
     * Spring Boot registers it, which comes after us, and does not start where it cannot.
     */
    static void keepBehind(ServletContext context) {
        Matcher jetty = JETTY.matcher(context.getClass().getName());
        if (!jetty.matches() || isSpringBoots(context, jetty.group(1))) {
            return;
        }
        upgrades(context, jetty.group(1)).ifPresent(jettys -> {
            FilterRegistration.@Nullable Dynamic filter =
                    context.addFilter(jettys.getClass().getName(), new JettyWebSockets(jettys));
            if (filter != null) {
                filter.setAsyncSupported(true);
                filter.addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), false, "/*");
            }
        });
    }

    /** The loader of the server: that of a WAR's does not see the application's Spring Boot, which registers nothing there. */
    private static boolean isSpringBoots(ServletContext context, String jetty) {
        return isThere("org.springframework.boot.SpringApplication", context)
                && isThere(
                        jetty + ".websocket.jakarta.server.config.JakartaWebSocketServletContainerInitializer",
                        context);
    }

    private static boolean isThere(String type, ServletContext context) {
        try {
            Class.forName(type, false, context.getClass().getClassLoader());
            return true;
        } catch (ClassNotFoundException | LinkageError e) {
            return false;
        }
    }

    private static Optional<Filter> upgrades(ServletContext context, String jetty) {
        try {
            return Optional.of((Filter) Class.forName(
                            jetty + ".websocket.servlet.WebSocketUpgradeFilter",
                            true,
                            context.getClass().getClassLoader())
                    .getConstructor()
                    .newInstance());
        } catch (ReflectiveOperationException | LinkageError e) {
            return Optional.empty(); // this Jetty comes without web sockets
        }
    }

    @Override
    public void init(FilterConfig given) {
        config = given;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (ready || begins()) {
            jettys.doFilter(request, response, chain);
        } else {
            chain.doFilter(request, response);
        }
    }

    /** Jetty's filter cannot begin before web sockets are configured, which may be while the server runs. */
    private boolean begins() throws ServletException {
        FilterConfig given = config;
        if (given == null || given.getServletContext().getAttribute(COMPONENTS) == null) {
            return false;
        }
        synchronized (this) {
            if (!ready) {
                jettys.init(given);
                ready = true;
            }
        }
        return true;
    }

    @Override
    public void destroy() {
        jettys.destroy();
    }
}
