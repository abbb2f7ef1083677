package com.jsonexpress.identity.core.password;

import com.jsonexpress.identity.core.spi.ForeignHash;
import com.jsonexpress.identity.core.spi.ForeignHashes;
import com.jsonexpress.identity.core.spi.ForeignHashes.Reading;
import com.jsonexpress.identity.error.UnavailableException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compares with hashes of other systems. The dearest that was met is remembered: accounts that have none do its work too
 * while the password is wrong, so that time does not tell who was brought from elsewhere, nor who is unknown. Before the
 * first one is met after a start nobody does. What cannot be computed is never remembered. Thread-safe.
 */
final class ForeignPasswords {
    /** What to add where nothing reads such a text. */
    static final String ARTIFACT = "com.jsonexpress:identity-foreign-hashes";

    private static final Logger LOG = LoggerFactory.getLogger(ForeignPasswords.class);

    private final List<ForeignHashes> readers;
    private final ForNothing forNothing;
    private volatile @Nullable ForeignHash dearest;

    ForeignPasswords(List<ForeignHashes> readers, ForNothing forNothing) {
        this.readers = List.copyOf(readers);
        this.forNothing = forNothing;
    }

    /** The first that is not unknown. */
    Reading read(String stored) {
        return readers.stream()
                .map(reader -> reader.read(stored))
                .filter(reading -> !(reading instanceof Reading.Unknown))
                .findFirst()
                .orElseGet(Reading.Unknown::new);
    }

    /** Why a text is no hash to verify with, without any part of it; empty where it is one. */
    Optional<String> problemOf(String stored) {
        Reading reading = read(stored);
        if (reading instanceof Reading.Refused refused) {
            return Optional.of(refused.problem());
        }
        return reading instanceof Reading.Readable ? Optional.empty() : Optional.of(unknown());
    }

    private String unknown() {
        String what = "This is neither an argon2id hash with bearable parameters";
        return readers.isEmpty()
                ? what + ", nor can hashes of other systems be read: add the dependency " + ARTIFACT + "."
                : what + " nor one that " + names() + " can read.";
    }

    /** Who reads them; empty where nobody does. */
    String names() {
        return readers.stream().map(ForeignHashes::name).collect(Collectors.joining(", "));
    }

    /**
     * False for a hash that fails, too: no guess at it may be one that counts for nothing.
     *
     * @throws UnavailableException where it cannot be computed now
     */
    boolean matches(ForeignHash hash, PasswordAttempt attempt) {
        try {
            boolean match = verify(hash, attempt);
            remember(hash);
            return match;
        } catch (UnavailableException e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.warn(
                    "A stored password hash of another system cannot be computed ({}); it counts as a wrong password. "
                            + "A reset of the password replaces it.",
                    e.getClass().getName());
            pretend(attempt);
            return false;
        }
    }

    /** The work of the dearest, for nothing. Throws nothing. */
    void pretend(PasswordAttempt attempt) {
        ForeignHash model = dearest;
        if (model != null) {
            forNothing.run(() -> verify(model, attempt));
        }
    }

    private synchronized void remember(ForeignHash hash) {
        ForeignHash model = dearest;
        if (model == null || hash.cost() > model.cost()) {
            dearest = hash;
        }
    }

    /** Every form is tried, whichever matches: what it takes depends on what was typed alone. */
    private static boolean verify(ForeignHash hash, PasswordAttempt attempt) {
        boolean match = false;
        for (byte[] form : attempt.foreignForms()) {
            try {
                match |= hash.verify(form);
            } finally {
                Arrays.fill(form, (byte) 0);
            }
        }
        return match;
    }
}
