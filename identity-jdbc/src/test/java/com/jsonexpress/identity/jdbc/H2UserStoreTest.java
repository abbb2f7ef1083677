package com.jsonexpress.identity.jdbc;

import com.jsonexpress.identity.core.spi.UserStore;
import com.jsonexpress.identity.testkit.TestContext;
import com.jsonexpress.identity.testkit.UserStoreContract;

class H2UserStoreTest extends UserStoreContract {
    private final String url = Servers.h2();

    @Override
    protected UserStore create() {
        return new JdbcUserStore();
    }

    @Override
    protected TestContext prepare(TestContext context) {
        return Servers.at(url, context);
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
