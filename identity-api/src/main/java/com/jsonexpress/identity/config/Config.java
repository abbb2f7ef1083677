package com.jsonexpress.identity.config;

import com.jsonexpress.identity.error.BootException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The checked values of all declared keys. Immutable and safe for use by many threads; prints keys only, never values.
 */
public final class Config {
    private final Map<String, Object> values;
    private final Map<String, String> origins;

    Config(Map<String, Object> values, Map<String, String> origins) {
        this.values = Map.copyOf(values);
        this.origins = Map.copyOf(origins);
    }

    /** A configuration in which nothing is set: every key has its default, where it has one. */
    public static Config defaults() {
        return new Config(Map.of(), Map.of());
    }

    /** The value or the default; a {@link BootException} naming the key where it has neither. */
    public <T> T get(ConfigKey<T> key) {
        return find(key)
                .orElseThrow(() -> new BootException(
                        key.name() + " is not set (" + key.meaning() + ")", "Set " + key.name() + "."));
    }

    /** The value or the default; empty where it has neither. */
    @SuppressWarnings("unchecked") // put there by the key's own parser
    public <T> Optional<T> find(ConfigKey<T> key) {
        @Nullable Object value = values.get(key.name());
        if (value == null) {
            return key.defaultText().map(key::parse);
        }
        return Optional.of((T) value);
    }

    /** A copy in which the key has this value, as if {@code origin} had set it. */
    public <T> Config with(ConfigKey<T> key, T value, String origin) {
        Map<String, Object> moreValues = new HashMap<>(values);
        Map<String, String> moreOrigins = new HashMap<>(origins);
        moreValues.put(key.name(), value);
        moreOrigins.put(key.name(), origin);
        return new Config(moreValues, moreOrigins);
    }

    /** Whether somebody set it: a default does not count. */
    public boolean isSet(ConfigKey<?> key) {
        return origins.containsKey(key.name());
    }

    /** Where the value came from, such as {@code environment} or {@code .env.local}; empty for a default. */
    public Optional<String> origin(ConfigKey<?> key) {
        return Optional.ofNullable(origins.get(key.name()));
    }

    @Override
    public String toString() {
        return "Config" + origins.keySet();
    }
}
