package com.jsonexpress.identity.benchmarks.plain.jdk;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;

/**
 * {@code GET /hello} on {@code PORT}, and a {@code POST} that answers as much as a login does. On a thread for each request that is under
 * way, as an application has it; with {@code -Dthreads=one} as the server comes, on its only thread.
 */
public final class PlainJdk {
    /** As long as the answer to a login or a refresh. */
    private static final String TOKENS =
            "{\"refreshToken\":\"" + "x".repeat(78) + "\",\"accessToken\":\"" + "x".repeat(730) + "\"}";

    private PlainJdk() {}

    public static void main(String[] arguments) throws IOException {
        int port = Integer.parseInt(System.getenv("PORT"));
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext("/hello", PlainJdk::hello);
        if (!System.getProperty("threads", "").equals("one")) {
            server.setExecutor(Executors.newCachedThreadPool());
        }
        server.start();
    }

    private static void hello(HttpExchange exchange) throws IOException {
        boolean post = exchange.getRequestMethod().equals("POST");
        exchange.getRequestBody().transferTo(OutputStream.nullOutputStream());
        byte[] body = (post ? TOKENS : "Hello, stranger\n").getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", post ? "application/json" : "text/plain; charset=utf-8");
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
