package com.jsonexpress.identity.config;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.jsonexpress.identity.error.BootException;
import com.jsonexpress.identity.fuzz.FuzzTest;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What is read is read again when written in double quotes; a mistake names its line and tells no value. */
class DotEnvFuzzTest extends FuzzTest {
    private static final Pattern MISTAKE = Pattern.compile("\\.env, line ([1-9][0-9]*), is not of the form KEY=value");

    @Override
    protected void look(byte[] input) {
        String text = new String(input, UTF_8);
        Map<String, String> values;
        try {
            values = DotEnv.parse(".env", text);
        } catch (BootException e) {
            Matcher matcher = MISTAKE.matcher(String.valueOf(e.getMessage()));
            assertThat(matcher.matches()).isTrue();
            assertThat(Integer.parseInt(matcher.group(1)))
                    .isLessThanOrEqualTo((int) text.lines().count() + 1);
            return;
        }
        StringBuilder written = new StringBuilder();
        values.forEach((key, value) -> {
            assertThat(key).matches("[A-Za-z_][A-Za-z0-9_.-]*");
            assertThat(text).contains(key);
            written.append(key).append("=\"").append(escaped(value)).append("\" # read again\n");
        });
        assertThat(DotEnv.parse(".env", written.toString())).isEqualTo(values);
    }

    private static String escaped(String value) {
        return value.replace("\\", "\\\\")
                .replace("\"", "\\\"")
                .replace("$", "\\$")
                .replace("\n", "\\n")
                .replace("\r", "\\r");
    }
}
