package com.jsonexpress.identity.it.hosts.examples;

import com.jsonexpress.identity.examples.quickstart.Quickstart;
import com.jsonexpress.identity.it.boot.ExampleContract;

/** {@code examples/quickstart}. */
class JdkExampleTest extends ExampleContract {
    @Override
    protected Class<?> main() {
        return Quickstart.class;
    }
}
