package com.jsonexpress.identity.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.jsonexpress.identity.error.UnavailableException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** A pool that tidies nothing up gets its connection back as it was, and never in the middle of a transaction. */
class GiveBackTest {
    @Test
    void connection_afterEachWay_isAsItCame() throws Exception {
        try (Connection connection = DriverManager.getConnection(Servers.h2())) {
            Database database = new Database(always(connection), Dialect.of(connection), () -> 0);
            for (boolean auto : new boolean[] {true, false}) {
                connection.setAutoCommit(auto);
                database.read(GiveBackTest::one);
                assertThat(connection.getAutoCommit()).isEqualTo(auto);
                database.transact(GiveBackTest::one);
                assertThat(connection.getAutoCommit()).isEqualTo(auto);
            }
        }
    }

    @Test
    void transaction_thatFails_leavesNothingBehind() throws Exception {
        try (Connection connection = DriverManager.getConnection(Servers.h2())) {
            Sql.update(connection, "CREATE TABLE t (id INT)");
            Database database = new Database(always(connection), Dialect.of(connection), () -> 0);
            assertThatThrownBy(() -> database.transact(same -> {
                        Sql.update(same, "INSERT INTO t VALUES (1)");
                        throw new SQLException("full", "53100");
                    }))
                    .isInstanceOf(UnavailableException.class)
                    .hasMessageNotContaining("full")
                    .hasNoCause();
            assertThatThrownBy(() -> database.transact(same -> {
                        Sql.update(same, "INSERT INTO t VALUES (2)");
                        throw new IllegalStateException("a bug");
                    }))
                    .isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(() -> database.transact(same -> {
                        Sql.update(same, "INSERT INTO t VALUES (3)");
                        throw new OutOfMemoryError("of the test");
                    }))
                    .isInstanceOf(OutOfMemoryError.class);

            assertThat(connection.getAutoCommit()).isTrue();
            assertThat(Sql.list(connection, "SELECT id FROM t", row -> row.getInt(1)))
                    .isEmpty();
        }
    }

    private static int one(Connection connection) throws SQLException {
        return Sql.first(connection, "SELECT 1", row -> row.getInt(1)).orElseThrow();
    }

    private static DataSource always(Connection connection) {
        Connection open = proxy(Connection.class, connection, "close");
        return (DataSource) Proxy.newProxyInstance(
                GiveBackTest.class.getClassLoader(), new Class<?>[] {DataSource.class}, (self, method, values) -> {
                    assertThat(method.getName()).isEqualTo("getConnection");
                    return open;
                });
    }

    private static <T> T proxy(Class<T> type, T real, String ignored) {
        return type.cast(Proxy.newProxyInstance(
                GiveBackTest.class.getClassLoader(), new Class<?>[] {type}, (self, method, values) -> {
                    if (method.getName().equals(ignored)) {
                        return null;
                    }
                    try {
                        return method.invoke(real, values);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }
}
