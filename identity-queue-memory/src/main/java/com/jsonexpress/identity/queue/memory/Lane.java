package com.jsonexpress.identity.queue.memory;

import com.jsonexpress.identity.core.spi.JobHandler;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One queue: its worker, its due jobs in order, the keys in use. Used under the lock of {@link Jobs} only. */
final class Lane {
    final ArrayDeque<Entry> due = new ArrayDeque<>();
    private final Set<String> keys = new HashSet<>();

    @Nullable
    JobHandler handler;

    int running;

    /** Whether a job with this key waits or runs. */
    boolean isTaken(Optional<String> key) {
        return key.isPresent() && keys.contains(key.get());
    }

    void take(Optional<String> key) {
        key.ifPresent(keys::add);
    }

    void free(Optional<String> key) {
        key.ifPresent(keys::remove);
    }

    boolean canRun(int threads) {
        return handler != null && !due.isEmpty() && running < threads;
    }
}
