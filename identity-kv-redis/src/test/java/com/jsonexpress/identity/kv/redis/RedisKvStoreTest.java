package com.jsonexpress.identity.kv.redis;

import com.jsonexpress.identity.config.Secret;
import com.jsonexpress.identity.core.spi.IKvStore;
import com.jsonexpress.identity.testkit.KvStoreContract;
import com.jsonexpress.identity.testkit.TestContext;

class RedisKvStoreTest extends KvStoreContract {
    private static final String URL = Servers.redis();

    @Override
    protected IKvStore create() {
        return new RedisKvStore();
    }

    @Override
    protected TestContext prepare(TestContext context) {
        return context.config(Servers.patient().with(RedisKeys.URL, Secret.of(URL), "the test"));
    }

    @Override
    protected boolean timeCanBeMoved() {
        return false;
    }

    @Override
    protected boolean isShared() {
        return true;
    }

    @Override
    protected int rounds() {
        return Integer.getInteger("rounds", 25);
    }
}
