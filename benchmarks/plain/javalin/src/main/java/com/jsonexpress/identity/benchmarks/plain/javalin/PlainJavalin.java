package com.jsonexpress.identity.benchmarks.plain.javalin;

import io.javalin.Javalin;

/** {@code GET /hello} on {@code PORT}. */
public final class PlainJavalin {
    private PlainJavalin() {}

    public static void main(String[] arguments) {
        Javalin app = Javalin.create(config -> {
            config.jetty.host = "localhost";
            config.jetty.port = Integer.parseInt(System.getenv("PORT"));
            config.routes.get("/hello", context -> context.result("Hello, stranger\n"));
        });
        Runtime.getRuntime().addShutdownHook(new Thread(app::stop));
        app.start();
    }
}
