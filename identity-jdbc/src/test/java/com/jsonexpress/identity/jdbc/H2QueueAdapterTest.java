package com.jsonexpress.identity.jdbc;

import com.jsonexpress.identity.core.spi.IQueueAdapter;
import com.jsonexpress.identity.testkit.QueueAdapterContract;
import com.jsonexpress.identity.testkit.TestContext;
import java.time.Duration;

/** With a clock of the database that the test moves. */
class H2QueueAdapterTest extends QueueAdapterContract {
    private static final String URL = TestClock.h2();

    @Override
    protected IQueueAdapter create() {
        return new JdbcQueueAdapter(TestClock.SQL, Duration.ofMillis(10));
    }

    @Override
    protected TestContext prepare(TestContext context) {
        TestClock.followWallClock(time());
        return Servers.at(URL, context);
    }

    @Override
    protected boolean isShared() {
        return true;
    }
}
