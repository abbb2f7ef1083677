package com.jsonexpress.identity.it.hostile;

import java.util.Locale;

/**
 * A text where an e-mail address is expected, with what the rule that made it demands.
 *
 * @param typed where its mail has to go; empty where the text has to be refused
 */
record HostileAddress(String rule, String text, String typed) {

    static HostileAddress refused(String rule, String text) {
        return new HostileAddress(rule, text, "");
    }

    /** Accepted as it is. */
    static HostileAddress kept(String rule, String text) {
        return new HostileAddress(rule, text, text);
    }

    boolean isAccepted() {
        return !typed.isEmpty();
    }

    /** What its account is found by. */
    String canonical() {
        return typed.toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        String shown = text.length() > 80 ? text.substring(0, 80) + "…" : text;
        return rule + ": "
                + shown.codePoints()
                        .mapToObj(c -> c > 0x20 && c < 0x7f ? Character.toString(c) : String.format("\\u%04x", c))
                        .reduce("", String::concat);
    }
}
