package com.jsonexpress.identity.it.hosts.jettyee11;

import static org.assertj.core.api.Assertions.assertThat;

import com.jsonexpress.identity.host.servlet.IdentityServlets;
import com.jsonexpress.identity.it.servlet.WarContract;
import java.nio.file.Path;
import org.eclipse.jetty.ee.webapp.WebAppClassLoader;
import org.eclipse.jetty.ee11.annotations.AnnotationConfiguration;
import org.eclipse.jetty.ee11.servlet.FilterHolder;
import org.eclipse.jetty.ee11.webapp.Configuration;
import org.eclipse.jetty.ee11.webapp.FragmentConfiguration;
import org.eclipse.jetty.ee11.webapp.MetaInfConfiguration;
import org.eclipse.jetty.ee11.webapp.WebAppContext;
import org.eclipse.jetty.ee11.webapp.WebInfConfiguration;
import org.eclipse.jetty.ee11.webapp.WebXmlConfiguration;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.ContextHandlerCollection;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** In an embedded Jetty 12 with its ee11 and its annotations, by which it finds what stands in a WAR. */
class JettyEe11WarTest extends WarContract {

    @Override
    protected Deployed deploy(Path war, ClassLoader container) throws Exception {
        Server server = new Server(new QueuedThreadPool(32));
        ServerConnector connector = new ServerConnector(server, 1, 1);
        connector.setHost("localhost");
        server.addConnector(connector);
        ContextHandlerCollection contexts = new ContextHandlerCollection();
        WebAppContext first = context(war, container);
        contexts.addHandler(first);
        server.setHandler(contexts);
        server.start();
        assertIsThereOnce(first);
        return new Deployed(
                connector.getLocalPort(),
                () -> {
                    first.stop();
                    contexts.removeHandler(first);
                    WebAppContext second = context(war, container);
                    contexts.addHandler(second);
                    second.start();
                    assertIsThereOnce(second);
                },
                server::stop);
    }

    private static void assertIsThereOnce(WebAppContext context) {
        assertThat(context.getServletHandler().getFilters())
                .extracting(FilterHolder::getName)
                .containsOnlyOnce(IdentityServlets.FILTER);
    }

    /** Jetty's deployer makes a new one for each deployment, too. */
    private static WebAppContext context(Path war, ClassLoader container) {
        WebAppContext context = new WebAppContext(war.toString(), "/shop");
        // what Jetty's own descriptor maps, and its JNDI, are classes that this class loader does not know
        context.setDefaultsDescriptor(null);
        context.setConfigurations(new Configuration[] {
            new WebInfConfiguration(),
            new MetaInfConfiguration(),
            new FragmentConfiguration(),
            new WebXmlConfiguration(),
            new AnnotationConfiguration()
        });
        context.setClassLoader(new WebAppClassLoader(container, context));
        return context;
    }
}
