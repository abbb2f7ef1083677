package com.jsonexpress.identity.it.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.jsonexpress.identity.core.flow.AuthError;
import com.jsonexpress.identity.core.password.PasswordError;
import com.jsonexpress.identity.error.CommonError;
import com.jsonexpress.identity.error.ErrorCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The table of the codes of fields in {@code docs/http.md} has those that the source gives, and no other. */
class HttpPageTest {
    /** The code where a field is refused. */
    private static final Pattern CODE =
            Pattern.compile("\\b(?:FieldError|refuse|invalid)\\(\\s*[^,;{}]+?,\\s*\"([a-z_]+)\"");

    private static final Pattern NAME = Pattern.compile("`([a-z_]+)`");

    /** What no request leads to. */
    private static final Set<String> TRANSFER = Set.of("ImportUser.java", "ExportUsers.java", "Differences.java");

    @Test
    void codesOfFields_onThePage_areThoseOfTheSource() throws IOException {
        Set<String> codes = new TreeSet<>();
        for (Path source : sources()) {
            CODE.matcher(Files.readString(source)).results().forEach(code -> codes.add(code.group(1)));
        }
        assertThat(codes).as("found at all").contains("required", "one_filter", "no_such_option");
        Stream.concat(
                        Stream.of(PasswordError.values()),
                        Stream.of(AuthError.FIELD_TAKEN, CommonError.VALIDATION_FAILED))
                .map(ErrorCode::code)
                .forEach(codes::add);

        assertThat(shown()).containsExactlyInAnyOrderElementsOf(codes);
    }

    /** The first column of the table. */
    private static List<String> shown() throws IOException {
        String page = Page.read("docs/http.md");
        int table = page.indexOf("| `code` in `errors` |");
        return page.substring(table, page.indexOf("\n\n", table))
                .lines()
                .skip(2)
                .map(row -> row.split("\\|")[1])
                .flatMap(cell -> NAME.matcher(cell).results().map(name -> name.group(1)))
                .toList();
    }

    private static List<Path> sources() {
        return Stream.of("identity-api", "identity-core")
                .map(module -> Page.ROOT.resolve(module).resolve("src/main/java"))
                .flatMap(HttpPageTest::below)
                .toList();
    }

    private static Stream<Path> below(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files
                    .filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !TRANSFER.contains(file.getFileName().toString()))
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
