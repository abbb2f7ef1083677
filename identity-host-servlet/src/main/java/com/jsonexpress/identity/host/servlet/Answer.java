package com.jsonexpress.identity.host.servlet;

import com.jsonexpress.identity.http.Response;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;

/** Writes answers of identity. */
final class Answer {
    private Answer() {}

    /** Writes the whole answer; the answer to {@code HEAD} tells the length of the body it has not. */
    static void write(HttpServletRequest request, HttpServletResponse response, Response answer) throws IOException {
        int status = answer.status();
        response.setStatus(status);
        answer.headers().forEach((name, values) -> set(response, name, values));
        if (status != 204 && status != 304) {
            response.setContentLength(answer.body().length);
            if (!request.getMethod().equals("HEAD")) {
                response.getOutputStream().write(answer.body());
            }
        }
        response.flushBuffer();
    }

    /** Gives the field these values alone. */
    static void set(HttpServletResponse response, String name, List<String> values) {
        for (int i = 0; i < values.size(); i++) {
            if (i == 0) {
                response.setHeader(name, values.get(i));
            } else {
                response.addHeader(name, values.get(i));
            }
        }
    }
}
