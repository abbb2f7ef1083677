package com.jsonexpress.identity.it.hosts.examples;

import com.jsonexpress.identity.examples.servlet.ServletQuickstart;
import com.jsonexpress.identity.it.boot.ExampleContract;

/** {@code examples/servlet}. */
class ServletExampleTest extends ExampleContract {
    @Override
    protected Class<?> main() {
        return ServletQuickstart.class;
    }
}
