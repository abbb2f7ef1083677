package com.jsonexpress.identity.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** {@code docs/bring-your-users.md} shows code that runs. */
class PageTest {
    private static final Pattern JAVA = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);
    private static final Path SOURCE = Path.of("src/test/java/com/jsonexpress/identity/transfer/PageExample.java");

    @Test
    void code_onThePage_isThatOfTheExample() throws IOException {
        String source = unindented(Files.readString(SOURCE));
        List<String> blocks = JAVA.matcher(Files.readString(Path.of("..", "docs", "bring-your-users.md")))
                .results()
                .map((MatchResult match) -> unindented(match.group(1)))
                .toList();

        assertThat(blocks).hasSize(2).allSatisfy(block -> assertThat(source).contains(block));
    }

    @Test
    void example_tellsWhatIsWrong() throws IOException {
        try (Scene scene = Scene.start()) {
            String lines = "{\"email\":\"ann@example.com\"}\n{\"email\":\"bob@example.com\",\"role\":\"B\"}\n";
            PageExample.bring(scene.identity, new ByteArrayInputStream(lines.getBytes(StandardCharsets.UTF_8)));
        }
        assertThat(PageExample.LOG).hasSize(2);
        assertThat(PageExample.LOG.get(0)).startsWith("2 role: A role is");
        assertThat(PageExample.LOG.get(1)).isEqualTo("2 lines: 1 imported, 0 already there, 1 rejected");
    }

    private static String unindented(String text) {
        return text.replaceAll("(?m)^ +", "").strip();
    }
}
