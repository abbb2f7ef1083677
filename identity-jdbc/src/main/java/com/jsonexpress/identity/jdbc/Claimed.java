package com.jsonexpress.identity.jdbc;

import com.jsonexpress.identity.core.spi.Cron;
import com.jsonexpress.identity.core.spi.Job;
import java.util.Optional;

/**
 * A job that is this instance's until its lease ends. Prints neither payload nor key.
 *
 * @param attempt which attempt at the job this is, counted from 1
 * @param claim of this claim: whoever claims it later has a higher one, so that this one cannot settle it
 * @param due the time at which it was due, in nanoseconds since 1970
 */
@SuppressWarnings("ArrayRecordComponent")
record Claimed(
        String queue, String name, String id, int attempt, long claim, byte[] payload, Optional<Cron> cron, long due) {
    Job job() {
        return new Job(queue, name, id, attempt, payload.clone());
    }

    @Override
    public String toString() {
        return "Claimed[" + queue + "/" + name + " " + id + "]";
    }
}
