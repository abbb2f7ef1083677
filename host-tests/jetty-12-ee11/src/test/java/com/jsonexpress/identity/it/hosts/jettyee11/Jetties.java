package com.jsonexpress.identity.it.hosts.jettyee11;

import com.jsonexpress.identity.it.support.ServletContainer;
import java.util.regex.Pattern;
import org.eclipse.jetty.ee11.servlet.ErrorPageErrorHandler;
import org.eclipse.jetty.ee11.servlet.ServletContextHandler;
import org.eclipse.jetty.ee11.servlet.ServletHolder;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** Embedded Jetties on loopback. */
final class Jetties {
    private static final Pattern REFUSED = Pattern.compile("(?i).*(//|%2f|%5c|%2e|%25|%00|%0d|%7f|%ff|%c0).*");

    private Jetties() {}

    /** Whether Jetty answers 400 by itself: to empty segments, and to all that is encoded without need or is no UTF-8. */
    static boolean refuse(String path) {
        return REFUSED.matcher(path).matches();
    }

    static ServletContainer.Running start(ServletContainer.Site site) {
        Server server = new Server(new QueuedThreadPool(32));
        HttpConfiguration http = new HttpConfiguration();
        // past 8 KiB identity answers 431 with a body of its own; so does Jetty, with none of ours
        http.setRequestHeaderSize(65536);
        ServerConnector connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(http));
        connector.setHost("localhost");
        server.addConnector(connector);
        ServletContextHandler context = new ServletContextHandler();
        context.setContextPath(site.path().isEmpty() ? "/" : site.path());
        context.addServletContainerInitializer(site.setup());
        ServletHolder servlet = new ServletHolder(site.servlet());
        servlet.setAsyncSupported(true);
        context.addServlet(servlet, site.mapping());
        ErrorPageErrorHandler pages = new ErrorPageErrorHandler();
        site.errorPages().forEach(pages::addErrorPage);
        context.setErrorHandler(pages);
        server.setHandler(context);
        try {
            server.start();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        return new ServletContainer.Running(connector.getLocalPort(), server::stop);
    }
}
