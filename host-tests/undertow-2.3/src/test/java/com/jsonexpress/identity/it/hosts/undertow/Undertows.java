package com.jsonexpress.identity.it.hosts.undertow;

import com.jsonexpress.identity.it.support.ServletContainer;
import io.undertow.Undertow;
import io.undertow.server.handlers.PathHandler;
import io.undertow.servlet.Servlets;
import io.undertow.servlet.api.DeploymentInfo;
import io.undertow.servlet.api.DeploymentManager;
import io.undertow.servlet.api.ErrorPage;
import io.undertow.servlet.api.ServletContainerInitializerInfo;
import io.undertow.servlet.util.ImmediateInstanceFactory;
import jakarta.servlet.ServletException;
import java.net.InetSocketAddress;
import java.util.Set;

/** Embedded Undertows on loopback. */
final class Undertows {
    private Undertows() {}

    static ServletContainer.Running start(ServletContainer.Site site) {
        DeploymentInfo info = Servlets.deployment()
                .setClassLoader(Undertows.class.getClassLoader())
                .setDeploymentName("application")
                .setContextPath(site.path().isEmpty() ? "/" : site.path())
                .addServletContainerInitializer(new ServletContainerInitializerInfo(
                        site.setup().getClass(), new ImmediateInstanceFactory<>(site.setup()), Set.of()))
                .addServlet(Servlets.servlet(
                                "application",
                                site.servlet().getClass(),
                                new ImmediateInstanceFactory<>(site.servlet()))
                        .setAsyncSupported(true)
                        .addMapping(site.mapping()));
        site.errorPages().forEach((status, location) -> info.addErrorPage(new ErrorPage(location, status)));
        DeploymentManager deployment = Servlets.newContainer().addDeployment(info);
        deployment.deploy();
        Undertow server;
        try {
            server = Undertow.builder()
                    .addHttpListener(0, "localhost")
                    .setIoThreads(1)
                    .setWorkerThreads(32)
                    .setHandler(new PathHandler().addPrefixPath(info.getContextPath(), deployment.start()))
                    .build();
            server.start();
        } catch (ServletException e) {
            throw new IllegalStateException(e);
        }
        int port = ((InetSocketAddress) server.getListenerInfo().get(0).getAddress()).getPort();
        return new ServletContainer.Running(port, () -> {
            server.stop();
            deployment.stop();
            deployment.undeploy();
        });
    }
}
