package com.jsonexpress.identity.host.jdk;

import com.jsonexpress.identity.http.Cors;
import com.jsonexpress.identity.http.Headers;
import com.jsonexpress.identity.http.Response;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;

/** Writes answers to an exchange. */
final class Answer {
    /** Says "no body" to the JDK's server; zero would mean chunks. */
    static final int NO_BODY = -1;

    private Answer() {}

    /**
     * Writes the whole answer, {@code more} fields added, and ends the exchange. A thread that was interrupted before is so
     * afterwards: in between its channel would close instead of taking the answer.
     */
    static void write(HttpExchange exchange, Response response, Headers more) throws IOException {
        boolean interrupted = Thread.interrupted();
        try {
            writeAll(exchange, response, more);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static void writeAll(HttpExchange exchange, Response response, Headers more) throws IOException {
        fields(exchange, response.headers());
        add(exchange, more);
        byte[] body = response.body();
        int status = response.status();
        boolean bodiless = status == 204 || status == 304;
        if (exchange.getRequestMethod().equals("HEAD")) {
            if (!bodiless) {
                exchange.getResponseHeaders().set("Content-Length", Integer.toString(body.length));
            }
            bodiless = true;
        }
        if (bodiless || body.length == 0) {
            WatchedOutput.watched(SlowPeers.STALL, () -> exchange.sendResponseHeaders(status, NO_BODY));
        } else {
            WatchedOutput.watched(SlowPeers.STALL, () -> exchange.sendResponseHeaders(status, body.length));
            OutputStream out = new WatchedOutput(exchange.getResponseBody());
            out.write(body);
            out.flush();
            out.close();
        }
    }

    private static void fields(HttpExchange exchange, Headers headers) {
        headers.forEach((name, values) -> exchange.getResponseHeaders().put(name, new ArrayList<>(values)));
    }

    /** Adds identity's fields to the application's: the lists among them grow, any other field is identity's. */
    static void add(HttpExchange exchange, Headers headers) {
        headers.forEach((name, values) -> {
            if (Cors.isList(name)) {
                values.forEach(value -> exchange.getResponseHeaders().add(name, value));
            } else {
                exchange.getResponseHeaders().put(name, new ArrayList<>(values));
            }
        });
    }
}
