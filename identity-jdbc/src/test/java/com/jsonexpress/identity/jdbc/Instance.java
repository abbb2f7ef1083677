package com.jsonexpress.identity.jdbc;

import com.jsonexpress.identity.testkit.TestContext;

/** One process of {@link ManyInstancesTest}: waits for the word, starts, creates the first user, and tells what became of it. */
final class Instance {
    private Instance() {}

    public static void main(String... args) throws Exception {
        Class.forName("org.postgresql.Driver"); // so that all are as fast as they can be
        System.out.println("ready");
        System.in.read();
        try (JdbcUserStore store = new JdbcUserStore()) {
            store.start(TestContext.realTime()
                    .config(Servers.config(System.getenv("JEX_TEST_URL")))
                    .namespace("identity")
                    .context());
            System.out.println(
                    store.createFirst(SomeUser.admin("admin@local")).getClass().getSimpleName());
        }
    }
}
