package com.jsonexpress.identity.access;

import com.jsonexpress.identity.http.Request;

/**
 * Decides whether a request may go on, by the request alone: no clock and no store of its own. A small immutable value;
 * see {@link Rules}. Printed, a rule of {@link Rules} says what it is.
 */
@FunctionalInterface
public interface AccessRule {
    Decision decide(Request request);

    /**
     * Whether the guard has to find a caller before this rule is asked. A rule that says no is asked about anonymous
     * requests too, on a path that the guard would else not let them reach; a host asks for this where a route is added.
     */
    default boolean needsCaller() {
        return true;
    }

    /** Allows what either allows; where both refuse, the more reserved refusal counts. */
    default AccessRule or(AccessRule other) {
        return new NamedRule(NamedRule.both(this, "or", other), needsCaller() && other.needsCaller(), request -> {
            Decision first = decide(request);
            if (first.allows()) {
                return first;
            }
            Decision second = other.decide(request);
            return second.allows() || second.reserve() > first.reserve() ? second : first;
        });
    }

    /** Allows what both allow; the first refusal counts. */
    default AccessRule and(AccessRule other) {
        return new NamedRule(NamedRule.both(this, "and", other), needsCaller() || other.needsCaller(), request -> {
            Decision first = decide(request);
            return first.allows() ? other.decide(request) : first;
        });
    }

    /** The same rule, printed as {@code name}: for a rule of the application's own, which else is {@code own rule}. */
    default AccessRule named(String name) {
        return new NamedRule(name, needsCaller(), this);
    }
}
