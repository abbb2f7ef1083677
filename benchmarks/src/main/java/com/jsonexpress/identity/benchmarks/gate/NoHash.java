package com.jsonexpress.identity.benchmarks.gate;

import com.jsonexpress.identity.core.spi.HashParameters;
import com.jsonexpress.identity.core.spi.PasswordHasher;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

/** What a login does besides its hash: takes every password as it stands for its own hash. */
final class NoHash implements PasswordHasher {
    private static final int LENGTH = 32;

    @Override
    public String name() {
        return "nothing";
    }

    @Override
    public String hash(byte[] password, byte[] salt, HashParameters parameters) {
        return "$argon2id$v=19$m=" + parameters.memory() + ",t=" + parameters.iterations() + ",p="
                + parameters.parallelism() + "$" + base64(salt) + "$" + base64(Arrays.copyOf(password, LENGTH));
    }

    @Override
    public boolean verify(String hash, byte[] password) {
        return hash.endsWith("$" + base64(Arrays.copyOf(password, LENGTH)));
    }

    private static String base64(byte[] bytes) {
        return new String(Base64.getEncoder().withoutPadding().encode(bytes), StandardCharsets.US_ASCII);
    }
}
