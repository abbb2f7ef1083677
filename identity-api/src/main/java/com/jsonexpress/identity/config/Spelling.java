package com.jsonexpress.identity.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** How names of keys may be written, and what a misspelt one was meant to be. */
final class Spelling {
    static final String PREFIX = "jex.";

    private static final int SHOWN = 64;

    /** What Kubernetes says of a service called {@code jex-auth}, what a script reads a secret from, one of several of a name. */
    private static final Pattern OF_OTHERS =
            Pattern.compile("(?i).*_(SERVICE_(HOST|PORT)(_.*)?|PORT(_\\d+_.*)?|FILE|\\d+)");

    private Spelling() {}

    /** The one spelling of a name from an environment. */
    static String normal(String name) {
        return name.replace("__", ".").toLowerCase(Locale.ROOT);
    }

    /** A declared name as the variable of an environment. */
    static String variable(String name) {
        return name.replace(".", "__").toUpperCase(Locale.ROOT);
    }

    /** Letters and digits alone, in lower case: what the relaxed spellings of a name have in common. */
    static String letters(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[._-]", "");
    }

    /** Whether the name is for us, in any spelling; {@code JEX_AUTH_SECRET} is one that somebody got wrong. */
    static boolean isOurs(String name) {
        return normal(name).replace('_', '.').startsWith(PREFIX);
    }

    /** Whether a variable is usual beside ours, and none that somebody got wrong. */
    static boolean isOfOthers(String name) {
        return OF_OTHERS.matcher(name).matches();
    }

    /** The declared name that is nearest, where one is near. */
    static Optional<String> nearest(String name, Collection<String> declared) {
        String wanted = normal(name).replace('_', '.');
        int limit = Math.max(2, wanted.length() / 4);
        return wanted.length() > 2 * SHOWN
                ? Optional.empty()
                : declared.stream()
                        .min(Comparator.comparingInt((String other) -> distance(wanted, normal(other)))
                                .thenComparing(Comparator.naturalOrder()))
                        .filter(best -> distance(wanted, normal(best)) <= limit);
    }

    /** A name as it may be printed: whoever wrote {@code key:secret} for {@code key=secret} has a secret in a name. */
    static String shown(String name) {
        String head = name.replaceFirst("(?s)[^A-Za-z0-9._-].*", "");
        String cut = head.substring(0, Math.min(head.length(), SHOWN));
        return cut.length() == name.length() ? name : cut + "…";
    }

    /** How many letters have to be put in, left out or exchanged (Levenshtein). */
    static int distance(String a, String b) {
        int[] previous = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] current = new int[b.length() + 1];
            current[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int exchanged = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(exchanged, Math.min(previous[j], current[j - 1]) + 1);
            }
            previous = current;
        }
        return previous[b.length()];
    }
}
