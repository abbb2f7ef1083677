package com.jsonexpress.identity.it.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.LifecycleState;
import org.apache.catalina.Wrapper;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.descriptor.web.ErrorPage;

/** Embedded Tomcats on loopback. */
public final class Tomcats {
    /** Held, so that its level stays. */
    private static final Logger LOG = Logger.getLogger("org.apache");

    private Tomcats() {}

    /** One without contexts yet, in a new folder below the temporary one. */
    public static Tomcat create() {
        LOG.setLevel(Level.SEVERE);
        Tomcat tomcat = new Tomcat();
        tomcat.setBaseDir(folder().toString());
        Connector connector = new Connector();
        connector.setPort(0);
        connector.setProperty("address", "localhost");
        connector.setProperty("maxThreads", "32");
        connector.setProperty("minSpareThreads", "2");
        // past 8 KiB identity answers 431; Tomcat by itself answers 400
        connector.setProperty("maxHttpRequestHeaderSize", "65536");
        tomcat.setConnector(connector);
        tomcat.setAddDefaultWebXmlToWebapp(false);
        tomcat.getEngine().setParentClassLoader(Tomcats.class.getClassLoader());
        return tomcat;
    }

    private static Path folder() {
        try {
            return Files.createTempDirectory("tomcat");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts one with this context. */
    public static ServletContainer.Running start(ServletContainer.Site site) {
        Tomcat tomcat = create();
        Context context = tomcat.addContext(site.path(), null);
        context.addServletContainerInitializer(site.setup(), Set.of());
        Wrapper servlet = Tomcat.addServlet(context, "application", site.servlet());
        servlet.setAsyncSupported(true);
        servlet.addMapping(site.mapping());
        site.errorPages().forEach((status, location) -> {
            ErrorPage page = new ErrorPage();
            page.setErrorCode(status);
            page.setLocation(location);
            context.addErrorPage(page);
        });
        return new ServletContainer.Running(start(tomcat), () -> stop(tomcat));
    }

    private static void stop(Tomcat tomcat) throws LifecycleException {
        tomcat.stop();
        tomcat.destroy();
    }

    /** Starts it and says on which port it listens. */
    public static int start(Tomcat tomcat) {
        try {
            tomcat.start();
        } catch (LifecycleException e) {
            throw new IllegalStateException(e);
        }
        if (tomcat.getConnector().getState() != LifecycleState.STARTED) {
            throw new IllegalStateException("the connector does not listen");
        }
        return tomcat.getConnector().getLocalPort();
    }
}
