package com.jsonexpress.identity.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.jsonexpress.identity.core.spi.IKvStore;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every {@link IKvStore} owes. */
public abstract class KvStoreContract extends KvStoreLives {
    @Test
    void get_nothingPut_isEmpty() {
        assertThat(kv.get("a")).isEmpty();
        assertThat(kv.take("a")).isEmpty();
        assertThat(kv.delete("a")).isFalse();
    }

    @Test
    void set_aValue_isGottenUntilReplaced() {
        kv.set("a", bytes("1"), LONG);
        kv.set("a", bytes("2"), LONG);

        assertThat(text("a")).contains("2");
        assertThat(text("a")).contains("2");
    }

    @Test
    void set_emptyValue_isAValue() {
        kv.set("a", new byte[0], LONG);

        assertThat(kv.get("a")).hasValueSatisfying(value -> assertThat(value).isEmpty());
        assertThat(kv.setIfAbsent("a", bytes("1"), LONG)).isFalse();
        assertThat(kv.replace("a", new byte[0], bytes("2"), LONG)).isTrue();
        assertThat(kv.replace("a", bytes("2"), new byte[0], LONG)).isTrue();
        assertThat(kv.take("a")).hasValueSatisfying(value -> assertThat(value).isEmpty());
    }

    @Test
    void set_everyByte_isGottenAsItWas() {
        byte[] all = new byte[70_000];
        for (int i = 0; i < all.length; i++) {
            all[i] = (byte) i;
        }
        kv.set("a", all, LONG);

        assertThat(kv.get("a")).hasValueSatisfying(value -> assertThat(value).isEqualTo(all));
    }

    @Test
    void set_arrayChangedLater_changesNothing() {
        byte[] in = bytes("in");
        kv.set("a", in, LONG);
        in[0] = '!';
        kv.get("a").orElseThrow()[0] = '!';

        assertThat(text("a")).contains("in");

        byte[] next = bytes("next");
        assertThat(kv.replace("a", bytes("in"), next, LONG)).isTrue();
        next[0] = '!';
        byte[] first = bytes("first");
        assertThat(kv.setIfAbsent("b", first, LONG)).isTrue();
        first[0] = '!';

        assertThat(text("a")).contains("next");
        assertThat(text("b")).contains("first");
    }

    @Test
    void setIfAbsent_livingValue_leavesValueAndLife() {
        kv.set("a", bytes("1"), life());

        assertThat(kv.setIfAbsent("a", bytes("2"), LONG)).isFalse();
        assertThat(text("a")).contains("1");
        pass(life());
        assertThat(kv.get("a")).isEmpty();
    }

    @Test
    void take_aValue_deletesIt() {
        kv.set("a", bytes("1"), LONG);

        assertThat(kv.take("a").map(value -> new String(value, UTF_8))).contains("1");
        assertThat(kv.take("a")).isEmpty();
        assertThat(kv.get("a")).isEmpty();
    }

    @Test
    void replace_expectedValue_givesANewValueAndLife() {
        kv.set("longer", bytes("1"), life());
        kv.set("shorter", bytes("1"), LONG);

        assertThat(kv.replace("longer", bytes("1"), bytes("2"), LONG)).isTrue();
        assertThat(kv.replace("shorter", bytes("1"), bytes("2"), life())).isTrue();
        assertThat(text("shorter")).contains("2");
        pass(life());
        assertThat(text("longer")).contains("2");
        assertThat(text("shorter")).isEmpty();
    }

    @Test
    void replace_anotherValue_leavesValueAndLife() {
        kv.set("a", bytes("1"), life());

        assertThat(kv.replace("a", bytes("0"), bytes("2"), LONG)).isFalse();
        assertThat(kv.replace("a", bytes("11"), bytes("2"), LONG)).isFalse();
        assertThat(kv.replace("a", new byte[0], bytes("2"), LONG)).isFalse();
        assertThat(text("a")).contains("1");
        pass(life());
        assertThat(kv.get("a")).isEmpty();
    }

    @Test
    void replace_nothingThere_neverCreates() {
        assertThat(kv.replace("a", bytes("1"), bytes("2"), LONG)).isFalse();
        assertThat(kv.replace("a", new byte[0], bytes("2"), LONG)).isFalse();
        assertThat(kv.get("a")).isEmpty();
    }

    @Test
    void increment_calls_countFromOneAndShowDigits() {
        for (int i = 1; i <= 12; i++) {
            assertThat(kv.increment("a", LONG)).isEqualTo(i);
        }
        assertThat(text("a")).contains("12");
        assertThat(kv.replace("a", bytes("12"), bytes("40"), LONG)).isTrue();
        assertThat(kv.delete("a")).isTrue();
        assertThat(kv.increment("a", LONG)).isEqualTo(1);
    }

    @Test
    void increment_noCounter_failsAndLeavesTheValue() {
        for (String value : List.of("x1", "", "-5", "+5", "05", "5 ", "1000000000000000000")) {
            kv.set("a", bytes(value), LONG);

            assertThatIllegalStateException().as(value).isThrownBy(() -> kv.increment("a", LONG));
            assertThat(text("a")).contains(value);
        }
    }

    @Test
    void increment_fullCounter_failsAndLeavesTheValue() {
        String most = "9".repeat(18);
        kv.set("a", bytes("9".repeat(17) + "8"), LONG);

        assertThat(kv.increment("a", LONG)).isEqualTo(Long.parseLong(most));
        assertThatIllegalStateException().isThrownBy(() -> kv.increment("a", LONG));
        assertThat(text("a")).contains(most);
    }

    @Test
    void delete_aValue_tellsWhetherItWasThere() {
        kv.set("a", bytes("1"), LONG);

        assertThat(kv.delete("a")).isTrue();
        assertThat(kv.delete("a")).isFalse();
        assertThat(kv.get("a")).isEmpty();
    }

    @Test
    void keys_anyCharacter_areLiteral() {
        List<String> keys = List.of(
                "a:b",
                "a:*",
                "a:?",
                "a:[b]",
                "a",
                "A",
                "",
                " ",
                "a ",
                "a\n",
                "a\r\n",
                "a\0b",
                "ä",
                "a\u0308",
                "ß",
                "ẞ",
                "{a}",
                "a}",
                "%",
                "_",
                "'",
                "\"",
                "\\",
                "😀",
                "日本",
                "a/b",
                "k".repeat(500));
        keys.forEach(key -> kv.set(key, bytes("of " + key), LONG));

        for (String key : keys) {
            assertThat(text(key)).as("key <%s>", key).contains("of " + key);
        }
        assertThat(kv.delete("a:*")).isTrue();
        assertThat(kv.take("a:?")).isPresent();
        assertThat(text("a:b")).contains("of a:b");
        assertThat(text("a:[b]")).contains("of a:[b]");
    }

    @Test
    void namespaces_ofTwoInstances_doNotMeet() {
        IKvStore other = startNew();
        kv.set("a", bytes("1"), LONG);

        assertThat(other.get("a")).isEmpty();
        assertThat(other.delete("a")).isFalse();
        assertThat(other.increment("a", LONG)).isEqualTo(1);
        assertThat(text("a")).contains("1");
    }

    @Test
    void close_thenAnyOperation_throwsInsteadOfAbsence() {
        kv.set("a", bytes("1"), LONG);
        close(kv);

        assertThatThrownBy(() -> kv.get("a")).isInstanceOf(RuntimeException.class);
        assertThatThrownBy(() -> kv.take("a")).isInstanceOf(RuntimeException.class);
        assertThatThrownBy(() -> kv.set("a", bytes("1"), LONG)).isInstanceOf(RuntimeException.class);
    }
}
