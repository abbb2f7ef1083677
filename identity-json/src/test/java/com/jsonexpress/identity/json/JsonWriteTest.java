package com.jsonexpress.identity.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.jsonexpress.identity.asvs.Asvs;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonWriteTest {

    private static String write(@Nullable Object value) {
        return new String(Json.write(value), StandardCharsets.UTF_8);
    }

    @Test
    void values_ofEveryKind_areWritten() {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put("s", "é😀");
        map.put("n", null);
        map.put("b", true);
        map.put("i", 1);
        map.put("l", Long.MIN_VALUE);
        map.put("d", 1.5d);
        map.put("f", 0.1f);
        map.put("I", new BigInteger("9223372036854775808"));
        map.put("D", new BigDecimal("1.50"));
        map.put("a", Arrays.asList(1, null, List.of()));
        map.put("o", Map.of());

        assertThat(write(map))
                .isEqualTo(
                        "{\"s\":\"é😀\",\"n\":null,\"b\":true,\"i\":1,\"l\":-9223372036854775808,\"d\":1.5,\"f\":0.1,"
                                + "\"I\":9223372036854775808,\"D\":1.50,\"a\":[1,null,[]],\"o\":{}}");
    }

    @Test
    void root_ofAnyKind_isWritten() {
        assertThat(write(null)).isEqualTo("null");
        assertThat(write("x")).isEqualTo("\"x\"");
        assertThat(write(List.of(1))).isEqualTo("[1]");
    }

    @Asvs({"1.1.2", "1.2.3"})
    @Test
    void text_withQuotesAndControls_isEscaped() {
        assertThat(write("\"\\\b\f\n\r\t\0\u001b</script>"))
                .isEqualTo("\"\\\"\\\\\\b\\f\\n\\r\\t\\u0000\\u001B</script>\"");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-24T09:46:46Z,            2026-11-24T09:46:46Z",
        "2026-11-24T09:46:46.120Z,        2026-11-24T09:46:46.120Z",
        "2026-11-24T09:46:46.123456789Z,  2026-11-24T09:46:46.123Z",
        "2026-11-24T09:46:46.000999999Z,  2026-11-24T09:46:46Z",
        "1969-12-31T23:59:59.999999999Z,  1969-12-31T23:59:59.999Z",
        "2026-11-24T09:46:00Z,            2026-11-24T09:46:00Z",
    })
    void instant_anyPrecision_isRfc3339WithMillisAtMost(String instant, String written) {
        assertThat(write(Instant.parse(instant))).isEqualTo("\"" + written + "\"");
    }

    @Test
    void value_withoutJsonForm_isRefusedWithoutShowingIt() {
        for (Object value : List.of(
                Double.NaN,
                Double.POSITIVE_INFINITY,
                Float.NEGATIVE_INFINITY,
                new AtomicLong(42),
                new StringBuilder("hunter2"),
                Map.of(1, "hunter2"),
                "hunter2\ud800",
                Map.of("hunter2\udc00", 1),
                Instant.MAX,
                Instant.MIN,
                new byte[] {1})) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Json.write(value))
                    .satisfies(e -> assertThat(e.getMessage()).doesNotContain("hunter2"));
        }
    }

    @Test
    void value_thatContainsItself_isRefused() {
        List<Object> loop = new ArrayList<>();
        loop.add(loop);
        assertThatIllegalArgumentException().isThrownBy(() -> Json.write(loop)).withMessageContaining("deeper");
    }

    @Test
    void written_object_readsBackTheSame() {
        String text = "{\"a\":[1,2.50,{\"b\":null}],\"c\":\"\\u0000\\\"😀\",\"d\":true,\"e\":12345678901234567890}";

        Map<String, @Nullable Object> once = Json.readObject(text.getBytes(StandardCharsets.UTF_8));

        assertThat(Json.readObject(Json.write(once))).isEqualTo(once);
    }
}
