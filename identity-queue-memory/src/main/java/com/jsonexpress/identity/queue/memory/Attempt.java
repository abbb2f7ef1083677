package com.jsonexpress.identity.queue.memory;

import com.jsonexpress.identity.core.spi.JobHandler;
import com.jsonexpress.identity.core.spi.Standstill;

/**
 * A job and who does it, on their way to a thread.
 *
 * @param standstill of its queue
 * @param number of this attempt there
 */
record Attempt(Entry entry, JobHandler handler, Standstill standstill, long number) {}
