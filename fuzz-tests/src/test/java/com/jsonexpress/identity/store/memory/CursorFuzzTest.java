package com.jsonexpress.identity.store.memory;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.jsonexpress.identity.fuzz.FuzzTest;
import java.util.Base64;

/** A cursor is a position of the group it is asked for, or one kind of exception that does not repeat it. */
class CursorFuzzTest extends FuzzTest {

    @Override
    protected void look(byte[] input) {
        look(new String(input, UTF_8));
        look(Base64.getUrlEncoder().withoutPadding().encodeToString(input));
    }

    private static void look(String text) {
        try {
            Position position = Cursor.read("role admin", text);
            assertThat(position.group()).isEqualTo("role admin");
            assertThat(position.compareTo(Position.startOf("role admin"))).isNotNegative();
        } catch (IllegalArgumentException e) {
            assertThat(e).hasMessage("no position of this store");
        }
    }
}
