package com.jsonexpress.identity.it.support;

import com.jsonexpress.identity.core.spi.HashParameters;
import com.jsonexpress.identity.core.spi.PasswordHasher;
import com.jsonexpress.identity.error.UnavailableException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts the computations of a hasher, a cheap one unless told otherwise, and knows the last password that was set. */
public final class SpyHasher implements PasswordHasher {
    private final PasswordHasher hasher;
    private final AtomicInteger computations = new AtomicInteger();
    private final Map<String, Integer> misses = new ConcurrentHashMap<>();
    private final Map<String, Integer> mostMisses = new ConcurrentHashMap<>();
    private volatile String lastHashed = "";
    private volatile String lastCompared = "";
    private volatile boolean unavailable;

    public SpyHasher(PasswordHasher hasher) {
        this.hasher = hasher;
    }

    @Override
    public String name() {
        return hasher.name();
    }

    @Override
    public String hash(byte[] password, byte[] salt, HashParameters parameters) {
        computations.incrementAndGet();
        lastHashed = new String(password, StandardCharsets.UTF_8);
        return hasher.hash(password, salt, parameters);
    }

    @Override
    public boolean verify(String hash, byte[] password) {
        computations.incrementAndGet();
        lastCompared = hash;
        if (unavailable) {
            throw new UnavailableException("the hasher is told to fail");
        }
        boolean right = hasher.verify(hash, password);
        int inARow = misses.compute(hash, (same, before) -> right ? 0 : before == null ? 1 : before + 1);
        mostMisses.merge(hash, inARow, Math::max);
        return right;
    }

    /** Whether comparisons fail so from now on. */
    public void unavailable(boolean failing) {
        unavailable = failing;
    }

    /** For each stored hash, how many wrong passwords in a row were compared with it at most. */
    public Map<String, Integer> mostMisses() {
        return Map.copyOf(mostMisses);
    }

    /** The hash that a password was compared with last. */
    public String lastCompared() {
        return lastCompared;
    }

    public int computations() {
        return computations.get();
    }

    /** At boot: the generated password of the first admin. */
    public String lastHashed() {
        return lastHashed;
    }
}
