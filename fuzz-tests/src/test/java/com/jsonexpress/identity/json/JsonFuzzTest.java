package com.jsonexpress.identity.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.jsonexpress.identity.fuzz.FuzzTest;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What is read is what a strict Jackson reads from the very bytes; what is refused has one of the documented reasons. */
class JsonFuzzTest extends FuzzTest {
    private static final ObjectMapper STRICT = JsonMapper.builder()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    @Override
    protected void look(byte[] input) {
        Map<String, @Nullable Object> ours;
        try {
            ours = Json.readObject(input);
        } catch (JsonException e) {
            assertThat(String.valueOf(e.getMessage()).chars()).noneMatch(Character::isISOControl);
            assertThat(theirs(input).filter(value -> !isRefusedOnPurpose(input, value)))
                    .as("refused: " + e.getMessage())
                    .isEmpty();
            return;
        }
        assertThat(theirs(input)).contains(ours);
        assertThat(depth(ours)).isLessThanOrEqualTo(Json.MAX_DEPTH);
        assertThat(asWritten(Json.readObject(Json.write(ours)))).isEqualTo(asWritten(ours));
    }

    private static Optional<Object> theirs(byte[] input) {
        try {
            return Optional.ofNullable(widened(STRICT.readValue(input, Object.class)));
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static @Nullable Object widened(@Nullable Object value) {
        return each(value, leaf -> leaf instanceof Integer number ? (Object) number.longValue() : leaf);
    }

    /** A number that has no fraction is written without one, so that it is read as another type. */
    private static @Nullable Object asWritten(@Nullable Object value) {
        return each(
                value, leaf -> leaf instanceof Number ? new BigDecimal(leaf.toString()).stripTrailingZeros() : leaf);
    }

    private static @Nullable Object each(@Nullable Object value, UnaryOperator<@Nullable Object> change) {
        if (value instanceof Map<?, ?> map) {
            Map<@Nullable Object, @Nullable Object> copy = new LinkedHashMap<>();
            map.forEach((name, member) -> copy.put(name, each(member, change)));
            return copy;
        }
        if (value instanceof List<?> list) {
            return list.stream()
                    .<@Nullable Object>map(element -> each(element, change))
                    .toList();
        }
        return change.apply(value);
    }

    private static boolean isRefusedOnPurpose(byte[] input, Object value) {
        String text = new String(input, UTF_8);
        return !(value instanceof Map)
                || !Arrays.equals(text.getBytes(UTF_8), input)
                || text.startsWith("\ufeff")
                || depth(value) > Json.MAX_DEPTH
                || holdsOdd(value);
    }

    private static boolean holdsOdd(@Nullable Object value) {
        if (value instanceof String text) {
            return !new String(text.getBytes(UTF_8), UTF_8).equals(text);
        }
        if (value instanceof BigDecimal number) {
            return number.toString().length() > 80
                    || Math.abs((long) number.precision() - number.scale()) > Json.MAX_EXPONENT
                    || Math.abs((long) number.scale()) > Json.MAX_EXPONENT;
        }
        if (value instanceof Map<?, ?> map) {
            return map.keySet().stream().anyMatch(JsonFuzzTest::holdsOdd)
                    || map.values().stream().anyMatch(JsonFuzzTest::holdsOdd);
        }
        return value instanceof BigInteger number
                ? number.bitLength() > 300
                : value instanceof Collection<?> list && list.stream().anyMatch(JsonFuzzTest::holdsOdd);
    }

    private static int depth(@Nullable Object value) {
        Collection<?> inside =
                value instanceof Map<?, ?> map ? map.values() : value instanceof Collection<?> list ? list : List.of();
        int deepest = inside.stream().mapToInt(JsonFuzzTest::depth).max().orElse(0);
        return value instanceof Map || value instanceof Collection ? deepest + 1 : 0;
    }
}
