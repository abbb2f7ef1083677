package com.jsonexpress.identity.access;

import com.jsonexpress.identity.http.Request;

/** A rule that says what it is. */
record NamedRule(String name, boolean needsCaller, AccessRule rule) implements AccessRule {

    static String both(AccessRule first, String word, AccessRule second) {
        return "(" + text(first) + " " + word + " " + text(second) + ")";
    }

    /** The name of a lambda tells nobody anything. */
    static String text(AccessRule rule) {
        return rule.getClass().isSynthetic() ? "own rule" : rule.toString();
    }

    @Override
    public Decision decide(Request request) {
        return rule.decide(request);
    }

    @Override
    public String toString() {
        return name;
    }
}
