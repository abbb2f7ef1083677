package com.jsonexpress.identity.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** A lock that cannot be taken keeps no connection. */
class SchemaLockTest {
    @Test
    void lock_thatCannotBeTaken_givesItsConnectionBack() throws SQLException {
        try (Connection connection = DriverManager.getConnection(Servers.h2())) {
            Sql.update(connection, "CREATE VIEW jex_schema_lock AS SELECT 2 AS id");
            connection.setAutoCommit(false);

            assertThatThrownBy(() -> SchemaLock.take(always(connection), connection, Dialect.of(connection)))
                    .isInstanceOf(SQLException.class);

            assertThat(connection.isClosed()).isTrue();
        }
    }

    private static DataSource always(Connection connection) {
        return (DataSource) Proxy.newProxyInstance(
                SchemaLockTest.class.getClassLoader(),
                new Class<?>[] {DataSource.class},
                (self, method, values) -> connection);
    }
}
