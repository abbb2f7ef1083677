package com.jsonexpress.identity.middleware;

import com.jsonexpress.identity.json.Json;
import com.jsonexpress.identity.json.JsonException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The usable keys of an issuer as of one fetch (RFC 7517 §5). Immutable and safe for use by many threads.
 *
 * <p>A token names its key by {@code kid}. One without is checked only where exactly one key fits its algorithm, since
 * trying several would leave it to the token which key counts.
 */
final class KeySet {
    private static final RefusedException NOT_ALLOWED =
            new RefusedException("algorithm_not_allowed", "The key of this token is bound to another algorithm.");
    private static final RefusedException UNKNOWN =
            new RefusedException("unknown_key", "The issuer has no such key now. Sign in again.");
    private static final RefusedException NOT_NAMED = new RefusedException(
            "key_not_named", "The issuer has several keys, so that its tokens need a kid in their header.");

    private record Entry(Optional<String> id, Map<JwsAlgorithm, Signature> signatures) {}

    private final byte[] source;
    private final List<Entry> entries;
    private final List<String> dropped;

    private KeySet(byte[] source, List<Entry> entries, List<String> dropped) {
        this.source = source;
        this.entries = List.copyOf(entries);
        this.dropped = List.copyOf(dropped);
    }

    /**
     * Reads a key set. A key that is of no use is left out and told in {@link #dropped()}; keys that share an id are
     * left out all together, because it cannot be told which of them is meant.
     *
     * @throws JwksException where the text is no key set at all
     */
    static KeySet parse(byte[] json, Set<JwsAlgorithm> allowed, Clock clock) throws JwksException {
        List<Jwk> keys = new ArrayList<>();
        List<String> dropped = new ArrayList<>();
        for (Object each : members(json)) {
            try {
                if (!(each instanceof Map<?, ?> jwk)) {
                    throw new JwksException("is not an object");
                }
                keys.add(Jwk.parse(jwk, allowed));
            } catch (JwksException e) {
                dropped.add(Jwk.told(each) + " " + e.problem());
            }
        }
        dropSharedIds(keys, dropped);
        return new KeySet(json, keys.stream().map(key -> entry(key, clock)).toList(), dropped);
    }

    /** Whether there is a key that the token may mean. */
    boolean knows(ExternalHeader header) {
        return entries.stream().anyMatch(entry -> mayMean(header, entry));
    }

    /** The one check that the token has to pass. */
    Signature signature(ExternalHeader header) throws RefusedException {
        List<Entry> meant =
                entries.stream().filter(entry -> mayMean(header, entry)).toList();
        if (meant.isEmpty()) {
            throw UNKNOWN;
        }
        if (meant.size() > 1) {
            throw NOT_NAMED;
        }
        Signature signature = meant.get(0).signatures().get(header.algorithm());
        if (signature == null) {
            throw NOT_ALLOWED;
        }
        return signature;
    }

    int size() {
        return entries.size();
    }

    /** Whether both were read from the same text. */
    boolean isSameAs(KeySet other) {
        return Arrays.equals(source, other.source);
    }

    /** Which keys were left out, each with the reason; nothing secret. */
    List<String> dropped() {
        return dropped;
    }

    private static boolean mayMean(ExternalHeader header, Entry entry) {
        return header.keyId().isPresent()
                ? header.keyId().equals(entry.id())
                : entry.signatures().containsKey(header.algorithm());
    }

    private static List<@Nullable Object> members(byte[] json) throws JwksException {
        try {
            if (Json.readObject(json).get("keys") instanceof List<?> keys) {
                return new ArrayList<>(keys);
            }
        } catch (JsonException e) {
            throw new JwksException("did not answer with JSON");
        }
        throw new JwksException("did not answer with a key set");
    }

    private static void dropSharedIds(List<Jwk> keys, List<String> dropped) {
        Set<String> seen = new HashSet<>();
        Set<String> shared = new HashSet<>();
        keys.forEach(key -> key.id().filter(id -> !seen.add(id)).ifPresent(shared::add));
        keys.removeIf(key -> key.id().filter(shared::contains).isPresent());
        shared.forEach(id -> dropped.add(Jwk.told(Map.of("kid", id)) + " is there more than once"));
    }

    private static Entry entry(Jwk key, Clock clock) {
        Map<JwsAlgorithm, Signature> signatures = new EnumMap<>(JwsAlgorithm.class);
        key.algorithms()
                .forEach(each -> signatures.put(each, new Signature(key.key(), each, clock, Expectations.LEEWAY)));
        return new Entry(key.id(), Map.copyOf(signatures));
    }

    @Override
    public String toString() {
        return "KeySet[" + entries.size() + "]";
    }
}
