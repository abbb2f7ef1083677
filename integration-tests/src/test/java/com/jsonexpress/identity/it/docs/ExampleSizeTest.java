package com.jsonexpress.identity.it.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How little an application has to write: the lines of an example, less comments, blank lines, packages and imports. */
class ExampleSizeTest {
    private static final int LIMIT = 30;
    private static final Pattern NO_CODE = Pattern.compile("\\s*((//|/\\*|\\*|package |import ).*)?");

    /** Of {@code production} it is the application that counts, and not the servers it starts for a look at it. */
    @ParameterizedTest
    @CsvSource({
        "quickstart, **.java",
        "servlet, **.java",
        "javalin, **.java",
        "spring-boot, **.java",
        "production, **/Production.java"
    })
    void code_ofAnExample_isUnderThirtyLines(String example, String files) throws IOException {
        List<String> code = code(Page.ROOT.resolve("examples").resolve(example).resolve("src/main/java"), files);

        assertThat(code).contains("}").hasSizeLessThan(LIMIT);
    }

    private static List<String> code(Path sources, String files) throws IOException {
        try (Stream<Path> found = Files.walk(sources)) {
            return found.filter(Files::isRegularFile)
                    .filter(file ->
                            file.getFileSystem().getPathMatcher("glob:" + files).matches(file))
                    .flatMap(ExampleSizeTest::lines)
                    .filter(line -> !NO_CODE.matcher(line).matches())
                    .toList();
        }
    }

    private static Stream<String> lines(Path file) {
        try {
            return Files.readAllLines(file).stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
