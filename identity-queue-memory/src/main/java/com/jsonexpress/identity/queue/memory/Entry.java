package com.jsonexpress.identity.queue.memory;

import com.jsonexpress.identity.core.spi.Cron;
import com.jsonexpress.identity.core.spi.EnqueueOptions;
import com.jsonexpress.identity.core.spi.Job;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * One job as it is kept. Immutable; nobody changes the payload, for each attempt gets a copy. Prints neither payload nor
 * key.
 *
 * @param attempt of the attempt that comes next, counted from 1
 * @param due the time for which an occurrence of a repeated job was planned; the epoch until it is due
 */
@SuppressWarnings("ArrayRecordComponent")
record Entry(
        String queue,
        String name,
        String id,
        int attempt,
        byte[] payload,
        Optional<Cron> cron,
        Optional<String> key,
        Instant due) {

    static Entry of(String queue, String name, byte[] payload, EnqueueOptions options) {
        return new Entry(queue, name, newId(), 1, payload, options.cron(), options.idempotencyKey(), Instant.EPOCH);
    }

    Job job() {
        return new Job(queue, name, id, attempt, payload.clone());
    }

    Entry nextAttempt() {
        return new Entry(queue, name, id, attempt + 1, payload, cron, key, due);
    }

    /** The next occurrence of a repeated job: a job of its own. */
    Entry nextOccurrence() {
        return new Entry(queue, name, newId(), 1, payload, cron, key, due);
    }

    Entry due(Instant time) {
        return new Entry(queue, name, id, attempt, payload, cron, key, time);
    }

    private static String newId() {
        return UUID.randomUUID().toString();
    }

    @Override
    public String toString() {
        return "Entry[" + queue + "/" + name + " " + id + "]";
    }
}
