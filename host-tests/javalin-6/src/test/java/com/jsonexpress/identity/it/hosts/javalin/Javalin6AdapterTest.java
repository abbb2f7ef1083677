package com.jsonexpress.identity.it.hosts.javalin;

/** Javalin 6. */
class Javalin6AdapterTest extends JavalinContract {
    @Override
    protected JavalinVersion version() {
        return new Javalin6();
    }
}
