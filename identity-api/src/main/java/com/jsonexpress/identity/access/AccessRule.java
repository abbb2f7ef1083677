package com.jsonexpress.identity.access;

import com.jsonexpress.identity.http.Request;

/**
 * Decides whether a request may go on. Those of {@link Rules} are small immutable values that look at the request alone,
 * with no clock of their own; what the application gives to {@link Rules#owner}, and a rule of its own, may ask a store.
 * Printed, a rule of {@link Rules} says what it is.
 *
 * <p>Thread-safe: one instance is asked by many requests at once, on the request's thread, and may block.
 */
@FunctionalInterface
public interface AccessRule {
    /**
     * Whether this request may go on. A throw lets nobody in: a {@code FailureException} becomes the problem that it stands for,
     * an {@code UnavailableException} is 503, anything else is 500.
     */
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
