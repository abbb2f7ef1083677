package com.jsonexpress.identity.it.servlet;

import com.jsonexpress.identity.host.servlet.IdentityServlets;
import com.jsonexpress.identity.token.Principal;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** The one servlet of a web application, found by its annotation. */
@WebServlet("/*")
public final class Hello extends HttpServlet {
    private static final long serialVersionUID = 1;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.getWriter()
                .print("Hello "
                        + IdentityServlets.caller(request)
                                .flatMap(Principal::email)
                                .orElse("anonymous"));
    }
}
