package com.jsonexpress.identity.it.hosts.javalin7;

import com.jsonexpress.identity.it.hosts.javalin.JavalinVersion;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Handler;

/** Routes of Javalin 7. */
final class Javalin7 implements JavalinVersion {
    @Override
    public void get(JavalinConfig config, String path, Handler handler) {
        config.routes.get(path, handler);
    }

    @Override
    public void before(JavalinConfig config, Handler handler) {
        config.routes.before(handler);
    }

    @Override
    public void after(JavalinConfig config, Handler handler) {
        config.routes.after(handler);
    }

    @Override
    public void error(JavalinConfig config, int status, Handler handler) {
        config.routes.error(status, handler);
    }

    @Override
    public void greet(JavalinConfig config, String path) {
        config.routes.ws(path, socket -> socket.onConnect(context -> context.send("Hello")));
    }
}
