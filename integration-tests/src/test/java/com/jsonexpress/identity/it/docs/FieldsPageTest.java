package com.jsonexpress.identity.it.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.jsonexpress.identity.Identity;
import com.jsonexpress.identity.asvs.Asvs;
import com.jsonexpress.identity.it.support.App;
import com.jsonexpress.identity.it.support.Mailbox;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The page on custom fields shows code that compiles and does what the page says. */
@Asvs("8.1.2")
class FieldsPageTest {
    private static final Pattern JAVA = Pattern.compile("(?ms)^```java\\n(.*?)^```$");
    private static final String SOURCE =
            "integration-tests/src/test/java/com/jsonexpress/identity/it/docs/FieldsPageExample.java";

    @Test
    void blocks_onThePageOfFields_areInTheSource() throws IOException {
        String source = Page.read(SOURCE);
        List<String> blocks = JAVA.matcher(Page.read("docs/fields.md"))
                .results()
                .map(block -> block.group(1))
                .toList();

        assertThat(blocks).hasSize(4).allSatisfy(block -> assertThat(source).containsIgnoringWhitespaces(block));
    }

    @Test
    void example_onThePageOfFields_works() {
        try (Identity identity = Identity.start(FieldsPageExample.declare()
                .codeOnly()
                .set("jex.auth.secret", App.SECRET)
                .part(new Mailbox())
                .part(new FieldsPageExample.Consent()))) {
            String id = identity.users()
                    .provision("ada@example.com", "user", Map.of("displayName", "Ada"))
                    .orThrow()
                    .id();

            assertThat(FieldsPageExample.use(identity, id)).singleElement().satisfies(user -> {
                assertThat(user.fields()).containsEntry("score", 7L);
                assertThat(FieldsPageExample.profile(identity, user)).isEqualTo(Map.of("displayName", "Ada"));
            });
            assertThat(identity.users().schema().names()).contains("termsAccepted");
        }
    }
}
