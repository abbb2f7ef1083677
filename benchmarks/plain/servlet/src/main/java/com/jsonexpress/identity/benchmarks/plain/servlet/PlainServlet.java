package com.jsonexpress.identity.benchmarks.plain.servlet;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.servlets.DefaultServlet;
import org.apache.catalina.startup.Tomcat;

/** {@code GET /hello} on {@code PORT}, and a {@code POST} that answers as much as a login does. */
public final class PlainServlet extends HttpServlet {
    private static final long serialVersionUID = 1;
    /** As long as the answer to a login or a refresh. */
    private static final String TOKENS =
            "{\"refreshToken\":\"" + "x".repeat(78) + "\",\"accessToken\":\"" + "x".repeat(730) + "\"}";

    public static void main(String[] arguments) throws LifecycleException {
        Tomcat tomcat = new Tomcat();
        tomcat.setPort(Integer.parseInt(System.getenv("PORT")));
        tomcat.getConnector().setProperty("address", "localhost");
        Context context = tomcat.addContext("", null);
        Tomcat.addServlet(context, "default", new DefaultServlet()).addMapping("/");
        Tomcat.addServlet(context, "hello", new PlainServlet()).addMapping("/hello");
        tomcat.start();
        tomcat.getServer().await();
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("text/plain; charset=utf-8");
        response.getWriter().print("Hello, stranger\n");
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        request.getInputStream().transferTo(OutputStream.nullOutputStream());
        response.setContentType("application/json");
        response.getWriter().print(TOKENS);
    }
}
