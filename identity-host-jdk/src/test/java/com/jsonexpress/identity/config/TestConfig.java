package com.jsonexpress.identity.config;

import com.jsonexpress.identity.IdentitySettings;
import java.util.HashMap;
import java.util.Map;

/** Reads a configuration from what is set in code, which is all a host's test needs. */
public final class TestConfig {
    private TestConfig() {}

    public static Config of(IdentitySettings settings) {
        Map<String, Object> values = new HashMap<>();
        Map<String, String> origins = new HashMap<>();
        for (ConfigKey<?> key : settings.keys()) {
            put(key, settings, values, origins);
        }
        for (ConfigKey<?> key : IdentityKeys.all()) {
            put(key, settings, values, origins);
        }
        return new Config(values, origins);
    }

    private static void put(
            ConfigKey<?> key, IdentitySettings settings, Map<String, Object> values, Map<String, String> origins) {
        String text = settings.values().get(key.name());
        if (text != null) {
            values.put(key.name(), key.parse(text));
            origins.put(key.name(), "code");
        }
    }
}
