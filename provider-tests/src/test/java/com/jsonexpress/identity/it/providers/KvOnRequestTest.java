package com.jsonexpress.identity.it.providers;

import static org.assertj.core.api.Assertions.assertThat;

import com.jsonexpress.identity.it.support.App;
import com.jsonexpress.identity.kv.redis.Servers;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

/** Sessions and links stay out of the primary database, unless a key asks for them there. */
class KvOnRequestTest {
    private static final String URL = "jdbc:h2:mem:kv-on-request;DB_CLOSE_DELAY=-1";

    @Test
    void keyValueStore_onTheDatabase_isUsedOnlyWhereItIsNamed() throws SQLException {
        try (App app = App.start("jex.jdbc.url", URL, "jex.redis.url", Servers.redis())) {
            app.client().register("ann@example.com");
        }
        assertThat(rows("jex_user")).as("the first admin and Ann").isEqualTo(2);
        assertThat(rows("jex_kv")).isZero();

        try (App app = App.start("jex.jdbc.url", URL, "jex.kv", "jdbc")) {
            app.client().register("bob@example.com");
        }
        assertThat(rows("jex_kv")).isPositive();
    }

    private static long rows(String table) throws SQLException {
        try (Connection connection = DriverManager.getConnection(URL);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT COUNT(*) FROM " + table)) {
            row.next();
            return row.getLong(1);
        }
    }
}
