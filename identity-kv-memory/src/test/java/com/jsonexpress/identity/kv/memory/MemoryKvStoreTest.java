package com.jsonexpress.identity.kv.memory;

import com.jsonexpress.identity.core.spi.IKvStore;
import com.jsonexpress.identity.testkit.KvStoreContract;

class MemoryKvStoreTest extends KvStoreContract {
    @Override
    protected IKvStore create() {
        return new MemoryKvStore();
    }
}
