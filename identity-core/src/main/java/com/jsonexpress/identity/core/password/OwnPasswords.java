package com.jsonexpress.identity.core.password;

import com.jsonexpress.identity.core.password.Passwords.Check;
import com.jsonexpress.identity.core.spi.HashParameters;
import com.jsonexpress.identity.core.spi.PasswordHasher;
import java.util.Optional;

/**
 * Compares with argon2id hashes as ours are. Where some cost more than today's – of another system, or of a time with
 * dearer parameters – the dearest that was met is remembered. While the password is wrong everybody then does today's work
 * and the dearest's, one after the other, so that time tells neither who has such a hash, nor who is unknown. Before the
 * first one is met after a start nobody does. What cannot be computed is never remembered. Thread-safe.
 */
final class OwnPasswords {
    private final PasswordHasher hasher;
    private final HashLimits limits;
    private final PhcString decoy;
    private final ForNothing forNothing;
    private volatile HashParameters dearest;

    /** @param decoy with today's parameters, of no password */
    OwnPasswords(PasswordHasher hasher, HashLimits limits, PhcString decoy, ForNothing forNothing) {
        this.hasher = hasher;
        this.limits = limits;
        this.decoy = decoy;
        this.forNothing = forNothing;
        this.dearest = limits.current();
    }

    /** Empty for a text that is another one, or that asks for too much. */
    Optional<PhcString> read(String stored) {
        return PhcString.parse(stored).filter(limits::allow);
    }

    /** @throws com.jsonexpress.identity.error.UnavailableException where it cannot be computed now */
    Check compare(PhcString stored, byte[] password) {
        boolean match = hasher.verify(stored.format(), password);
        remember(stored.parameters());
        if (!match) {
            return Check.MISMATCH;
        }
        return limits.areOutdatedIn(stored) ? Check.MATCH_OUTDATED : Check.MATCH;
    }

    /** What a comparison with this hash lacks. Throws nothing. */
    void makeUp(PhcString compared, byte[] password) {
        HashParameters done = compared.parameters();
        if (limits.areExceededBy(done)) {
            hashMissing(done, dearest, compared.salt(), password);
            forNothing.run(() -> hasher.verify(decoy.format(), password));
        } else {
            hashMissing(done, limits.current(), compared.salt(), password);
            pretendDearest(password);
        }
    }

    /**
     * The work of a comparison, where there is nothing to compare with.
     *
     * @throws com.jsonexpress.identity.error.UnavailableException where it cannot be computed now
     */
    void pretend(byte[] password) {
        hasher.verify(decoy.format(), password);
        pretendDearest(password);
    }

    /** What is due beyond today's work. Throws nothing. */
    void pretendDearest(byte[] password) {
        HashParameters model = dearest;
        if (limits.areExceededBy(model)) {
            forNothing.run(() -> hasher.hash(password, decoy.salt(), model));
        }
    }

    private synchronized void remember(HashParameters met) {
        dearest = HashLimits.dearer(dearest, met);
    }

    private void hashMissing(HashParameters done, HashParameters wanted, byte[] salt, byte[] password) {
        HashLimits.missingIn(done, wanted)
                .ifPresent(missing -> forNothing.run(() -> hasher.hash(password, salt, missing)));
    }
}
