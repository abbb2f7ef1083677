package com.jsonexpress.identity.it.hosts.javalin7;

import com.jsonexpress.identity.it.hosts.javalin.JavalinContract;
import com.jsonexpress.identity.it.hosts.javalin.JavalinVersion;

/** Javalin 7. */
class Javalin7AdapterTest extends JavalinContract {
    @Override
    protected JavalinVersion version() {
        return new Javalin7();
    }
}
