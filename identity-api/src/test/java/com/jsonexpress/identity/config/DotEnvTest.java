package com.jsonexpress.identity.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.jsonexpress.identity.error.BootException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DotEnvTest {

    private static Map<String, String> parse(String text) {
        return DotEnv.parse(".env", text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "K=value            | `value`",
                "K=                 | ``",
                "K=   v   w         | `v   w`",
                "K =v               | `v`",
                "  K = v            | `v`",
                "export K=v         | `v`",
                "export   K=v       | `v`",
                "K=a=b=             | `a=b=`",
                "K=a #c             | `a`",
                "K=a#b              | `a#b`",
                "K=#b               | `#b`",
                "K= #b              | ``",
                "K=it's             | `it's`",
                "K=a\"b\"           | `a\"b\"`",
                "K=a\\nb            | `a\\nb`",
                "K=$HOME            | `$HOME`",
                "K=\"a b\"          | `a b`",
                "K=\"a # b\"        | `a # b`",
                "K=\"a\" # c        | `a`",
                "K=\"a\"#c          | `a`",
                "K=\"\"             | ``",
                "K=\" a \"          | ` a `",
                "K=\"it's\"         | `it's`",
                "K=\"a\\\"b\"       | `a\"b`",
                "K=\"a\\\\\"        | `a\\`",
                "K=\"\\d\\$\"       | `\\d$`",
                "K='a \"b\" # \\n'  | `a \"b\" # \\n`",
                "K=''               | ``",
                "K='a\\'            | `a\\`",
                "K=ключ😀          | `ключ😀`",
            })
    void value_inEachForm_isRead(String line, String value) {
        assertThat(parse(line)).isEqualTo(Map.of("K", value));
        assertThat(parse(line + "  \t")).isEqualTo(Map.of("K", value));
        assertThat(parse("\r\n" + line + "\r\nL=1\r\n")).isEqualTo(Map.of("K", value, "L", "1"));
    }

    @Test
    void escapes_inDoubleQuotes_areDecoded() {
        assertThat(parse("K=\"a\\nb\\tc\\rd\"")).isEqualTo(Map.of("K", "a\nb\tc\rd"));
    }

    @Test
    void quotedValue_overLines_keepsThem() {
        assertThat(parse("K=\"-----BEGIN  \n x\r\n-----END\"\nL='a\nb'"))
                .isEqualTo(Map.of("K", "-----BEGIN  \n x\n-----END", "L", "a\nb"));
    }

    @Test
    void commentsAndBlankLines_areSkipped() {
        assertThat(parse("# a\n\n  \t\n   #b=c\nK=v\n#")).isEqualTo(Map.of("K", "v"));
        assertThat(parse("")).isEmpty();
    }

    @Test
    void key_twice_hasTheLaterValue() {
        assertThat(parse("K=a\nK=b")).isEqualTo(Map.of("K", "b"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hunter2",
                "=hunter2",
                "K: hunter2",
                "1K=hunter2",
                "K L=hunter2",
                "-K=hunter2",
                "K\"=hunter2",
                "export hunter2",
                "K=\"hunter2",
                "K='hunter2",
                "K=\"hunter2\\\"",
                "K=\"hunter2\" x",
                "K='hunter2'x",
                "\u00a0K=hunter2",
            })
    void malformedLine_isNamedByItsNumberAlone(String line) {
        assertThatExceptionOfType(BootException.class)
                .isThrownBy(() -> parse("A=1\n\n" + line))
                .satisfies(
                        e -> assertThat(e.toString()).contains(".env, line 3,").doesNotContain("hunter2"));
    }

    @Test
    void hugeText_isReadInLinearTime() {
        assertThat(parse("K=\"" + "\\".repeat(500_000) + "\"")).hasSize(1);
        assertThat(parse("K=" + " ".repeat(1_000_000) + "x")).isEqualTo(Map.of("K", "x"));
        assertThat(parse("K=v\n".repeat(200_000))).hasSize(1);
    }
}
