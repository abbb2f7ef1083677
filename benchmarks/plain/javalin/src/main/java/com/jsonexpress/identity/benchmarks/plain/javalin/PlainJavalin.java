package com.jsonexpress.identity.benchmarks.plain.javalin;

import io.javalin.Javalin;
import io.javalin.http.Context;

/** {@code GET /hello} on {@code PORT}, and a {@code POST} that answers as much as a login does. */
public final class PlainJavalin {
    /** As long as the answer to a login or a refresh. */
    private static final String TOKENS =
            "{\"refreshToken\":\"" + "x".repeat(78) + "\",\"accessToken\":\"" + "x".repeat(730) + "\"}";

    private PlainJavalin() {}

    public static void main(String[] arguments) {
        Javalin app = Javalin.create(config -> {
            config.jetty.host = "localhost";
            config.jetty.port = Integer.parseInt(System.getenv("PORT"));
            config.routes.get("/hello", context -> context.result("Hello, stranger\n"));
            config.routes.post("/hello", PlainJavalin::post);
        });
        Runtime.getRuntime().addShutdownHook(new Thread(app::stop));
        app.start();
    }

    private static void post(Context context) {
        context.bodyAsBytes();
        context.contentType("application/json").result(TOKENS);
    }
}
