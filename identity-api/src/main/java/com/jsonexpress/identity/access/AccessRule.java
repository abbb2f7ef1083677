package com.jsonexpress.identity.access;

import com.jsonexpress.identity.http.Request;

/** Decides whether a request may go on. A small immutable value; see {@link Rules}. */
@FunctionalInterface
public interface AccessRule {
    Decision decide(Request request);

    /** Allows what either allows; where both refuse, the more reserved refusal counts. */
    default AccessRule or(AccessRule other) {
        return request -> {
            Decision first = decide(request);
            if (first == Decision.ALLOW) {
                return first;
            }
            Decision second = other.decide(request);
            return second == Decision.ALLOW || second.compareTo(first) > 0 ? second : first;
        };
    }

    /** Allows what both allow; the first refusal counts. */
    default AccessRule and(AccessRule other) {
        return request -> {
            Decision first = decide(request);
            return first == Decision.ALLOW ? other.decide(request) : first;
        };
    }
}
