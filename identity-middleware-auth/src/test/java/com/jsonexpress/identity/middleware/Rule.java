package com.jsonexpress.identity.middleware;

import java.util.List;

/**
 * One way to change good tokens.
 *
 * @param source where the verdict is written; "profile" is what our documents ask beyond the standards
 * @param issuers whose tokens it changes, in turn
 */
record Rule(String name, String source, List<CorpusIssuer> issuers, Mutation mutation) {
    /** Half of them ours, for the sake of time. */
    private static final List<CorpusIssuer> TURNS = List.of(
            CorpusIssuer.OWN,
            CorpusIssuer.RS256,
            CorpusIssuer.OWN,
            CorpusIssuer.PS256,
            CorpusIssuer.OWN,
            CorpusIssuer.ES256,
            CorpusIssuer.OWN,
            CorpusIssuer.EDDSA);

    /** Changes a token that would be accepted as it is, or leaves it one that has to be. */
    @FunctionalInterface
    interface Mutation {
        Mutant of(Draft draft, Dice dice);
    }

    static Rule of(String name, String source, Mutation mutation) {
        return new Rule(name, source, TURNS, mutation);
    }

    Rule only(CorpusIssuer... some) {
        return new Rule(name, source, List.of(some), mutation);
    }

    Rule external() {
        return only(CorpusIssuer.RS256, CorpusIssuer.PS256, CorpusIssuer.ES256, CorpusIssuer.EDDSA);
    }

    CorpusIssuer issuer(int number) {
        return issuers.get(number % issuers.size());
    }

    /** The same change for the same number; only keys and the random part of signatures differ between runs. */
    Mutant mutant(int number) {
        Dice dice = Dice.of(name, number);
        return mutation.of(Draft.valid(issuer(number), dice), dice);
    }
}
