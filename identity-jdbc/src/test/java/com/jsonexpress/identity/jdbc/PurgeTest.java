package com.jsonexpress.identity.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.jsonexpress.identity.jdbc.JdbcStartTest.Server;
import com.jsonexpress.identity.testkit.Eventually;
import com.jsonexpress.identity.testkit.TestContext;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What has ended leaves the table, in small batches, and nothing else does. */
class PurgeTest {
    private static final int ENDED = 1300;

    @ParameterizedTest
    @EnumSource
    void purge_ofMoreThanABatch_deletesWhatHasEndedAlone(Server server) throws Exception {
        String url = server.fresh();
        TestContext context = TestContext.realTime().config(Servers.config(url));
        Databases.Lease lease = Databases.open(context.context());
        KvTable values = new KvTable(lease.database(), "n");
        for (int i = 0; i < ENDED; i++) {
            values.set("ended " + i, new byte[1], Duration.ofNanos(1));
        }
        values.set("lives", new byte[1], Duration.ofMinutes(5));

        assertThat(values.purge(500)).isEqualTo(500);
        try (Purger purger = Purger.start(values, Duration.ofMillis(10), () -> 0.5)) {
            assertThat(purger).isNotNull();
            Eventually.until("what ended is gone", () -> rows(lease.database()) == 1);
        }
        assertThat(values.get("lives")).isPresent();
        lease.close();
    }

    @Test
    void trouble_thatCannotBeTold_whenItIsOver_purgingGoesOn() throws SQLException {
        String url = Servers.h2();
        Databases.Lease lease = Databases.open(
                TestContext.realTime().config(Servers.config(url)).context());
        AtomicInteger troubles = new AtomicInteger(2);
        DataSource source = (DataSource) Proxy.newProxyInstance(
                PurgeTest.class.getClassLoader(), new Class<?>[] {DataSource.class}, (self, method, values) -> {
                    if (troubles.getAndDecrement() > 0) {
                        throw new OutOfMemoryError("of the test");
                    }
                    return DriverManager.getConnection(url);
                });
        new KvTable(lease.database(), "n").set("ended", new byte[1], Duration.ofNanos(1));
        KvTable values;
        try (Connection connection = DriverManager.getConnection(url)) {
            values = new KvTable(new Database(source, Dialect.of(connection), () -> 0), "n");
        }
        try (BrokenLog log = new BrokenLog();
                Purger purger = Purger.start(values, Duration.ofMillis(10), () -> 0.5)) {
            assertThat(List.of(log, purger)).isNotEmpty();
            Eventually.until("what ended is gone", () -> rows(lease.database()) == 0);
        }
        assertThat(troubles).hasNonPositiveValue();
        lease.close();
    }

    /** Through the same pool: a file of H2 is one process's, and one spelling's. */
    private static long rows(Database database) {
        return database.read(connection -> Sql.first(connection, "SELECT COUNT(*) FROM jex_kv", row -> row.getLong(1))
                .orElseThrow());
    }
}
