package com.jsonexpress.identity.jdbc;

import com.jsonexpress.identity.core.spi.IQueueAdapter;
import com.jsonexpress.identity.testkit.QueueAdapterContract;
import com.jsonexpress.identity.testkit.TestContext;
import java.time.Duration;

/** With a clock of the database that the test moves, so that crons are tested, too. */
class PostgresqlQueueTimesTest extends QueueAdapterContract {
    private static final ClockedSource SOURCE = new ClockedSource(Servers.postgresql());

    @Override
    protected IQueueAdapter create() {
        return new JdbcQueueAdapter(ClockedSource.SQL, Duration.ofMillis(10));
    }

    @Override
    protected TestContext prepare(TestContext context) {
        SOURCE.follow(time());
        return context.offer(SOURCE);
    }

    @Override
    protected boolean isShared() {
        return true;
    }
}
