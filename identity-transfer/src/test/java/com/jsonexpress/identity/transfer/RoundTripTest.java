package com.jsonexpress.identity.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import com.jsonexpress.identity.field.UserField;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is exported, imported into an empty store and exported again is the same. */
class RoundTripTest {
    private static final int USERS = 450;

    /** With the fields that all have, as much as may be declared. */
    private static final int[] LONGEST = {4_096, 4_096, 4_096, 4_029};

    @Test
    void memory_isTheSameAgain() {
        try (Scene first = Scene.start();
                Scene second = Scene.start()) {
            isTheSame(first, second);
        }
    }

    @Test
    void h2_isTheSameAgain() {
        try (Scene first = Scene.onH2();
                Scene second = Scene.onH2()) {
            isTheSame(first, second);
        }
    }

    @Test
    void longestLine_isTheSameAgain() {
        UserField[] fields = IntStream.range(0, 4)
                .mapToObj(i -> UserField.text("text" + i, LONGEST[i]))
                .toArray(UserField[]::new);
        String texts = IntStream.range(0, 4)
                .mapToObj(i -> "\"text" + i + "\":\"" + "\uD83D\uDE00".repeat(LONGEST[i]) + "\"")
                .collect(Collectors.joining(","));
        try (Scene first = Scene.with(fields);
                Scene second = Scene.with(fields)) {
            assertThat(first.lines("{\"email\":\"" + "a".repeat(64) + "@example.com\",\"fields\":{" + texts + "}}")
                            .isComplete())
                    .isTrue();
            String exported = first.export(false);
            assertThat(exported.getBytes(StandardCharsets.UTF_8)).hasSizeGreaterThan(64 * 1024);

            assertThat(second.lines(exported.strip()).imported()).isEqualTo(1);
            assertThat(second.export(false)).isEqualTo(exported);
        }
    }

    private static void isTheSame(Scene first, Scene second) {
        String[] lines = IntStream.range(0, USERS).mapToObj(RoundTripTest::line).toArray(String[]::new);
        assertThat(first.lines(lines).isComplete()).isTrue();
        String exported = first.export(true);

        ImportReport report = second.lines(exported.split("\n"));

        assertThat(report).isEqualTo(new ImportReport(USERS, USERS, 0, 0, Optional.empty()));
        assertThat(exported.split("\n")).hasSize(USERS);
        assertThat(second.export(true)).isEqualTo(exported);
        assertThat(exported).contains("\"passwordHash\"", "\"contested\":true", "\"plan\":null", "\"external\"");
        assertThat(first.export(false)).doesNotContain("passwordHash", "$2a$");
        assertThat(second.lines(exported.split("\n")).alreadyThere()).isEqualTo(USERS);
    }

    /** One of many kinds. */
    private static String line(int i) {
        List<String> members = List.of(
                "\"email\":\"User" + i + "@example.com\"",
                i % 2 == 0 ? "\"passwordHash\":\"" + Scene.BCRYPT + "\"" : "\"role\":\"editor\"",
                i % 3 == 0 ? "\"emailVerified\":true" : "\"contested\":" + (i % 3 == 1),
                i % 5 == 0 ? "\"createdAt\":\"2020-01-01T00:00:00Z\"" : "\"disabled\":" + (i % 5 == 1),
                i % 7 == 0
                        ? "\"fields\":{\"plan\":null}"
                        : "\"fields\":{\"badge\":" + (i + 1) + ",\"tags\":[\"\u00E4\"]}",
                i % 11 == 0
                        ? "\"external\":{\"issuer\":\"i\",\"subject\":\"" + i + "\"}"
                        : "\"requirePasswordReset\":" + (i % 11 == 1));
        return "{" + String.join(",", members) + "}";
    }
}
