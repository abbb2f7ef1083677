package com.jsonexpress.identity.it.support;

import com.jsonexpress.identity.core.spi.HashParameters;
import com.jsonexpress.identity.core.spi.PasswordHasher;
import com.jsonexpress.identity.testkit.InsecureFastHasher;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/** A cheap hasher that counts its computations, and knows the last password that was set. */
public final class SpyHasher implements PasswordHasher {
    private final InsecureFastHasher hasher = new InsecureFastHasher();
    private final AtomicInteger computations = new AtomicInteger();
    private volatile String lastHashed = "";

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
        return hasher.verify(hash, password);
    }

    public int computations() {
        return computations.get();
    }

    /** At boot: the generated password of the first admin. */
    public String lastHashed() {
        return lastHashed;
    }
}
