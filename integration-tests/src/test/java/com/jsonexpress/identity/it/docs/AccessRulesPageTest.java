package com.jsonexpress.identity.it.docs;

import static com.jsonexpress.identity.access.Rules.authenticatedWithin;
import static com.jsonexpress.identity.access.Rules.owner;
import static com.jsonexpress.identity.access.Rules.verifiedEmail;
import static org.assertj.core.api.Assertions.assertThat;

import com.jsonexpress.identity.access.AccessError;
import com.jsonexpress.identity.access.Decision;
import com.jsonexpress.identity.asvs.Asvs;
import com.jsonexpress.identity.http.Request;
import com.jsonexpress.identity.testkit.Callers;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What {@code docs/access-rules.md} shows is compiled, and does what the page says. */
@Asvs("8.1.1")
class AccessRulesPageTest {
    private static final Pattern JAVA = Pattern.compile("(?ms)^```java\\n(.*?)^```$");
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final Duration FIVE_MINUTES = Duration.ofMinutes(5);

    @Test
    void blocks_onThePage_areInTheSource() throws IOException {
        String source = Page.read(
                "integration-tests/src/test/java/com/jsonexpress/identity/it/docs/AccessRulesPageExample.java");
        List<String> blocks = JAVA.matcher(Page.read("docs/access-rules.md"))
                .results()
                .map(block -> block.group(1))
                .toList();

        assertThat(blocks)
                .hasSize(4)
                .allSatisfy(block -> assertThat(source.replaceAll("\\s", "")).contains(block.replaceAll("\\s", "")));
    }

    @Test
    void rule_askedWithoutAServer_decidesAsThePageSays() {
        assertThat(AccessRulesPageExample.test(owner("id").and(authenticatedWithin(FIVE_MINUTES)), NOW)
                        .refusal())
                .contains(new AccessError.RecentLoginRequired(FIVE_MINUTES));
        assertThat(AccessRulesPageExample.test(owner("id"), NOW)).isEqualTo(Decision.ALLOW);
        assertThat(AccessRulesPageExample.ownRule(new AccessError.EmailNotVerified())
                        .decide(Request.of("GET", "/")))
                .isEqualTo(Decision.refuse(new AccessError.EmailNotVerified()));
    }

    @Asvs("8.1.2")
    @Test
    void fields_ofThePage_areKeptApart() {
        var record = java.util.Map.of("title", "t", "authorId", "7", "internalNotes", "n", "other", "o");
        assertThat(AccessRulesPageExample.fields().visible(record, Optional.empty(), false))
                .containsOnlyKeys("title", "authorId");
        assertThat(AccessRulesPageExample.fields().accepted(record, Optional.of(Callers.caller("7", "user")), true))
                .containsOnlyKeys("title");
    }

    @Test
    void callers_ofTheTestKit_areWhatTheirTestAsksFor() {
        Request request = Request.of("GET", "/");
        var ada = Callers.authenticatedAt(Callers.caller("ada", "editor"), NOW);

        assertThat(verifiedEmail().decide(request.withCaller(ada)).allows()).isFalse();
        assertThat(verifiedEmail().decide(request.withCaller(Callers.verified(ada))))
                .isEqualTo(Decision.ALLOW);
        assertThat(Callers.verified(ada).authTime()).contains(NOW);
        assertThat(Callers.verified(ada).roles()).containsExactly("editor");
    }
}
