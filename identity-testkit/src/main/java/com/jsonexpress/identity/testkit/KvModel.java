package com.jsonexpress.identity.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.jsonexpress.identity.core.spi.IKvStore;
import com.jsonexpress.identity.testkit.Operation.Step;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** The operations of an {@link IKvStore} with their sequential model: a map. No value ends meanwhile. */
final class KvModel {
    private static final Duration TTL = Duration.ofDays(1);
    private static final List<String> VALUES = List.of("1", "2", "x");

    private KvModel() {}

    static Operation<IKvStore, Map<String, String>> any(Random dice, List<String> keys) {
        String key = keys.get(dice.nextInt(keys.size()));
        String value = VALUES.get(dice.nextInt(VALUES.size()));
        return switch (dice.nextInt(7)) {
            case 0 -> get(key);
            case 1 -> set(key, value);
            case 2 -> setIfAbsent(key, value);
            case 3 -> take(key);
            case 4 -> replace(key, VALUES.get(dice.nextInt(VALUES.size())), value);
            case 5 -> increment(key);
            default -> delete(key);
        };
    }

    static Operation<IKvStore, Map<String, String>> get(String key) {
        return new Operation<>(
                "get " + key,
                kv -> kv.get(key).map(KvModel::text),
                state -> new Step<>(state, Optional.ofNullable(state.get(key))));
    }

    private static Operation<IKvStore, Map<String, String>> set(String key, String value) {
        return new Operation<>(
                "set " + key + " to " + value,
                kv -> {
                    kv.set(key, bytes(value), TTL);
                    return "";
                },
                state -> new Step<>(with(state, key, value), ""));
    }

    private static Operation<IKvStore, Map<String, String>> setIfAbsent(String key, String value) {
        return new Operation<>(
                "set " + key + " to " + value + " if absent",
                kv -> kv.setIfAbsent(key, bytes(value), TTL),
                state -> state.containsKey(key) ? new Step<>(state, false) : new Step<>(with(state, key, value), true));
    }

    private static Operation<IKvStore, Map<String, String>> take(String key) {
        return new Operation<>(
                "take " + key,
                kv -> kv.take(key).map(KvModel::text),
                state -> new Step<>(without(state, key), Optional.ofNullable(state.get(key))));
    }

    private static Operation<IKvStore, Map<String, String>> replace(String key, String expected, String value) {
        return new Operation<>(
                "replace " + key + ", if " + expected + ", by " + value,
                kv -> kv.replace(key, bytes(expected), bytes(value), TTL),
                state -> expected.equals(state.get(key))
                        ? new Step<>(with(state, key, value), true)
                        : new Step<>(state, false));
    }

    private static Operation<IKvStore, Map<String, String>> increment(String key) {
        return new Operation<>(
                "increment " + key,
                kv -> {
                    try {
                        return kv.increment(key, TTL);
                    } catch (IllegalStateException e) {
                        return "no counter";
                    }
                },
                state -> {
                    String value = state.getOrDefault(key, "0");
                    if (value.equals("x")) {
                        return new Step<>(state, "no counter");
                    }
                    long sum = Long.parseLong(value) + 1;
                    return new Step<>(with(state, key, Long.toString(sum)), sum);
                });
    }

    private static Operation<IKvStore, Map<String, String>> delete(String key) {
        return new Operation<>(
                "delete " + key,
                kv -> kv.delete(key),
                state -> new Step<>(without(state, key), state.containsKey(key)));
    }

    private static Map<String, String> with(Map<String, String> state, String key, String value) {
        Map<String, String> next = new HashMap<>(state);
        next.put(key, value);
        return Map.copyOf(next);
    }

    private static Map<String, String> without(Map<String, String> state, String key) {
        Map<String, String> next = new HashMap<>(state);
        next.remove(key);
        return Map.copyOf(next);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }

    private static String text(byte[] value) {
        return new String(value, UTF_8);
    }
}
