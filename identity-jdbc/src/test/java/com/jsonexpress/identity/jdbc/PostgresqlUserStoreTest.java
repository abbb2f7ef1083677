package com.jsonexpress.identity.jdbc;

import com.jsonexpress.identity.core.spi.UserStore;
import com.jsonexpress.identity.testkit.TestContext;
import com.jsonexpress.identity.testkit.UserStoreContract;

class PostgresqlUserStoreTest extends UserStoreContract {
    private static final String URL = Servers.postgresql();

    @Override
    protected UserStore create() {
        return new JdbcUserStore();
    }

    @Override
    protected TestContext prepare(TestContext context) {
        return Servers.at(URL, context);
    }

    @Override
    protected int rounds() {
        return Integer.getInteger("user.rounds", 10);
    }

    @Override
    protected boolean isShared() {
        return true;
    }
}
