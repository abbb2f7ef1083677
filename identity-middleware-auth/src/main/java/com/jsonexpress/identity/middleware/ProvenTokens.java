package com.jsonexpress.identity.middleware;

import java.lang.ref.SoftReference;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Remembers what tokens said whose form, signature and claims were found good, so that the next request with one of them
 * does not check again what cannot change. What can – life time, user, session, an issuer's keys – is asked on each
 * request by whoever remembers.
 *
 * <p>Belongs to one verifier, hence to one configuration, and ends with it. Bounded: a token has four places it may be kept
 * in, and the oldest of the four makes way; long tokens are not kept, and all are kept softly, so that a heap that runs short
 * takes them away. Strangers cannot fill it, for only tokens of callers that may go on come in. Thread-safe, without a lock.
 *
 * @param <P> what was proven
 */
final class ProvenTokens<P> {
    /** In characters; four times what our own have. */
    static final int LONGEST = 2048;

    private static final int WAYS = 4;
    private static final int HASHED = 16;

    private record Entry<P>(String token, P proof) {}

    private final AtomicReferenceArray<@Nullable SoftReference<Entry<P>>> entries;

    /** With room for at least that many tokens; 0 remembers none. */
    ProvenTokens(int tokens) {
        int sets = tokens == 0 ? 0 : ceilingPowerOfTwo((tokens + WAYS - 1) / WAYS);
        this.entries = new AtomicReferenceArray<>(sets * WAYS);
    }

    /** What is remembered of exactly this token. */
    Optional<P> find(String token) {
        int set = set(token);
        for (int at = set; at < set + WAYS && at < entries.length(); at++) {
            Entry<P> entry = entry(at);
            if (entry != null && isSame(entry.token(), token)) {
                return Optional.of(entry.proof());
            }
        }
        return Optional.empty();
    }

    /** From now on {@link #find} knows it, until others need the room. */
    void add(String token, P proof) {
        if (entries.length() == 0 || token.length() > LONGEST) {
            return;
        }
        int set = set(token);
        for (int at = placeOf(token, set); at > set; at--) {
            entries.set(at, entries.get(at - 1));
        }
        entries.set(set, new SoftReference<>(new Entry<>(token, proof)));
    }

    /** Where it is already, since it was proven anew or by several at once; else the last place, whose token makes way. */
    private int placeOf(String token, int set) {
        for (int at = set; at < set + WAYS - 1; at++) {
            Entry<P> entry = entry(at);
            if (entry == null || entry.token().equals(token)) {
                return at;
            }
        }
        return set + WAYS - 1;
    }

    private @Nullable Entry<P> entry(int at) {
        SoftReference<Entry<P>> kept = entries.get(at);
        return kept == null ? null : kept.get();
    }

    /** By the end of the signature, which is as good as random. */
    private int set(String token) {
        int hash = 0;
        for (int at = Math.max(0, token.length() - HASHED); at < token.length(); at++) {
            hash = 31 * hash + token.charAt(at);
        }
        hash ^= hash >>> 16;
        return hash * WAYS & Math.max(0, entries.length() - 1);
    }

    /** Looks at all of the signature, whatever differs: time tells nobody how much of one was guessed. */
    private static boolean isSame(String kept, String token) {
        int length = token.length();
        if (kept.length() != length) {
            return false;
        }
        int differences = 0;
        for (int at = kept.lastIndexOf('.'); at < length; at++) {
            differences |= kept.charAt(at) ^ token.charAt(at);
        }
        return differences == 0 && kept.equals(token);
    }

    private static int ceilingPowerOfTwo(int number) {
        return number == 1 ? 1 : Integer.highestOneBit(number - 1) << 1;
    }

    @Override
    public String toString() {
        return "ProvenTokens";
    }
}
