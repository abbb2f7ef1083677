package com.jsonexpress.identity.core.password;

import com.jsonexpress.identity.core.spi.HashParameters;
import com.jsonexpress.identity.core.spi.PasswordHasher;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;

/** PHC strings around an argon2id function; two of these verify each other's hashes. Thread-safe. */
final class Argon2Hasher implements PasswordHasher {
    /** The argon2id vector of the reference implementation's {@code test.c}: t=2, m=256, p=1. */
    private static final byte[] SELF_TEST =
            HexFormat.of().parseHex("9dfeb910e80bad0311fee20f9c0e2b12c17987b4cac90c2ef54d5b3021c68bfe");

    private final String name;
    private final Argon2 argon2;

    Argon2Hasher(String name, Argon2 argon2) {
        this.name = name;
        this.argon2 = argon2;
    }

    @Override
    public String name() {
        return name;
    }

    Argon2 function() {
        return argon2;
    }

    @Override
    public String hash(byte[] password, byte[] salt, HashParameters parameters) {
        byte[] hash = argon2.derive(password, salt, parameters, HashLimits.HASH_BYTES);
        return new PhcString(parameters, salt, hash).format();
    }

    /** False for a text that is not an argon2id hash. */
    @Override
    public boolean verify(String hash, byte[] password) {
        return PhcString.parse(hash)
                .filter(phc -> MessageDigest.isEqual(phc.hash(), derive(phc, password)))
                .isPresent();
    }

    private byte[] derive(PhcString phc, byte[] password) {
        return argon2.derive(password, phc.salt(), phc.parameters(), phc.hash().length);
    }

    /** Whether the function computes a known hash as it should. */
    boolean worksAsKnown() {
        byte[] password = "password".getBytes(StandardCharsets.US_ASCII);
        byte[] salt = "somesalt".getBytes(StandardCharsets.US_ASCII);
        return MessageDigest.isEqual(
                SELF_TEST, argon2.derive(password, salt, new HashParameters(256, 2, 1), SELF_TEST.length));
    }
}
