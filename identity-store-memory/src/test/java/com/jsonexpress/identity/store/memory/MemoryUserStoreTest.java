package com.jsonexpress.identity.store.memory;

import com.jsonexpress.identity.core.spi.UserStore;
import com.jsonexpress.identity.testkit.UserStoreContract;

class MemoryUserStoreTest extends UserStoreContract {
    @Override
    protected UserStore create() {
        return new MemoryUserStore();
    }
}
