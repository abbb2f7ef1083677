package com.jsonexpress.identity.core.password;

import com.jsonexpress.identity.core.spi.HashParameters;
import com.jsonexpress.identity.core.spi.PasswordHasher;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/** Real PHC strings around a cheap function, which remembers what it was asked for and the arrays it was given. */
final class FakeHasher implements PasswordHasher {
    final List<HashParameters> work = new CopyOnWriteArrayList<>();
    final List<byte[]> arrays = new CopyOnWriteArrayList<>();
    final List<Integer> lengths = new CopyOnWriteArrayList<>();

    /** {@code hash} or {@code verify}, which fail. */
    final Set<String> failing = new HashSet<>();

    private final Argon2Hasher hasher = new Argon2Hasher("fake", this::derive);

    private byte[] derive(byte[] password, byte[] salt, HashParameters parameters, int length) {
        work.add(parameters);
        arrays.add(password);
        lengths.add(password.length);
        return new JavaArgon2().derive(password, salt, new HashParameters(8, 1, 1), length);
    }

    @Override
    public String name() {
        return hasher.name();
    }

    @Override
    public String hash(byte[] password, byte[] salt, HashParameters parameters) {
        fail("hash");
        return hasher.hash(password, salt, parameters);
    }

    @Override
    public boolean verify(String hash, byte[] password) {
        fail("verify");
        return hasher.verify(hash, password);
    }

    private void fail(String operation) {
        if (failing.contains(operation)) {
            throw new IllegalStateException("the hasher fails");
        }
    }
}
