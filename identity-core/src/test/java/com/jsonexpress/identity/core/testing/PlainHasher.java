package com.jsonexpress.identity.core.testing;

import com.jsonexpress.identity.core.spi.HashParameters;
import com.jsonexpress.identity.core.spi.PasswordHasher;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicInteger;

/** PHC strings around one round of SHA-256, for tests in which the cost of a hash is not the point. Can be broken. */
public final class PlainHasher implements PasswordHasher {
    public final AtomicInteger verified = new AtomicInteger();
    public volatile boolean broken;

    @Override
    public String name() {
        return "plain";
    }

    @Override
    public String hash(byte[] password, byte[] salt, HashParameters parameters) {
        return "$argon2id$v=19$m=" + parameters.memory() + ",t=" + parameters.iterations() + ",p="
                + parameters.parallelism() + "$" + base64(salt) + "$" + digest(password, salt);
    }

    @Override
    public boolean verify(String hash, byte[] password) {
        if (broken) {
            throw new IllegalStateException("broken");
        }
        verified.incrementAndGet();
        String[] parts = hash.split("\\$");
        return parts[5].equals(digest(password, Base64.getDecoder().decode(parts[4])));
    }

    private static String digest(byte[] password, byte[] salt) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(salt);
            return base64(digest.digest(password));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().withoutPadding().encodeToString(bytes);
    }
}
