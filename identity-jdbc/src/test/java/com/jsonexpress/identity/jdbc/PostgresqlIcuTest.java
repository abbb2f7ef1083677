package com.jsonexpress.identity.jdbc;

import com.jsonexpress.identity.core.spi.UserStore;
import com.jsonexpress.identity.testkit.TestContext;
import com.jsonexpress.identity.testkit.UserStoreContract;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Tag;

/** A PostgreSQL database whose own order of texts ignores case, accents and punctuation. */
@Tag("wide")
class PostgresqlIcuTest extends UserStoreContract {
    private static final String URL = database();

    private static String database() {
        String name = "icu_" + Long.toHexString(System.nanoTime());
        try (Connection connection = DriverManager.getConnection(Servers.server())) {
            Sql.update(
                    connection,
                    "CREATE DATABASE " + name + " TEMPLATE template0 ENCODING 'UTF8' LOCALE_PROVIDER icu"
                            + " ICU_LOCALE 'und-u-ka-shifted-ks-level1' LOCALE 'C'");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return Servers.server().replaceFirst("(:\\d+)/[^?]*", "$1/" + name);
    }

    @Override
    protected UserStore create() {
        return new JdbcUserStore();
    }

    @Override
    protected TestContext prepare(TestContext context) {
        return Servers.at(URL, context);
    }

    @Override
    protected int rounds() {
        return 3;
    }

    @Override
    protected boolean isShared() {
        return true;
    }
}
