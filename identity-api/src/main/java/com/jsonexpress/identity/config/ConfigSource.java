package com.jsonexpress.identity.config;

import java.util.Map;

/**
 * Where configuration comes from.
 *
 * @param name as it appears in messages, such as {@code environment}
 * @param values texts by key; a value may be a secret, so this record prints its name alone
 * @param names how its keys are spelt
 */
public record ConfigSource(String name, Map<String, String> values, Names names) {

    /** How the keys of a source are spelt. */
    public enum Names {
        /** As they are declared. */
        DECLARED,
        /** As in an environment: in any case, {@code __} for a dot. */
        ENVIRONMENT,
        /**
         * As some frameworks have it: in any case, also with hyphens between words and with one {@code _} for a dot or a hyphen. A
         * name in such a spelling, once understood, is no mistake in the sources below.
         */
        RELAXED
    }

    public ConfigSource {
        values = Map.copyOf(values);
    }

    /** A source whose keys are spelt as they are declared. */
    public ConfigSource(String name, Map<String, String> values) {
        this(name, values, Names.DECLARED);
    }

    /** Whether this source may spell the declared name so. */
    boolean means(String spelling, String declared) {
        return switch (names) {
            case DECLARED -> spelling.equals(declared);
            case ENVIRONMENT -> Spelling.normal(spelling).equals(Spelling.normal(declared));
            case RELAXED -> Spelling.letters(spelling).equals(Spelling.letters(declared));
        };
    }

    @Override
    public String toString() {
        return "ConfigSource[" + name + "]";
    }
}
