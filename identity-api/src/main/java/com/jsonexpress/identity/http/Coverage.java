package com.jsonexpress.identity.http;

import java.util.function.Predicate;

/** What the guard has to ask of a request. Thread-safe. */
@FunctionalInterface
public interface Coverage {

    /** What is asked of a caller. */
    enum Demand {
        /** The {@code Authorization} field is not looked at. */
        IGNORE,
        /** Nobody is welcome, a valid caller is known, a bad credential is 401. */
        OPTIONAL,
        /** A valid caller is known; a bad credential is as good as none, and never an error. */
        IF_VALID,
        /** A valid caller, or 401. */
        REQUIRED
    }

    /**
     * What holds for one request.
     *
     * @param demand what is asked of a caller
     * @param own whether it is a route of ours, on which no cache may answer for the caller's state
     * @param repair whether a caller who may only repair its account may come here
     */
    record Cover(Demand demand, boolean own, boolean repair) {}

    /** Decides by method and canonical path. */
    Cover of(Request request);

    /** The same, but a caller is only optional where one would be required and the request is {@code open} to all. */
    default Coverage opening(Predicate<Request> open) {
        return request -> {
            Cover cover = of(request);
            return cover.demand() == Demand.REQUIRED && !cover.own() && open.test(request)
                    ? new Cover(Demand.OPTIONAL, false, cover.repair())
                    : cover;
        };
    }
}
