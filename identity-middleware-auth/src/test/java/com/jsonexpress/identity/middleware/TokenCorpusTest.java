package com.jsonexpress.identity.middleware;

import static org.assertj.core.api.Assertions.assertThat;

import com.jsonexpress.identity.asvs.Asvs;
import com.jsonexpress.identity.token.Verification;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Thousands of tokens, made from good ones by rules that know the verdict: what RFC 7515, 7518, 7519 and 8725 and our
 * stricter profile refuse is refused, and what they accept is accepted. {@code -Dcorpus.tokens=100000} makes more.
 */
class TokenCorpusTest {
    private static final int TOKENS = Integer.getInteger("corpus.tokens", 2_000);
    private static final int MOST_TOLD = 50;
    private static final String THREW = "threw ";
    private static final String ROW = "%-42s %-24s %8s %8s %8s %6s%n";

    private static final List<Rule> RULES = Stream.of(
                    FormRules.all(),
                    SignatureRules.all(),
                    HeaderRules.all(),
                    JsonRules.all(),
                    EncodingRules.all(),
                    ClaimRules.all(),
                    TimeRules.all())
            .flatMap(List::stream)
            .toList();

    private record Row(Rule rule, int tokens, int accepted, List<String> wrong) {}

    @Asvs({"6.8.2", "9.1.1"})
    @Test
    void token_mutatedByARule_getsTheVerdictOfTheStandards() {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < RULES.size(); i++) {
            rows.add(run(RULES.get(i), TOKENS / RULES.size() + (i < TOKENS % RULES.size() ? 1 : 0)));
        }

        System.out.print(table(rows));
        assertThat(rows.stream().flatMap(row -> row.wrong().stream()).limit(MOST_TOLD))
                .isEmpty();
    }

    @Test
    void rules_areNamedOnce() {
        assertThat(RULES).extracting(Rule::name).doesNotHaveDuplicates();
    }

    private static Row run(Rule rule, int tokens) {
        int accepted = 0;
        List<String> wrong = new ArrayList<>();
        for (int number = 0; number < tokens; number++) {
            Mutant mutant = rule.mutant(number);
            String reason = reason(rule.issuer(number), mutant);
            boolean verified = reason.equals("accepted");
            accepted += verified ? 1 : 0;
            if (verified != mutant.accept() || reason.startsWith(THREW)) {
                wrong.add(rule.name() + ", number " + number + " (" + rule.issuer(number) + "), " + mutant + ": "
                        + reason);
            }
        }
        return new Row(rule, tokens, accepted, wrong);
    }

    private static String reason(CorpusIssuer issuer, Mutant mutant) {
        try {
            Verification verification = issuer.verifier().verify(mutant.token(), false);
            return Verifying.reasonOf(verification);
        } catch (RuntimeException e) {
            return THREW + e.getClass().getName();
        }
    }

    private static String table(List<Row> rows) {
        StringBuilder table =
                new StringBuilder(String.format(ROW, "rule", "RFC", "tokens", "accepted", "refused", "wrong"));
        for (Row row : rows) {
            table.append(line(row.rule().name(), row.rule().source(), List.of(row)));
        }
        return table.append(line("all", "", rows)).toString();
    }

    private static String line(String name, String source, List<Row> rows) {
        int tokens = rows.stream().mapToInt(Row::tokens).sum();
        int accepted = rows.stream().mapToInt(Row::accepted).sum();
        int wrong = rows.stream().mapToInt(row -> row.wrong().size()).sum();
        return String.format(ROW, name, source, tokens, accepted, tokens - accepted, wrong);
    }
}
