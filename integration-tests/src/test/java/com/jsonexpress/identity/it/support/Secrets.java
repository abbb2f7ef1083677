package com.jsonexpress.identity.it.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Remembers every password, token, secret and hash that the suite used, in a file that the last test reads in order to
 * look for them in everything the suite printed (security-bar 19).
 */
public final class Secrets {
    public static final Path LEDGER = Path.of("target", "secrets-of-the-suite.txt");

    private static final Set<String> KNOWN = ConcurrentHashMap.newKeySet();

    private Secrets() {}

    /** Notes a secret, and gives it back. */
    public static String note(String secret) {
        if (KNOWN.add(secret)) {
            synchronized (KNOWN) {
                try {
                    Files.createDirectories(LEDGER.getParent());
                    Files.writeString(LEDGER, secret + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }
        return secret;
    }
}
