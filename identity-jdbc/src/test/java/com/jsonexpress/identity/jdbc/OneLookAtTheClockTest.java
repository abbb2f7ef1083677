package com.jsonexpress.identity.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.jsonexpress.identity.testkit.TestContext;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** On a clock of PostgreSQL that goes on by a nanosecond whenever somebody looks at it. */
class OneLookAtTheClockTest {
    private static final String CLOCK = "nextval('looks')";

    @ParameterizedTest
    @ValueSource(ints = {3, 4, 5, 6, 7, 8})
    void counter_thatEndsWhileItIsCounted_goesOnOrBeginsAnewButNeverBoth(int ttl) throws Exception {
        String url = Servers.postgresql();
        try (JdbcKvStore store = new JdbcKvStore(CLOCK);
                Connection connection = DriverManager.getConnection(url)) {
            Sql.update(connection, "CREATE SEQUENCE looks");
            store.start(Servers.at(url, TestContext.realTime()).context());
            long end = 0;
            for (int i = 0; i < 30; i++) {
                long count = store.increment("tries", Duration.ofNanos(ttl));
                long now = Sql.first(connection, "SELECT expires_at FROM jex_kv", row -> row.getLong(1))
                        .orElseThrow();
                assertThat(count == 1).as("a new end with a new count").isEqualTo(now != end);
                end = now;
            }
        }
    }
}
