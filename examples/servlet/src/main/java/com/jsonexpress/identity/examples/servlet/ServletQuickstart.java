package com.jsonexpress.identity.examples.servlet;

import com.jsonexpress.identity.Identity;
import com.jsonexpress.identity.config.IdentityKeys;
import com.jsonexpress.identity.host.servlet.IdentityServlets;
import com.jsonexpress.identity.token.Principal;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.servlets.DefaultServlet;
import org.apache.catalina.startup.Tomcat;

/** Every route of identity, and a servlet that greets whoever is signed in. */
public final class ServletQuickstart extends HttpServlet {
    private static final long serialVersionUID = 1;

    public static void main(String[] arguments) throws LifecycleException {
        Identity identity = Identity.start();
        Tomcat tomcat = new Tomcat();
        tomcat.setPort(identity.config().get(IdentityKeys.PORT));
        tomcat.getConnector().setProperty("address", "localhost");
        Context context = tomcat.addContext("", null);
        context.addServletContainerInitializer(
                (classes, servlets) -> IdentityServlets.install(servlets, identity), Set.of());
        // a bare context calls filters only where a servlet is mapped
        Tomcat.addServlet(context, "default", new DefaultServlet()).addMapping("/");
        Tomcat.addServlet(context, "hello", new ServletQuickstart()).addMapping("/hello");
        tomcat.start();
        Runtime.getRuntime().addShutdownHook(new Thread(identity::close));
        tomcat.getServer().await();
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("text/plain; charset=utf-8");
        String name = IdentityServlets.caller(request).flatMap(Principal::email).orElse("stranger");
        response.getWriter().print("Hello, " + name + "\n");
    }
}
