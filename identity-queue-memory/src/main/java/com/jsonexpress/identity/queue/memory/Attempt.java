package com.jsonexpress.identity.queue.memory;

import com.jsonexpress.identity.core.spi.JobHandler;

/** A job and who does it, on their way to a thread. */
record Attempt(Entry entry, JobHandler handler) {}
