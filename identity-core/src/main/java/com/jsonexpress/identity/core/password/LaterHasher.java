package com.jsonexpress.identity.core.password;

import com.jsonexpress.identity.core.spi.HashParameters;
import com.jsonexpress.identity.core.spi.PasswordHasher;
import java.util.function.Supplier;

/**
 * A hasher that is loaded and tried meanwhile, for those that are built before it is needed. Thread-safe.
 *
 * @param chosen waits until it is there, and tells it again at once
 */
public record LaterHasher(Supplier<PasswordHasher> chosen) implements PasswordHasher {

    @Override
    public String name() {
        return chosen.get().name();
    }

    @Override
    public String hash(byte[] password, byte[] salt, HashParameters parameters) {
        return chosen.get().hash(password, salt, parameters);
    }

    @Override
    public boolean verify(String hash, byte[] password) {
        return chosen.get().verify(hash, password);
    }
}
