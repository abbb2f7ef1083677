package com.jsonexpress.identity.it.hosts.examples;

import com.jsonexpress.identity.examples.javalin.JavalinQuickstart;
import com.jsonexpress.identity.it.boot.ExampleContract;

/** {@code examples/javalin}. */
class JavalinExampleTest extends ExampleContract {
    @Override
    protected Class<?> main() {
        return JavalinQuickstart.class;
    }
}
