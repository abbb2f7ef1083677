package com.jsonexpress.identity.it.load;

import com.jsonexpress.identity.core.spi.HashParameters;
import com.jsonexpress.identity.core.spi.PasswordHasher;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** The real hasher, watched: how many hashes ran at once, at most. */
final class CountingHasher implements PasswordHasher {
    private final PasswordHasher real;
    private final AtomicInteger running = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();

    CountingHasher(PasswordHasher real) {
        this.real = real;
    }

    int most() {
        return most.get();
    }

    @Override
    public String name() {
        return real.name();
    }

    @Override
    public String hash(byte[] password, byte[] salt, HashParameters parameters) {
        return counted(() -> real.hash(password, salt, parameters));
    }

    @Override
    public boolean verify(String hash, byte[] password) {
        return counted(() -> real.verify(hash, password));
    }

    private <T> T counted(Supplier<T> work) {
        most.accumulateAndGet(running.incrementAndGet(), Math::max);
        try {
            return work.get();
        } finally {
            running.decrementAndGet();
        }
    }
}
