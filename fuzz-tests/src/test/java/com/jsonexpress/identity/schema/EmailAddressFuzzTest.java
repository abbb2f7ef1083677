package com.jsonexpress.identity.schema;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.jsonexpress.identity.fuzz.FuzzTest;
import java.util.Locale;

/** An address that is accepted is ASCII, short, in one dot-string and one host name, and accepted again as itself. */
class EmailAddressFuzzTest extends FuzzTest {

    @Override
    protected void look(byte[] input) {
        String text = new String(input, UTF_8);
        EmailAddress.parse(text).ifPresent(address -> looksRight(text, address));
    }

    private static void looksRight(String text, EmailAddress address) {
        String typed = address.typed();
        assertThat(typed.length()).isBetween(3, 254);
        assertThat(typed.chars()).allMatch(c -> c > 0x20 && c < 0x7f);
        String[] halves = typed.split("@", -1);
        assertThat(halves).hasSize(2);
        assertThat(halves[0].length()).isBetween(1, 64);
        assertThat(text).startsWith(halves[0] + "@");
        assertThat(halves[0].split("\\.", -1)).noneMatch(String::isEmpty);
        assertThat(halves[0]).doesNotContainPattern("[\"(),:;<>\\[\\]\\\\]");
        assertThat(halves[1].split("\\.", -1)).allMatch(label -> label.matches("[A-Za-z0-9-]{1,63}"));
        assertThat(halves[1].split("\\.", -1)).noneMatch(label -> label.startsWith("-") || label.endsWith("-"));
        if (text.chars().allMatch(c -> c < 0x80)) {
            assertThat(typed).isEqualTo(text);
        }
        assertThat(address.canonical()).isEqualTo(typed.toLowerCase(Locale.ROOT));
        assertThat(EmailAddress.parse(typed)).contains(address);
        EmailAddress again = EmailAddress.parse(address.canonical()).orElseThrow();
        assertThat(again.canonical()).isEqualTo(address.canonical());
        assertThat(again.isDeliverable()).isEqualTo(address.isDeliverable());
        assertThat(again.identifier()).isEqualTo(address.identifier());
    }
}
