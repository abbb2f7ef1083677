package com.jsonexpress.identity.it.servlet;

import com.jsonexpress.identity.error.CommonError;
import com.jsonexpress.identity.error.FailureException;
import com.jsonexpress.identity.host.servlet.IdentityServlets;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Collections;

/** One servlet that does what the last segment of its path says. */
final class Shop extends HttpServlet {
    private static final long serialVersionUID = 1;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        boolean included = request.getDispatcherType() == DispatcherType.INCLUDE;
        String path = included
                ? String.valueOf(request.getAttribute(RequestDispatcher.INCLUDE_SERVLET_PATH))
                : request.getServletPath();
        switch (path.substring(path.lastIndexOf('/') + 1)) {
            case "forward" -> request.getRequestDispatcher("/inner/who").forward(request, response);
            case "include" -> request.getRequestDispatcher("/inner/who").include(request, response);
            case "dispatch" -> request.startAsync().dispatch("/inner/who");
            case "async" -> later(request.startAsync());
            case "dispatch-forbid" -> request.startAsync().dispatch("/inner/forbid");
            case "refuse" -> response.sendError(418);
            case "throw" -> throw new IllegalStateException("the application's own fault");
            case "forbid" -> throw new ServletException(new FailureException(CommonError.FORBIDDEN));
            case "break" -> breakOff(response);
            case "vary" -> vary(response);
            case "body" ->
                response.getOutputStream().write(request.getInputStream().readAllBytes());
            case "form" -> response.getWriter().print(request.getParameter("name"));
            case "fields" -> fields(request, response.getWriter());
            default -> who(request, response);
        }
    }

    private static void who(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String caller = IdentityServlets.caller(request)
                .flatMap(com.jsonexpress.identity.token.Principal::email)
                .orElse("anonymous");
        boolean same = IdentityServlets.caller(request)
                .map(known -> known == request.getUserPrincipal())
                .orElse(request.getUserPrincipal() == null);
        response.setHeader("X-Seen-In", String.valueOf(request.getDispatcherType()));
        response.getWriter()
                .print(caller + " " + same + " " + request.getRemoteUser() + " " + request.getAuthType()
                        + " " + request.isUserInRole("user") + request.isUserInRole("admin")
                        + request.isUserInRole("**") + " " + request.getHeader("x-user-payload"));
    }

    private static void later(AsyncContext async) {
        async.start(() -> {
            try {
                who((HttpServletRequest) async.getRequest(), (HttpServletResponse) async.getResponse());
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            } finally {
                async.complete();
            }
        });
    }

    private static void breakOff(HttpServletResponse response) throws IOException {
        response.getOutputStream().write("half".getBytes(StandardCharsets.US_ASCII));
        response.flushBuffer();
        throw new FailureException(CommonError.FORBIDDEN);
    }

    private static void vary(HttpServletResponse response) throws IOException {
        response.setHeader("X-Lost", "1");
        response.reset();
        response.setHeader("Vary", "Accept");
        response.addHeader("vary", "Accept-Language");
        response.setHeader("access-control-allow-origin", "*");
        response.addHeader("Access-Control-Allow-Origin", "*");
        response.addIntHeader("Access-Control-Allow-Origin", 1);
        response.setDateHeader("Access-Control-Allow-Origin", 1);
        response.getWriter().print("varied");
    }

    private static void fields(HttpServletRequest request, PrintWriter out) {
        out.print(String.join(
                " ",
                String.valueOf(request.getHeader("X_User_Payload")),
                String.valueOf(request.getHeaders("X_User_Payload").hasMoreElements()),
                String.valueOf(request.getIntHeader("X_User_Payload")),
                String.valueOf(request.getDateHeader("X_User_Payload")),
                String.valueOf(Collections.list(request.getHeaderNames()).stream()
                        .noneMatch(
                                name -> name.toLowerCase(java.util.Locale.ROOT).contains("payload"))),
                String.valueOf(request.getIntHeader("X-Number")),
                String.valueOf(request.getDateHeader("If-Modified-Since")),
                Collections.list(request.getHeaders("X-Twice")).toString()));
    }
}
