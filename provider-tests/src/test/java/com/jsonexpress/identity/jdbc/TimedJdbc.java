package com.jsonexpress.identity.jdbc;

import com.jsonexpress.identity.IdentitySettings;
import com.jsonexpress.identity.config.Config;
import com.jsonexpress.identity.core.spi.IKvStore;
import com.jsonexpress.identity.core.spi.IQueueAdapter;
import com.jsonexpress.identity.core.spi.Provider;
import com.jsonexpress.identity.core.spi.ProviderContext;
import com.jsonexpress.identity.core.spi.UserStore;
import com.jsonexpress.identity.it.support.HostFixture;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.UUID;

/**
 * Has every identity that a test starts keep users, keys and jobs in one database, each in a namespace of its own. The
 * database's clock is a row of a table there, which follows the ticker of the test. In this package because nobody else
 * may tell the providers the time.
 */
public final class TimedJdbc implements HostFixture {
    private final HostFixture host;
    private final HikariDataSource pool = new HikariDataSource();

    /** @param url of an empty database */
    public TimedJdbc(HostFixture host, String url) {
        this.host = host;
        pool.setJdbcUrl(url);
        pool.setMaximumPoolSize(30);
        pool.setMinimumIdle(2);
        try (Connection connection = pool.getConnection()) {
            Sql.update(connection, "CREATE TABLE test_clock (id VARCHAR(40) PRIMARY KEY, nanos BIGINT NOT NULL)");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public Running start(IdentitySettings settings) {
        String namespace = UUID.randomUUID().toString();
        TimedSource source = new TimedSource(pool, namespace, settings.ticker());
        ProviderContext context = new ProviderContext(
                Config.defaults(),
                settings.clock(),
                settings.ticker(),
                settings.random(),
                event -> {},
                namespace,
                List.of(source));
        Deque<AutoCloseable> open = new ArrayDeque<>();
        try {
            IdentitySettings changed = add(settings, UserStore.class, new JdbcUserStore(), context, open);
            changed = add(changed, IKvStore.class, new JdbcKvStore(source.now()), context, open);
            IQueueAdapter queue = new JdbcQueueAdapter(source.now(), Duration.ofMillis(10));
            changed = add(changed, IQueueAdapter.class, queue, context, open);
            Running running = host.start(changed);
            open.push(running.closing());
            return new Running(running.identity(), running.transport(), running.port(), () -> close(open));
        } catch (RuntimeException e) {
            close(open);
            throw e;
        }
    }

    /** A test that brings its own is left alone. */
    private static <P extends Provider> IdentitySettings add(
            IdentitySettings settings, Class<P> spi, P provider, ProviderContext context, Deque<AutoCloseable> open) {
        if (settings.parts().stream().anyMatch(spi::isInstance)) {
            return settings;
        }
        provider.start(context);
        open.push(provider);
        return settings.part(provider);
    }

    private static void close(Deque<AutoCloseable> open) {
        while (!open.isEmpty()) {
            try {
                open.pop().close();
            } catch (Exception e) {
                throw new AssertionError("a part does not close", e);
            }
        }
    }
}
