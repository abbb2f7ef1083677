package com.jsonexpress.identity.queue.memory;

import com.jsonexpress.identity.core.spi.IQueueAdapter;
import com.jsonexpress.identity.testkit.QueueAdapterContract;

class MemoryQueueAdapterTest extends QueueAdapterContract {
    @Override
    protected IQueueAdapter create() {
        return new MemoryQueueAdapter();
    }
}
