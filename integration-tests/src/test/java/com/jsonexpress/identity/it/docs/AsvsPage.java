package com.jsonexpress.identity.it.docs;

import com.jsonexpress.identity.it.docs.AsvsRequirement.State;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Makes {@code docs/asvs.md}. */
final class AsvsPage {
    private static final String HEAD = """
            # OWASP ASVS 5.0

            The requirements of levels 1 and 2 of the [OWASP Application Security Verification Standard
            5.0](https://github.com/OWASP/ASVS), each with how it stands with this library and the tests that show it. What is asked is told in
            our own, shorter words; the standard's text is what counts. Left out are chapters 3, 5, 12 and 17 – pages and cookies, files, TLS,
            WebRTC – because nothing here has any; [CORS](http.md#pages-of-other-origins) is on the page of HTTP.

            *Partly* says what is missing. *n/a* says why it does not apply; what is the operator's or your application's to do is n/a, too. A
            test in the table shows the requirement or a part of it; what no test can show, such as a text, stands on a page that a test compares
            with the code.

            This page is made from annotations on the tests and from `asvs.txt` in `integration-tests`, and a test compares. To write it anew:

            ```
            mvn -pl integration-tests -am -Dtest=AsvsPageTest -Dsurefire.failIfNoSpecifiedTests=false -Dasvs.write=true test
            ```
            """;

    private static final Map<Integer, String> CHAPTERS = Map.ofEntries(
            Map.entry(1, "Encoding and sanitisation"),
            Map.entry(2, "Validation and business logic"),
            Map.entry(4, "API and web service"),
            Map.entry(6, "Authentication"),
            Map.entry(7, "Session management"),
            Map.entry(8, "Authorisation"),
            Map.entry(9, "Self-contained tokens"),
            Map.entry(10, "OAuth and OpenID Connect"),
            Map.entry(11, "Cryptography"),
            Map.entry(13, "Configuration"),
            Map.entry(14, "Data protection"),
            Map.entry(15, "Secure coding and architecture"),
            Map.entry(16, "Logging and error handling"));

    private final List<AsvsRequirement> requirements;
    private final AsvsTests tests;
    private final StringBuilder page = new StringBuilder(HEAD);

    private AsvsPage(List<AsvsRequirement> requirements, AsvsTests tests) {
        this.requirements = requirements;
        this.tests = tests;
    }

    static String of(List<AsvsRequirement> requirements, AsvsTests tests) {
        AsvsPage page = new AsvsPage(requirements, tests);
        page.summary();
        page.chapters().forEach(page::chapter);
        return page.page.toString();
    }

    private List<Integer> chapters() {
        return requirements.stream().map(AsvsRequirement::chapter).distinct().toList();
    }

    private void summary() {
        page.append("\n## In short\n\n| chapter |");
        Arrays.stream(State.values())
                .forEach(state -> page.append(' ').append(state.text()).append(" |"));
        page.append(" all |\n|---|---:|---:|---:|---:|---:|\n");
        for (int chapter : chapters()) {
            counts(title(chapter), requirement -> requirement.chapter() == chapter);
        }
        counts("all", requirement -> true);
    }

    private void counts(String name, Predicate<AsvsRequirement> of) {
        page.append("| ").append(name).append(" |");
        for (State state : State.values()) {
            page.append(' ')
                    .append(count(of.and(requirement -> requirement.state() == state)))
                    .append(" |");
        }
        page.append(' ').append(count(of)).append(" |\n");
    }

    private long count(Predicate<AsvsRequirement> of) {
        return requirements.stream().filter(of).count();
    }

    private void chapter(int chapter) {
        page.append("\n## ").append(title(chapter)).append("\n\n| | level | what | state | shown by | remark |\n");
        page.append("|---|---|---|---|---|---|\n");
        requirements.stream()
                .filter(requirement -> requirement.chapter() == chapter)
                .forEach(this::row);
    }

    private void row(AsvsRequirement requirement) {
        String shownBy =
                tests.of(requirement).stream().map(test -> "`" + test + "`").collect(Collectors.joining(", "));
        page.append(String.join(
                        " | ",
                        "| " + requirement.number(),
                        Integer.toString(requirement.level()),
                        requirement.what(),
                        requirement.state().text(),
                        shownBy,
                        requirement.remark()))
                .append(" |\n");
    }

    private static String title(int chapter) {
        return chapter + " " + CHAPTERS.get(chapter);
    }
}
