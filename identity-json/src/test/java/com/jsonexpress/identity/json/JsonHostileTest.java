package com.jsonexpress.identity.json;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts that some parser somewhere accepts, and that this one must not. */
class JsonHostileTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "null",
                "true",
                "1",
                "\"text\"",
                "[]",
                "[{}]",
                "{",
                "}",
                "{}}",
                "{}{}",
                "{} {}",
                "{},",
                "{}x",
                "{}\0",
                "{}\u00a0",
                "\u00a0{}",
                "\u000b{}",
                "\f{}",
                "\u001e{}",
                "{}//c",
                "/*c*/{}",
                "{/*c*/}",
                "#c\n{}",
                "{,}",
                "{\"a\"}",
                "{\"a\":}",
                "{\"a\":1,}",
                "{\"a\":1,,\"b\":2}",
                "{\"a\":1 \"b\":2}",
                "{\"a\" 1}",
                "{\"a\"::1}",
                "{\"a\":1;\"b\":2}",
                "{a:1}",
                "{'a':1}",
                "{\"a\":'x'}",
                "{1:1}",
                "{null:1}",
                "{\"a\":[1,]}",
                "{\"a\":[,1]}",
                "{\"a\":[1 2]}",
                "{\"a\":[}",
                "{\"a\":[1}",
                "{\"a\":{]}",
                "{\"a\":01}",
                "{\"a\":-01}",
                "{\"a\":+1}",
                "{\"a\":-}",
                "{\"a\":.5}",
                "{\"a\":1.}",
                "{\"a\":1.e1}",
                "{\"a\":1e}",
                "{\"a\":1e+}",
                "{\"a\":0x1F}",
                "{\"a\":1_000}",
                "{\"a\":1L}",
                "{\"a\":NaN}",
                "{\"a\":-NaN}",
                "{\"a\":Infinity}",
                "{\"a\":-Infinity}",
                "{\"a\":+Infinity}",
                "{\"a\":INF}",
                "{\"a\":undefined}",
                "{\"a\":True}",
                "{\"a\":TRUE}",
                "{\"a\":nul}",
                "{\"a\":nulll}",
                "{\"a\":\"\n\"}",
                "{\"a\":\"\t\"}",
                "{\"a\":\"\0\"}",
                "{\"a\":\"\u001f\"}",
                "{\"a\":\"\\x41\"}",
                "{\"a\":\"\\'\"}",
                "{\"a\":\"\\0\"}",
                "{\"a\":\"\\u12\"}",
                "{\"a\":\"\\u12g4\"}",
                "{\"a\":\"\\U00e9\"}",
                "{\"a\":\"\\\"}",
                "{\"a\":\"x}",
                "{\"a\n\":1}",
                "{\"a\":\"\\ud800\"}",
                "{\"a\":\"\\udc00\"}",
                "{\"a\":\"\\udc00\\ud800\"}",
                "{\"a\":\"\\ud800\\ud800\"}",
                "{\"a\":\"\\ud800x\"}",
                "{\"a\":\"x\\udfff\"}",
                "{\"\\ud800\":1}",
                "{\"a\":[\"\\ud83d\"]}",
                "{\"a\":1,\"a\":1}",
                "{\"\":1,\"\":2}",
                "{\"__proto__\":1,\"__proto__\":2}",
                "{\"a\":[{\"b\":1,\"b\":1}]}",
                "{\"a\":1e999999999}",
                "{\"a\":1e-2147483649}",
                "\ufeff{}",
                "{\"a\":1}\ufeff",
                "{\u2028}",
                "{\u201ca\u201d:1}",
            })
    void text_thatIsNotStrictJson_isRefused(String text) {
        assertRefused(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Bytes in place of the dot in {@code {"a":"."}}. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "80", // a continuation byte alone
                "bf",
                "c0af", // an overlong slash
                "c1bf",
                "e080af",
                "f08080af",
                "c080", // an overlong NUL
                "eda080", // a high surrogate
                "edb080", // a low surrogate
                "eda0bdedb880", // CESU-8
                "f4908080", // beyond U+10FFFF
                "f5808080",
                "f888808080",
                "fe",
                "ff",
                "c3", // cut short
                "e282",
                "f09f98",
                "c328",
                "e28228",
                "e9", // ISO 8859-1
            })
    void bytes_thatAreNotUtf8_areRefused(String hex) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes("{\"a\":\"".getBytes(StandardCharsets.UTF_8));
        bytes.writeBytes(HexFormat.of().parseHex(hex));
        bytes.writeBytes("\"}".getBytes(StandardCharsets.UTF_8));
        assertRefused(bytes.toByteArray());
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32", "UTF-32LE", "UTF-32BE"})
    void encoding_otherThanUtf8_isRefused(String charset) throws Exception {
        assertRefused("{\"a\":1}".getBytes(charset));
    }

    private static void assertRefused(byte[] bytes) {
        assertThatExceptionOfType(JsonException.class).isThrownBy(() -> Json.readObject(bytes));
    }
}
