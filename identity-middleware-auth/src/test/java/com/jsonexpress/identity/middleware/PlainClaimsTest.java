package com.jsonexpress.identity.middleware;

import static org.assertj.core.api.Assertions.assertThat;

import com.jsonexpress.identity.json.Json;
import com.jsonexpress.identity.json.JsonException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is read as plain, {@link Json} reads alike. {@code -Dmutated.tokens=1000000} changes more texts. */
class PlainClaimsTest {
    private static final int TEXTS = 20 * Integer.getInteger("mutated.tokens", 5_000);
    private static final String OWN =
            "{\"iss\":\"https://id.example.com/\",\"sub\":\"user-1\",\"iat\":1795000000,\"amr\":"
                    + "[\"pwd\",\"otp\"],\"x\":[],\"emailVerified\":true,\"y\":false,\"tokenVersion\":0,\"a b\":\"c d\"}";
    private static final String PLAIN = OWN.replace("a b", "ab");

    /** What JSON is made of, what is not allowed in it, and what would be read otherwise elsewhere. */
    private static final byte[] BYTES = {
        '"',
        '\\',
        '{',
        '}',
        '[',
        ']',
        ',',
        ':',
        '0',
        '1',
        '9',
        '-',
        '+',
        '.',
        'e',
        'E',
        't',
        'r',
        'u',
        'f',
        'n',
        'l',
        ' ',
        '\n',
        '\t',
        '/',
        '\'',
        0,
        0x1f,
        0x7f,
        (byte) 0x80,
        (byte) 0xc3,
        (byte) 0xa4,
        (byte) 0xff
    };

    @Test
    void read_claimsAsWeWriteThem_givesTheirValuesUnmodifiable() {
        Map<String, Object> claims = Map.of(
                "sub", "user-1", "exp", 1795000000L, "amr", List.of("pwd"), "emailVerified", true, "tokenVersion", 1L);

        Map<String, @Nullable Object> read =
                PlainClaims.read(Json.write(claims)).orElseThrow();

        assertThat(read).isEqualTo(claims).isUnmodifiable();
        assertThat(read.get("amr"))
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.LIST)
                .isUnmodifiable();
    }

    @Test
    void read_everyPlainForm_givesWhatJsonReads() {
        assertThat(plain(PLAIN)).contains(Json.readObject(bytes(PLAIN)));
        assertThat(plain("{\"n\":999999999999999999}")).contains(Map.of("n", 999_999_999_999_999_999L));
        assertThat(plain("{\"\\u006e\":1}")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "{}",
                "[]",
                "\"a\"",
                "{\"a\"}",
                "{\"a\":}",
                "{\"a\":1",
                "{\"a\":1,}",
                "{\"a\":1}}",
                "{\"a\":1} ",
                " {\"a\":1}",
                "{\"a\": 1}",
                "{\"a\" :1}",
                "{\"a\":1,\"a\":1}",
                "{\"a\":1,\"a\":2}",
                "{\"\":1}",
                "{\" a\":1}",
                "{\"a \":1}",
                "{a:1}",
                "{\"a\":null}",
                "{\"a\":True}",
                "{\"a\":tru}",
                "{\"a\":truee}",
                "{\"a\":falsE}",
                "{\"a\":01}",
                "{\"a\":00}",
                "{\"a\":-1}",
                "{\"a\":-0}",
                "{\"a\":1.0}",
                "{\"a\":1e3}",
                "{\"a\":1000000000000000000}",
                "{\"a\":9223372036854775808}",
                "{\"a\":\"b}",
                "{\"a\":\"\\n\"}",
                "{\"a\":\"\n\"}",
                "{\"a\":\"\u007f\"}",
                "{\"a\":\"ä\"}",
                "{\"a\":{}}",
                "{\"a\":[1]}",
                "{\"a\":[\"b\",]}",
                "{\"a\":[,\"b\"]}",
                "{\"a\":[\"b\"",
                "{\"a\":[[]]}"
            })
    void read_anythingElse_saysNothing(String text) {
        assertThat(plain(text)).isEmpty();
    }

    @Test
    void read_textsChangedByChance_readsNoneThatJsonReadsOtherwise() {
        Dice dice = Dice.of("plain", 1);
        int plain = 0;
        for (int i = 0; i < TEXTS; i++) {
            byte[] text = changed(bytes(dice.flip() ? OWN : PLAIN), dice);
            Optional<Map<String, @Nullable Object>> read = PlainClaims.read(text);
            if (read.isPresent()) {
                plain++;
                assertThat(read.get()).as("%s", told(text)).isEqualTo(json(text));
            }
        }
        assertThat(plain).isBetween(TEXTS / 50, TEXTS / 2);
    }

    /** Some bytes replaced, left out, put in, or a stretch repeated, which may give a name twice. */
    private static byte[] changed(byte[] text, Dice dice) {
        List<Byte> bytes = new ArrayList<>();
        for (byte each : text) {
            bytes.add(each);
        }
        for (int changes = 1 + dice.below(3); changes > 0; changes--) {
            int at = dice.below(bytes.size());
            switch (dice.below(4)) {
                case 0 -> bytes.set(at, BYTES[dice.below(BYTES.length)]);
                case 1 -> bytes.remove(at);
                case 2 -> bytes.add(at, BYTES[dice.below(BYTES.length)]);
                default ->
                    bytes.addAll(at, List.copyOf(bytes.subList(at, Math.min(bytes.size(), at + dice.below(40)))));
            }
        }
        byte[] changed = new byte[bytes.size()];
        for (int i = 0; i < changed.length; i++) {
            changed[i] = bytes.get(i);
        }
        return changed;
    }

    private static Object json(byte[] text) {
        try {
            return ClaimSet.exact(Json.readObject(text));
        } catch (JsonException e) {
            return "refused: " + e.getMessage();
        }
    }

    private static Optional<Map<String, @Nullable Object>> plain(String text) {
        return PlainClaims.read(bytes(text));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String told(byte[] text) {
        return new String(text, StandardCharsets.ISO_8859_1);
    }
}
