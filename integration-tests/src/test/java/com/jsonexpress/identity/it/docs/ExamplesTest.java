package com.jsonexpress.identity.it.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The code shown on the pages is code that is compiled here. */
class ExamplesTest {
    private static final String SOURCES = "integration-tests/src/test/java/com/jsonexpress/identity/it/docs/";
    private static final Pattern JAVA = Pattern.compile("(?ms)^```java\\n(.*?)^```$");

    @ParameterizedTest
    @CsvSource({
        "docs/writing-a-provider.md, FileEmailProvider",
        "docs/writing-a-provider.md, FileEmailProviderTest",
        "docs/writing-a-plugin.md, TermsPlugin",
        "docs/writing-a-plugin.md, TermsPluginTest",
        "docs/testing.md, ReportsTest"
    })
    void example_onItsPage_isTheSource(String page, String name) throws IOException {
        String shown = "<!-- " + name + " -->\n```java\n" + Page.read(SOURCES + name + ".java") + "```\n<!-- /" + name
                + " -->\n";

        assertThat(Page.read(page)).contains(shown);
    }

    @ParameterizedTest
    @CsvSource({"docs/hosts.md, HostsPageExample, 6", "docs/writing-a-plugin.md, PluginPageExample, 2"})
    void blocks_onAPage_areInTheSource(String page, String name, int count) throws IOException {
        String source = Page.read(SOURCES + name + ".java");
        List<String> blocks = JAVA.matcher(Page.read(page))
                .results()
                .map(block -> block.group(1))
                .filter(block -> !block.startsWith("package"))
                .toList();

        assertThat(blocks).hasSize(count).allSatisfy(block -> assertThat(source).containsIgnoringWhitespaces(block));
    }
}
