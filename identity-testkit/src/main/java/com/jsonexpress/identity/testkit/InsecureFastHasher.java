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
        Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
        String head = "$argon2id$v=19$m=" + parameters.memory() + ",t=" + parameters.iterations() + ",p="
                + parameters.parallelism() + "$" + base64.encodeToString(salt);
        return head + "$" + base64.encodeToString(digest(head, password));
    }

    @Override
    public boolean verify(String hash, byte[] password) {
        int end = hash.lastIndexOf('$');
        if (end < 0) {
            return false;
        }
        byte[] expected = Base64.getDecoder().decode(hash.substring(end + 1));
        return MessageDigest.isEqual(expected, digest(hash.substring(0, end), password));
    }

    private static byte[] digest(String head, byte[] password) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            sha256.update(head.getBytes(StandardCharsets.US_ASCII));
            return sha256.digest(password);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
