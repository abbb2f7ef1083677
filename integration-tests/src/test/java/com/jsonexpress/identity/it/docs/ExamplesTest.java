package com.jsonexpress.identity.it.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The code shown on the pages is code that is compiled here. */
class ExamplesTest {
    private static final String SOURCES = "integration-tests/src/test/java/com/jsonexpress/identity/it/docs/";
    private static final Pattern JAVA = Pattern.compile("(?ms)^```java\\n(.*?)^```$");

    @ParameterizedTest
    @ValueSource(strings = {"FileEmailProvider", "FileEmailProviderTest"})
    void provider_onItsPage_isTheSource(String name) throws IOException {
        String shown = "<!-- " + name + " -->\n```java\n" + Page.read(SOURCES + name + ".java") + "```\n<!-- /" + name
                + " -->\n";

        assertThat(Page.read("docs/writing-a-provider.md")).contains(shown);
    }

    @Test
    void blocks_onThePageOfHosts_areInTheSource() throws IOException {
        String source = Page.read(SOURCES + "HostsPageExample.java");
        List<String> blocks = JAVA.matcher(Page.read("docs/hosts.md"))
                .results()
                .map(block -> block.group(1))
                .toList();

        assertThat(blocks).hasSize(2).allSatisfy(block -> assertThat(source).containsIgnoringWhitespaces(block));
    }
}
