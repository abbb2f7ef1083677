package com.jsonexpress.identity.jdbc;

import com.jsonexpress.identity.core.spi.IKvStore;
import com.jsonexpress.identity.testkit.KvStoreContract;
import com.jsonexpress.identity.testkit.TestContext;

/** With a clock of the database that the test moves. */
class H2KvStoreTest extends KvStoreContract {
    private static final String URL = TestClock.h2();

    @Override
    protected IKvStore create() {
        return new JdbcKvStore(TestClock.SQL);
    }

    @Override
    protected TestContext prepare(TestContext context) {
        TestClock.follow(time());
        return Servers.at(URL, context);
    }

    @Override
    protected boolean isShared() {
        return true;
    }

    @Override
    protected int rounds() {
        return Integer.getInteger("rounds", 100);
    }
}
