package com.jsonexpress.identity.core.spi;

import com.jsonexpress.identity.Health;
import com.jsonexpress.identity.config.Config;
import com.jsonexpress.identity.config.ConfigKey;
import com.jsonexpress.identity.config.Mistake;
import java.util.List;

/**
 * What every provider owes, whatever it provides. Found through {@code ServiceLoader}: a public constructor without
 * arguments and without side effects.
 *
 * <p>Life: made, asked for name, traits and keys, {@link #start started} once, used by many threads, {@link #close
 * closed} once. A provider that is not chosen is neither started nor closed. Calls block; whoever must not block calls
 * from worker threads. A service that does not answer is a
 * {@link com.jsonexpress.identity.error.UnavailableException}, never an absence. Each call ends within a few seconds, for
 * the engine sets no limit of its own: a call that never ends keeps its caller's thread, and a place at the hash gate
 * where it came in through that. Where its thread is interrupted a call gives up so, too, and keeps the flag.
 */
public interface Provider extends AutoCloseable {

    /** Short, in lower case, such as {@code redis}: what {@code jex.kv=redis} chooses it by. */
    String name();

    Traits traits();

    /** The keys it reads, declared so that a misspelt one is found at boot. */
    default List<ConfigKey<?>> configKeys() {
        return List.of();
    }

    /** Looks at configured values together, once this provider is chosen and before anything starts. */
    default List<Mistake> check(Config config) {
        return List.of();
    }

    /** Called once, before any other operation. */
    void start(ProviderContext context);

    /** How it is now; answers within a second and never throws. */
    Health health();

    /** Called once; waits for work in flight, at most ten seconds; after fifteen it is left behind. */
    @Override
    default void close() {}
}
