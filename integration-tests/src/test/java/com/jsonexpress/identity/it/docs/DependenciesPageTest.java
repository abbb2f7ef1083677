package com.jsonexpress.identity.it.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.jsonexpress.identity.asvs.Asvs;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The table in {@code docs/dependencies.md} is the runtime class path, with the licences that the jars' POMs state. */
@Asvs("15.1.2")
class DependenciesPageTest {
    private static final Pattern ROW = Pattern.compile(
            "(?m)^\\| `([^:`]+:[^`]+)` \\| ([^|]+?) \\| ([^|]+?) \\| (all|accounts|database|redis|smtp) \\| ([^|]+) \\|$");

    /** What a row of the table says, and what a jar is. */
    private record Row(String artifact, String version, String licence, String where) {}

    @Test
    void table_ofDependencies_isTheRuntimeClassPath() throws IOException {
        Set<Path> verifying = classPath("identity-middleware-auth", "identity-host-jdk");
        List<Row> jars = new ArrayList<>();
        for (Path jar : classPath("identity-preset")) {
            RepositoryPom pom = RepositoryPom.of(jar);
            String where = verifying.contains(jar) ? "all" : "accounts";
            jars.add(new Row(pom.artifact(), pom.version(), pom.licences(), where));
        }
        jars.addAll(beyondThePreset("identity-jdbc", "database"));
        jars.addAll(beyondThePreset("identity-kv-redis", "redis"));
        jars.addAll(beyondThePreset("identity-email-smtp", "smtp"));

        assertThat(jars).hasSizeGreaterThan(8);
        assertThat(rows()).containsExactlyInAnyOrderElementsOf(jars);
    }

    @Test
    void verifyingAlone_needsNothingThatThePresetHasNot() throws IOException {
        assertThat(classPath("identity-preset"))
                .containsAll(classPath("identity-middleware-auth", "identity-host-jdk"));
    }

    @Test
    void table_ofDependencies_saysOfEachWhyItIsThere() throws IOException {
        assertThat(ROW.matcher(Page.read("docs/dependencies.md")).results())
                .allSatisfy(row -> assertThat(row.group(5).strip()).hasSizeGreaterThan(15));
    }

    @Test
    void licences_thatAreNotPermissive_haveASectionOfTheirOwn() throws IOException {
        List<String> strict = rows().stream()
                .filter(row -> !row.licence().matches(".*(Apache|MIT|Bouncy Castle|EDL 1.0).*"))
                .map(row -> row.artifact().replaceFirst(".*:", ""))
                .sorted(Comparator.naturalOrder())
                .toList();
        assertThat(strict).containsExactly("argon2-jvm", "argon2-jvm-nolibs");
        String page = Page.read("docs/dependencies.md");
        assertThat(page.substring(page.indexOf("\n## The LGPL"))).contains("`argon2-jvm`", "`argon2-jvm-nolibs`");
    }

    private static List<Row> beyondThePreset(String module, String where) throws IOException {
        Set<Path> jars = classPath(module);
        jars.removeAll(classPath("identity-preset"));
        List<Row> rows = new ArrayList<>();
        for (Path jar : jars) {
            RepositoryPom pom = RepositoryPom.of(jar);
            rows.add(new Row(pom.artifact(), pom.version(), pom.licences(), where));
        }
        return rows;
    }

    private static List<Row> rows() throws IOException {
        return ROW.matcher(Page.read("docs/dependencies.md"))
                .results()
                .map((MatchResult row) -> new Row(row.group(1), row.group(2), row.group(3), row.group(4)))
                .toList();
    }

    /** The jars of others that these modules of ours run with, as Maven wrote them down while building. */
    private static Set<Path> classPath(String... modules) throws IOException {
        Set<Path> jars = new TreeSet<>();
        for (String module : modules) {
            String entries = Page.read(module + "/target/runtime-class-path.txt");
            Stream.of(entries.strip().split(File.pathSeparator))
                    .filter(entry -> entry.endsWith(".jar") && !entry.matches(".*[/\\\\]identity-[^/\\\\]*\\.jar"))
                    .forEach(entry -> jars.add(Path.of(entry)));
        }
        return jars;
    }
}
