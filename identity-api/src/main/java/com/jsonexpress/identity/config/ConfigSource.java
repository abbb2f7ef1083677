package com.jsonexpress.identity.config;

import java.util.Map;

/**
 * Where configuration comes from.
 *
 * @param name as it appears in messages, such as {@code environment}
 * @param values texts by key; a value may be a secret, so this record prints its name alone
 */
public record ConfigSource(String name, Map<String, String> values) {
    public ConfigSource {
        values = Map.copyOf(values);
    }

    @Override
    public String toString() {
        return "ConfigSource[" + name + "]";
    }
}
