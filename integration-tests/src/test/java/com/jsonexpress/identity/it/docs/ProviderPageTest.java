package com.jsonexpress.identity.it.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The classes shown in {@code docs/writing-a-provider.md} are those that are compiled and tested here. */
class ProviderPageTest {
    private static final String SOURCES = "integration-tests/src/test/java/com/jsonexpress/identity/it/docs/";

    @ParameterizedTest
    @ValueSource(strings = {"FileEmailProvider", "FileEmailProviderTest"})
    void example_onThePage_isTheSource(String name) throws IOException {
        String shown = "<!-- " + name + " -->\n```java\n" + Page.read(SOURCES + name + ".java") + "```\n<!-- /" + name
                + " -->\n";

        assertThat(Page.read("docs/writing-a-provider.md")).contains(shown);
    }
}
