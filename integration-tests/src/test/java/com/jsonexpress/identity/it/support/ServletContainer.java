package com.jsonexpress.identity.it.support;

import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.http.HttpServlet;
import java.util.Map;

/** How a servlet container is started for a test: on a free port of loopback, with one bare context. */
@FunctionalInterface
public interface ServletContainer {

    Running start(Site site);

    /**
     * What the context has.
     *
     * @param path of the context, {@code ""} for the root
     * @param setup called by the container before it starts the context
     * @param servlet answers {@code mapping}, also asynchronously
     * @param errorPages where the container goes with a status
     */
    record Site(
            String path,
            ServletContainerInitializer setup,
            HttpServlet servlet,
            String mapping,
            Map<Integer, String> errorPages) {}

    /** What runs. */
    record Running(int port, AutoCloseable closing) {}
}
