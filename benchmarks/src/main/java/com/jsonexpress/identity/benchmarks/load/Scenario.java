package com.jsonexpress.identity.benchmarks.load;

/** Which requests each connection sends. */
enum Scenario {
    GET(Step.GET, 0),
    REFRESH(Step.REFRESH, 0),
    LOGIN(Step.LOGIN, 1),
    /** Of a hundred requests 96 are a {@code GET}, whose time is what is measured, three a refresh, and one a login. */
    MIXED(Step.GET, 0.01);

    private final Step timed;
    private final double logins;

    Scenario(Step timed, double logins) {
        this.timed = timed;
        this.logins = logins;
    }

    /** The request of this number. */
    Step step(int number) {
        if (this != MIXED) {
            return timed;
        }
        int place = number % 100;
        return place == 0 ? Step.LOGIN : place % 25 == 0 ? Step.REFRESH : Step.GET;
    }

    boolean times(Step step) {
        return step == timed;
    }

    boolean hashes() {
        return logins > 0;
    }

    /** What could be reached at most: as fast as the bare server, but for the logins, which take a hash of the raw library each. */
    double floor(double bare, double hashes) {
        return hashes() ? 1 / ((1 - logins) / bare + logins / hashes) : bare;
    }
}
