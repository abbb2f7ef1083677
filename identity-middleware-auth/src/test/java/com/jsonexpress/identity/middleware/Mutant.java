package com.jsonexpress.identity.middleware;

/**
 * A token and what has to become of it, which the rule that made it knows.
 *
 * @param told what was done to it; never holds the token, which may be good
 */
record Mutant(String token, boolean accept, String told) {
    static Mutant good(String token, String told) {
        return new Mutant(token, true, told);
    }

    static Mutant bad(String token, String told) {
        return new Mutant(token, false, told);
    }

    @Override
    public String toString() {
        return told;
    }
}
