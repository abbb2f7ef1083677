package com.jsonexpress.identity.it.hosts.jetty;

import com.jsonexpress.identity.it.servlet.WarContract;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import org.eclipse.jetty.ee.webapp.WebAppClassLoader;
import org.eclipse.jetty.ee10.webapp.WebAppContext;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/** In an embedded Jetty 12 with its ee10, and with its module of annotations. */
class JettyEe10WarTest extends WarContract {

    @Override
    protected Deployed deploy(Path war, ClassLoader container) throws Exception {
        Server server = new Server(new InetSocketAddress("localhost", 0));
        WebAppContext context = new WebAppContext(war.toString(), "/shop");
        context.setClassLoader(new WebAppClassLoader(container, context));
        server.setHandler(context);
        server.start();
        int port = ((ServerConnector) server.getConnectors()[0]).getLocalPort();
        return new Deployed(
                port,
                () -> {
                    context.stop();
                    context.start();
                },
                server::stop);
    }
}
