package com.jsonexpress.identity.core.password;

import com.jsonexpress.identity.config.Config;
import com.jsonexpress.identity.core.event.Source;
import com.jsonexpress.identity.core.spi.ForeignHashes;
import com.jsonexpress.identity.core.spi.ForeignHashes.Reading;
import com.jsonexpress.identity.core.spi.HashParameters;
import com.jsonexpress.identity.core.spi.PasswordHasher;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hashes and compares passwords for the flows; the only one that touches gate and hasher. Call it outside any database
 * transaction: it takes tens of milliseconds, or {@link com.jsonexpress.identity.error.UnavailableException} at once.
 *
 * <p>A comparison costs the same whether there is a hash, none, an unreadable one, or an attempt past the maximum length,
 * so that time tells nobody which accounts exist (ASVS 5.0 §6.3.8); where dearer hashes are met, see {@link OwnPasswords},
 * and where those of other systems are, {@link ForeignPasswords}. Thread-safe; keeps nothing of a password and wipes its
 * bytes after use.
 */
public final class Passwords implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Passwords.class);

    private final PasswordHasher hasher;
    private final HashGate gate;
    private final HashLimits limits;
    private final SecureRandom random;
    private final ForNothing forNothing = new ForNothing();
    private final OwnPasswords own;
    private final ForeignPasswords foreign;

    /** What a comparison brought. */
    public enum Check {
        MATCH,
        /** Right, but hashed with other parameters or another scheme than today's: hash again and store. */
        MATCH_OUTDATED,
        MISMATCH;

        public boolean isMatch() {
            return this != MISMATCH;
        }

        public boolean needsRehash() {
            return this == MATCH_OUTDATED;
        }
    }

    /**
     * @param gate closed with this
     * @param parameters of new hashes
     */
    public Passwords(PasswordHasher hasher, HashGate gate, HashParameters parameters, SecureRandom random) {
        this(hasher, gate, parameters, random, List.of());
    }

    Passwords(
            PasswordHasher hasher,
            HashGate gate,
            HashParameters parameters,
            SecureRandom random,
            List<ForeignHashes> foreign) {
        this.hasher = hasher;
        this.gate = gate;
        this.limits = new HashLimits(parameters);
        this.random = random;
        this.foreign = new ForeignPasswords(foreign, forNothing);
        var decoy = new PhcString(parameters, bytes(HashLimits.SALT_BYTES), bytes(HashLimits.HASH_BYTES));
        this.own = new OwnPasswords(hasher, limits, decoy, forNothing);
    }

    /** With gate and parameters as configured. */
    public static Passwords from(Config config, PasswordHasher hasher, SecureRandom random) {
        return from(config, hasher, random, List.of());
    }

    /** Likewise, with readers of other systems' hashes. */
    public static Passwords from(
            Config config, PasswordHasher hasher, SecureRandom random, List<ForeignHashes> foreign) {
        return new Passwords(hasher, PasswordKeys.gate(config), PasswordKeys.parameters(config), random, foreign);
    }

    /**
     * Asked first by whatever will need a hash: at the gate's limit it is refused before anything is read for it.
     *
     * @throws com.jsonexpress.identity.error.UnavailableException at the gate's limit
     */
    public void requireRoom(Source source) {
        gate.requireRoom(source);
    }

    /**
     * Does what belongs to a request that will hash in a place reserved for it. Take one only once the body has arrived,
     * or slow senders would fill them.
     *
     * @throws com.jsonexpress.identity.error.UnavailableException at the gate's limit, nothing done
     */
    public <T> T reserved(Source source, Supplier<T> request) {
        return gate.reserved(source, request);
    }

    /** A PHC string to store, with a fresh salt. */
    public String hash(Source source, Password password) {
        byte[] salt = bytes(HashLimits.SALT_BYTES);
        return withBytes(source, PasswordAttempt.of(password), bytes -> hasher.hash(bytes, salt, limits.current()));
    }

    /**
     * Likewise, at the cost of a comparison that fails: where nobody may learn which of the two it was.
     *
     * @param attempt within the maximum
     */
    public String hashLikeMismatch(Source source, PasswordAttempt attempt) {
        byte[] salt = bytes(HashLimits.SALT_BYTES);
        return withBytes(source, attempt, bytes -> {
            String hash = hasher.hash(bytes, salt, limits.current());
            own.pretendDearest(bytes);
            foreign.pretend(attempt);
            return hash;
        });
    }

    /**
     * Compares an attempt with what is stored. Once that has answered, nothing fails any more.
     *
     * @param source who asks: sources take turns
     * @param storedHash empty for an unknown account and for one without a password, which then costs the same
     */
    public Check check(Source source, Optional<String> storedHash, PasswordAttempt attempt) {
        return compared(source, storedHash, attempt, false);
    }

    /** Likewise, but what matches costs what does not: where nobody may learn which of the two it was. */
    public boolean isSame(Source source, Optional<String> storedHash, PasswordAttempt attempt) {
        return compared(source, storedHash, attempt, true).isMatch();
    }

    /** @param level whether a match makes up for what it is cheaper than a mismatch */
    private Check compared(Source source, Optional<String> storedHash, PasswordAttempt attempt, boolean level) {
        return withBytes(source, attempt, bytes -> {
            Check check = storedHash
                    .map(stored -> compare(stored, attempt, bytes, level))
                    .orElseGet(() -> pretend(attempt, bytes));
            return attempt.isPossible() ? check : Check.MISMATCH;
        });
    }

    /** One line for the boot report, such as {@code argon2id m=19456 KiB, t=2, p=1 by …}. */
    public String description() {
        HashParameters current = limits.current();
        return "argon2id m=" + current.memory() + " KiB, t=" + current.iterations() + ", p=" + current.parallelism()
                + " by " + hasher.name()
                + (foreign.names().isEmpty() ? "" : "; hashes of other systems are verified by " + foreign.names());
    }

    /** Why a text is no hash that could be verified, without any part of it; empty where it is one. */
    public Optional<String> problemOf(String hash) {
        return isOwn(hash) ? Optional.empty() : foreign.problemOf(hash);
    }

    /** Whether it is an argon2id hash as ours are, with bearable parameters. */
    public boolean isOwn(String hash) {
        return own.read(hash).isPresent();
    }

    /** What the gate does now. */
    HashGate.Load load() {
        return gate.load();
    }

    @Override
    public void close() {
        gate.close();
    }

    private Check compare(String stored, PasswordAttempt attempt, byte[] password, boolean level) {
        Optional<PhcString> readable = own.read(stored);
        if (readable.isPresent()) {
            Check check = own.compare(readable.get(), password);
            if (level || !check.isMatch()) {
                own.makeUp(readable.get(), password);
                foreign.pretend(attempt);
            }
            return check;
        }
        if (foreign.read(stored) instanceof Reading.Readable other) {
            boolean match = foreign.matches(other.hash(), attempt);
            if (level || !match) {
                forNothing.run(() -> own.pretend(password));
            }
            return match ? Check.MATCH_OUTDATED : Check.MISMATCH;
        }
        LOG.warn(
                "A stored password hash cannot be read or asks for too much; it counts as a wrong password. "
                        + "A reset of the password replaces it. {}",
                foreign.problemOf(stored).orElse(""));
        return pretend(attempt, password);
    }

    private Check pretend(PasswordAttempt attempt, byte[] password) {
        own.pretend(password);
        foreign.pretend(attempt);
        return Check.MISMATCH;
    }

    /** The bytes exist only while a permit is held. */
    private <T> T withBytes(Source source, PasswordAttempt attempt, Function<byte[], T> work) {
        return gate.run(source, () -> {
            byte[] bytes = attempt.utf8();
            try {
                return work.apply(bytes);
            } finally {
                Arrays.fill(bytes, (byte) 0);
            }
        });
    }

    private byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }
}
