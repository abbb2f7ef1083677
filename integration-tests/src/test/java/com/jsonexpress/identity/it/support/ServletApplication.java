package com.jsonexpress.identity.it.support;

import com.jsonexpress.identity.host.servlet.IdentityServlets;
import com.jsonexpress.identity.token.Principal;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The application that {@link HostFixture} asks for, as a servlet. */
public final class ServletApplication extends HttpServlet {
    private static final long serialVersionUID = 1;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        request.getInputStream().readAllBytes();
        byte[] body = IdentityServlets.caller(request)
                .map(Principal::id)
                .orElse("anonymous")
                .getBytes(StandardCharsets.UTF_8);
        response.setHeader(
                "X-Seen",
                Collections.list(request.getHeaderNames()).stream()
                        .map(name -> name.toLowerCase(Locale.ROOT))
                        .collect(Collectors.toCollection(TreeSet::new))
                        .toString());
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
