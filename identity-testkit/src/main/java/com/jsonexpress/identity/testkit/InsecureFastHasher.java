package com.jsonexpress.identity.testkit;

import com.jsonexpress.identity.core.spi.HashParameters;
import com.jsonexpress.identity.core.spi.PasswordHasher;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import org.jspecify.annotations.NullMarked;

/**
 * A hasher for tests in which the password hash is not the point: one SHA-256 under the name of argon2id, in PHC strings
 * that parse like real ones, so that parameters and re-hashing behave as they do in production. Never for anything else.
 */
@NullMarked
public final class InsecureFastHasher implements PasswordHasher {

    @Override
    public String name() {
        return "INSECURE SHA-256 (tests only)";
    }

    @Override
    public String hash(byte[] password, byte[] salt, HashParameters parameters) {
        return complete(
                "$argon2id$v=19$m=" + parameters.memory() + ",t=" + parameters.iterations() + ",p="
                        + parameters.parallelism() + "$" + base64(salt),
                password);
    }

    @Override
    public boolean verify(String hash, byte[] password) {
        int end = hash.lastIndexOf('$');
        return end > 0 && MessageDigest.isEqual(ascii(hash), ascii(complete(hash.substring(0, end), password)));
    }

    private static String complete(String head, byte[] password) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            sha256.update(ascii(head));
            return head + "$" + base64(sha256.digest(password));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().withoutPadding().encodeToString(bytes);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
