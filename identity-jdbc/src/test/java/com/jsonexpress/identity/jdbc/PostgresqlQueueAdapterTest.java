package com.jsonexpress.identity.jdbc;

import com.jsonexpress.identity.core.spi.IQueueAdapter;
import com.jsonexpress.identity.testkit.QueueAdapterContract;
import com.jsonexpress.identity.testkit.TestContext;
import java.time.Duration;
import org.junit.jupiter.api.Tag;

/** By the clock that a server really has. */
@Tag("wide")
class PostgresqlQueueAdapterTest extends QueueAdapterContract {
    private static final String URL = Servers.postgresql();

    @Override
    protected IQueueAdapter create() {
        return new JdbcQueueAdapter();
    }

    @Override
    protected TestContext prepare(TestContext context) {
        return context.config(Servers.config(URL)
                .with(JdbcKeys.RETRY_BASE, Duration.ofMillis(150), "the test")
                .with(JdbcKeys.MAX_ATTEMPTS, 6, "the test"));
    }

    @Override
    protected boolean timeCanBeMoved() {
        return false;
    }

    @Override
    protected boolean isShared() {
        return true;
    }
}
