package com.jsonexpress.identity.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.jsonexpress.identity.asvs.Asvs;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class JsonReadTest {

    private static Map<String, @Nullable Object> read(String text) {
        return Json.readObject(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String problem(String text) {
        try {
            read(text);
        } catch (JsonException e) {
            return String.valueOf(e.getMessage());
        }
        return "(accepted)";
    }

    @Asvs("1.5.2")
    @Test
    void object_everyKindOfValue_hasItsJavaType() {
        Map<String, @Nullable Object> read =
                read("{\"s\":\"x\",\"t\":true,\"f\":false,\"n\":null,\"l\":[1,\"a\",null],\"m\":{\"k\":{}}}");

        assertThat(read).containsEntry("s", "x").containsEntry("t", true).containsEntry("f", false);
        assertThat(read.get("n")).isNull();
        assertThat(read).containsKey("n");
        assertThat(read.get("l")).isEqualTo(Arrays.asList(1L, "a", null));
        assertThat(read.get("m")).isEqualTo(Map.of("k", Map.of()));
    }

    @Test
    void object_members_keepTheirOrder() {
        assertThat(read("{\"z\":1,\"a\":2,\"m\":3}").keySet()).containsExactly("z", "a", "m");
    }

    @Test
    void numbers_bySizeAndForm_areLongBigIntegerOrBigDecimal() {
        assertThat(read("{\"v\":0}")).containsEntry("v", 0L);
        assertThat(read("{\"v\":-0}")).containsEntry("v", 0L);
        assertThat(read("{\"v\":9223372036854775807}")).containsEntry("v", Long.MAX_VALUE);
        assertThat(read("{\"v\":-9223372036854775808}")).containsEntry("v", Long.MIN_VALUE);
        assertThat(read("{\"v\":9223372036854775808}")).containsEntry("v", new BigInteger("9223372036854775808"));
        assertThat(read("{\"v\":1.50}")).containsEntry("v", new BigDecimal("1.50"));
        assertThat(read("{\"v\":1e2}")).containsEntry("v", new BigDecimal("1e2"));
        assertThat(read("{\"v\":1e308}")).containsEntry("v", new BigDecimal("1e308"));
        assertThat(read("{\"v\":1e-308}")).containsEntry("v", new BigDecimal("1e-308"));
    }

    @Test
    void number_ofTheLongestLength_isRead() {
        String digits = "9".repeat(Json.MAX_NUMBER_LENGTH);

        assertThat(read("{\"v\":" + digits + "}")).containsEntry("v", new BigInteger(digits));
        assertThat(problem("{\"v\":" + digits + "9}")).isEqualTo("a number has more than 100 characters");
        assertThat(problem("{\"v\":" + "9".repeat(100_000) + "}")).isNotEqualTo("(accepted)");
    }

    @Test
    void exponents_ofAnySize_areRefusedQuickly() {
        for (String number : List.of(
                "1e999999999",
                "1e-999999999",
                "-1E+999999999",
                "1e2147483647",
                "1e99999999999999999999",
                "0e999999999",
                "0.0e-999999999",
                "1.5e401")) {
            assertThat(problem("{\"v\":" + number + "}")).as(number).isEqualTo("a number is out of range");
        }
    }

    @Test
    void escapes_ofEveryKind_areDecoded() {
        assertThat(read("{\"v\":\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9\\ud83d\\ude00\\u0000\"}"))
                .containsEntry("v", "\"\\/\b\f\n\r\té😀\0");
    }

    @Test
    void unicode_unescaped_isRead() {
        assertThat(read("{\"ключ\":\"日本😀\u2028\"}")).containsEntry("ключ", "日本😀\u2028");
    }

    @Test
    void whitespace_ofJsonAround_isAccepted() {
        assertThat(read(" \t\r\n{ \"a\" :\t1 } \n")).containsEntry("a", 1L);
    }

    @Test
    void strings_longAsTheText_areRead() {
        assertThat(read("{\"v\":\"" + "x".repeat(1_000_000) + "\"}").get("v")).isEqualTo("x".repeat(1_000_000));
    }

    @Test
    void depth_sixteen_isReadAndSeventeenRefused() {
        assertThat(read(nested("{\"a\":", "1", "}", 16))).hasSize(1);
        assertThat(read("{\"a\":" + nested("[", "", "]", 15) + "}")).hasSize(1);
        assertThat(problem(nested("{\"a\":", "1", "}", 17))).isEqualTo("the text nests deeper than 16 levels");
        assertThat(problem("{\"a\":" + nested("[", "", "]", 16) + "}"))
                .isEqualTo("the text nests deeper than 16 levels");
    }

    @Asvs("15.2.2")
    @Test
    void depth_hundredThousand_isRefusedWithoutHarm() {
        assertThat(problem("{\"a\":" + "[".repeat(100_000))).isEqualTo("the text nests deeper than 16 levels");
        assertThat(problem("{\"a\":".repeat(100_000))).isEqualTo("the text nests deeper than 16 levels");
    }

    private static String nested(String open, String inner, String close, int times) {
        return open.repeat(times) + inner + close.repeat(times);
    }

    @Asvs("15.3.7")
    @Test
    void duplicateMember_howeverSpelt_isNamed() {
        assertThat(problem("{\"email\":1,\"email\":2}")).isEqualTo("duplicate member \"email\"");
        assertThat(problem("{\"email\":1,\"\\u0065mail\":2}")).isEqualTo("duplicate member \"email\"");
        assertThat(problem("{\"a\":{\"x\":null,\"x\":null}}")).isEqualTo("duplicate member \"x\"");
        assertThat(read("{\"a\":1,\"A\":2,\"b\":{\"a\":3}}")).hasSize(3);
    }

    @Test
    void duplicateMember_withHostileName_isCutAndEscaped() {
        String name = "\\n\\u001b[2J\\u202e\\\"" + "x".repeat(1000);

        assertThat(problem("{\"" + name + "\":1,\"" + name + "\":2}"))
                .isEqualTo("duplicate member \"\\u000a\\u001b[2J\\u202e\\\"" + "x".repeat(57) + "…\"");
    }

    @Test
    void problem_ofRefusedText_holdsNoValueAndNoLibrary() {
        for (String text : List.of(
                "{\"password\":hunter2secret}",
                "{\"password\":\"hunter2secret}",
                "{\"password\":\"hunter2secret\\q\"}",
                "{\"password\":\"hunter2secret\" x",
                "hunter2secret",
                "{hunter2secret:1}",
                "{\"a\":1}hunter2secret")) {
            assertThat(problem(text))
                    .doesNotContain("hunter2")
                    .doesNotContain("jackson")
                    .doesNotContain("(accepted)");
        }
    }

    @Test
    void exception_itself_carriesNoCauseAndNoTrace() {
        assertThatExceptionOfType(JsonException.class)
                .isThrownBy(() -> read("{"))
                .withNoCause()
                .satisfies(e -> assertThat(e.getStackTrace()).isEmpty());
    }

    @Test
    void result_members_mayBeChangedByTheCaller() {
        Map<String, @Nullable Object> read = read("{\"a\":1}");
        read.remove("a");
        assertThat(read).isEmpty();
    }
}
