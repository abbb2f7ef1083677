package com.jsonexpress.identity.it.hosts.javalin;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Handler;

/** Where the versions of Javalin differ for an application: how its routes are declared. */
public interface JavalinVersion {
    void get(JavalinConfig config, String path, Handler handler);

    void before(JavalinConfig config, Handler handler);

    void after(JavalinConfig config, Handler handler);

    /** Changes answers with this status. */
    void error(JavalinConfig config, int status, Handler handler);

    /** A web socket that says {@code Hello}. */
    void greet(JavalinConfig config, String path);
}
