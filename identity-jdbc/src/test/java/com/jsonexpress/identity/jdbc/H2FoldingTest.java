package com.jsonexpress.identity.jdbc;

import com.jsonexpress.identity.core.spi.UserStore;
import com.jsonexpress.identity.testkit.TestContext;
import com.jsonexpress.identity.testkit.UserStoreContract;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Tag;

/** An H2 that takes upper for lower case, and letters with accents for those without. */
@Tag("wide")
class H2FoldingTest extends UserStoreContract {
    private static final String URL = folding();

    private static String folding() {
        String url = Servers.h2() + ";IGNORECASE=TRUE";
        try (Connection connection = DriverManager.getConnection(url)) {
            Sql.update(connection, "SET COLLATION GERMAN STRENGTH PRIMARY");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return url;
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
