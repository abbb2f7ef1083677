package com.jsonexpress.identity.it.docs;

import java.io.IOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * A requirement of OWASP ASVS 5.0, in our own words, and how it stands with us.
 *
 * @param number such as {@code 6.2.1}
 * @param level 1 or 2
 * @param what what is asked
 * @param remark what is missing, or why it does not apply; may be empty
 */
record AsvsRequirement(String number, int level, State state, String what, String remark) {
    static final Comparator<AsvsRequirement> BY_NUMBER = Comparator.comparing(AsvsRequirement::parts, Arrays::compare);

    /** How a requirement stands. */
    enum State {
        HELD("held"),
        PARTLY("partly"),
        NOT_HELD("not held"),
        NOT_APPLICABLE("n/a");

        private final String text;

        State(String text) {
            this.text = text;
        }

        String text() {
            return text;
        }

        /** Whether a test shows something of it. */
        boolean isShown() {
            return this == HELD || this == PARTLY;
        }

        private static State of(String text) {
            return Arrays.stream(values())
                    .filter(state -> state.text.equals(text))
                    .findAny()
                    .orElseThrow(() -> new AssertionError("no state: " + text));
        }
    }

    /** All that are listed, in their order. */
    static List<AsvsRequirement> all() throws IOException {
        return Page.read("integration-tests/src/test/resources/asvs.txt")
                .lines()
                .filter(line -> !line.startsWith("#"))
                .map(AsvsRequirement::read)
                .toList();
    }

    int chapter() {
        return parts()[0];
    }

    private int[] parts() {
        return Arrays.stream(number.split("\\.")).mapToInt(Integer::parseInt).toArray();
    }

    private static AsvsRequirement read(String line) {
        String[] cells = line.split(" \\| ?", -1);
        if (cells.length < 4 || cells.length > 5) {
            throw new AssertionError("not number | level | state | what | remark: " + line);
        }
        String remark = cells.length == 5 ? cells[4].strip() : "";
        return new AsvsRequirement(cells[0], Integer.parseInt(cells[1]), State.of(cells[2]), cells[3].strip(), remark);
    }
}
