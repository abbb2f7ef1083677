package com.jsonexpress.identity.jdbc;

import com.jsonexpress.identity.error.BootException;
import com.jsonexpress.identity.testkit.TestContext;
import java.util.concurrent.Callable;
import javax.sql.DataSource;
import org.h2.Driver;
import org.h2.jdbcx.JdbcDataSource;

/**
 * What {@link NoPoolTest} does where there is no HikariCP: tells what became of a start with an address, and of one with a
 * source.
 */
public final class NoPool implements Callable<String> {
    @Override
    public String call() {
        Driver.load(); // the one that is known is another loader's
        JdbcDataSource source = new JdbcDataSource();
        source.setURL(Servers.h2());
        try {
            return toldOfBoth(source);
        } finally {
            Driver.unload();
        }
    }

    private static String toldOfBoth(DataSource source) {
        return told(TestContext.realTime().config(Servers.config(Servers.h2()))) + "\n"
                + told(TestContext.realTime().offer(source));
    }

    private static String told(TestContext context) {
        try (JdbcUserStore store = new JdbcUserStore()) {
            store.start(context.context());
            store.create(SomeUser.of("a@example.com"));
            return "users: " + store.count();
        } catch (BootException e) {
            return e.getMessage() + " " + e.remedy();
        }
    }
}
