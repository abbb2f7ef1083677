package com.jsonexpress.identity.jdbc;

import com.jsonexpress.identity.testkit.TestContext;

/** A process that creates users on several threads, and tells of each once it is stored, until it is killed. */
final class Registering {
    private static final int THREADS = 8;

    private Registering() {}

    /** @param arguments the address of the database; what the names of the users begin with */
    public static void main(String[] arguments) {
        JdbcUserStore store = new JdbcUserStore();
        store.start(TestContext.realTime()
                .namespace("test")
                .config(Servers.config(arguments[0]))
                .context());
        for (int thread = 0; thread < THREADS; thread++) {
            String name = arguments[1] + thread + "-";
            new Thread(() -> register(store, name)).start();
        }
    }

    private static void register(JdbcUserStore store, String name) {
        for (int i = 0; ; i++) {
            String email = name + i + "@example.com";
            store.create(SomeUser.of(email));
            System.out.println(email);
        }
    }
}
