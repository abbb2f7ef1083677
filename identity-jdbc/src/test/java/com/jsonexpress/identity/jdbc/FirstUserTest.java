package com.jsonexpress.identity.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.jsonexpress.identity.core.spi.UserWrite;
import com.jsonexpress.identity.testkit.Eventually;
import com.jsonexpress.identity.testkit.TestContext;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Whoever registers waits for the first user who is being created; once anybody is there nobody waits. */
class FirstUserTest {
    private final String name = "first-" + System.nanoTime();
    private final String url = Servers.postgresql() + "&ApplicationName=" + name;

    @Test
    void create_whileTheFirstIsCreated_waitsForItAndLaterDoesNot() throws Exception {
        TestContext context = TestContext.realTime().config(Servers.config(url));
        try (JdbcUserStore store = new JdbcUserStore();
                Connection other = DriverManager.getConnection(url)) {
            store.start(context.context());
            other.setAutoCommit(false);
            new Guard(context.context().namespace()).lock(other);
            CompletableFuture<UserWrite> write = CompletableFuture.supplyAsync(
                    () -> store.create(SomeUser.of("a@example.com")), task -> new Thread(task).start());
            Eventually.until("it waits", () -> waiting() == 1 || write.isDone());
            assertThat(write).isNotDone();
            other.commit();
            assertThat(write.join()).isInstanceOf(UserWrite.Done.class);

            new Guard(context.context().namespace()).lock(other);
            assertThat(store.create(SomeUser.of("b@example.com"))).isInstanceOf(UserWrite.Done.class);
            other.rollback();
        }
    }

    private long waiting() {
        try (Connection connection = DriverManager.getConnection(Servers.server())) {
            return Sql.first(
                            connection,
                            "SELECT COUNT(*) FROM pg_stat_activity WHERE application_name = ? AND wait_event_type = 'Lock'",
                            row -> row.getLong(1),
                            name)
                    .orElseThrow();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
