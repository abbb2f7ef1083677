package com.jsonexpress.identity.config;

import java.util.Map;

/**
 * Where configuration comes from.
 *
 * @param name as it appears in messages, such as {@code environment}
 * @param values texts by key; a value may be a secret, so this record prints its name alone
 * @param anySpelling whether its keys are spelt as in an environment: in any case, {@code __} for a dot
 */
public record ConfigSource(String name, Map<String, String> values, boolean anySpelling) {
    public ConfigSource {
        values = Map.copyOf(values);
    }

    /** A source whose keys are spelt as they are declared. */
    public ConfigSource(String name, Map<String, String> values) {
        this(name, values, false);
    }

    @Override
    public String toString() {
        return "ConfigSource[" + name + "]";
    }
}
