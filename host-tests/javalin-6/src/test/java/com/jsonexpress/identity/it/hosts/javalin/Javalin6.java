package com.jsonexpress.identity.it.hosts.javalin;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Handler;

/** Routes of Javalin 6. */
final class Javalin6 implements JavalinVersion {
    @Override
    public void get(JavalinConfig config, String path, Handler handler) {
        config.router.mount(routes -> routes.get(path, handler));
    }

    @Override
    public void before(JavalinConfig config, Handler handler) {
        config.router.mount(routes -> routes.before(handler));
    }

    @Override
    public void after(JavalinConfig config, Handler handler) {
        config.router.mount(routes -> routes.after(handler));
    }

    @Override
    public void error(JavalinConfig config, int status, Handler handler) {
        config.router.mount(routes -> routes.error(status, handler));
    }

    @Override
    public void greet(JavalinConfig config, String path) {
        config.router.mount(routes -> routes.ws(path, socket -> socket.onConnect(context -> context.send("Hello"))));
    }
}
