package com.jsonexpress.identity.kv.memory;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

/**
 * All values, each with its key in one of many shards. A map that grows moves what it has, and whoever put the entry that was
 * too many waits for it: a second where one map holds ten million. Thread-safe.
 */
final class Shards implements Iterable<Values> {
    private static final int BITS = 10;
    /** 2<sup>32</sup> divided by the golden ratio: the first bits of its product depend on all bits of the hash. */
    private static final int SPREAD = 0x9e3779b9;

    private final Values[] shards;

    Shards(LongSupplier ticker) {
        this.shards = Stream.generate(() -> new Values(ticker)).limit(1 << BITS).toArray(Values[]::new);
    }

    /** Where the key is, if it is at all. */
    Values of(String key) {
        return shards[key.hashCode() * SPREAD >>> Integer.SIZE - BITS];
    }

    @Override
    public Iterator<Values> iterator() {
        return Arrays.asList(shards).iterator();
    }

    long size() {
        return Arrays.stream(shards).mapToLong(Values::size).sum();
    }

    Map<String, byte[]> dump() {
        Map<String, byte[]> all = new HashMap<>();
        forEach(shard -> all.putAll(shard.dump()));
        return all;
    }
}
