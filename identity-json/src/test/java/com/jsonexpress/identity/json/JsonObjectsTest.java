package com.jsonexpress.identity.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonObjectsTest {
    private static final String DOCUMENT = "{\"before\":[{\"a\":0}],\"users\":[{\"name\":\"Zoë 😀\"},{}],\"after\":1}";

    @Test
    void next_oneAfterTheOther_thenEmpty() throws IOException {
        try (JsonObjects objects = in(DOCUMENT.getBytes(StandardCharsets.UTF_8))) {
            assertThat(objects.next()).contains(Map.of("name", "Zoë 😀"));
            assertThat(objects.next()).contains(Map.of());
            assertThat(objects.next()).isEmpty();
        }
    }

    /** As {@code Json} has it: nothing guesses an encoding. */
    @ParameterizedTest
    @ValueSource(strings = {"UTF-16BE", "UTF-16LE", "UTF-32BE", "UTF-32LE", "UTF-16"})
    void in_anyOtherEncoding_isRefused(String encoding) {
        assertThatExceptionOfType(JsonException.class)
                .isThrownBy(() -> all(DOCUMENT.getBytes(Charset.forName(encoding))));
    }

    @Test
    void in_aByteOrderMarkOrBadBytes_isRefused() {
        assertThatExceptionOfType(JsonException.class)
                .isThrownBy(() -> all(("\ufeff" + DOCUMENT).getBytes(StandardCharsets.UTF_8)));
        assertThatExceptionOfType(JsonException.class)
                .isThrownBy(() -> all(DOCUMENT.getBytes(StandardCharsets.ISO_8859_1)))
                .withMessage("the text is not UTF-8");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "{}",
                "{\"users\":{}}",
                "{\"users\":[1]}",
                "{\"users\":[{\"a\":1,\"a\":2}]}",
                "{\"users\":[{}"
            })
    void in_whatHasNoSuchObjects_isRefused(String document) {
        assertThatExceptionOfType(JsonException.class).isThrownBy(() -> all(document.getBytes(StandardCharsets.UTF_8)));
    }

    private static List<Map<String, ?>> all(byte[] document) throws IOException {
        List<Map<String, ?>> all = new ArrayList<>();
        try (JsonObjects objects = in(document)) {
            for (Optional<? extends Map<String, ?>> next = objects.next(); next.isPresent(); next = objects.next()) {
                all.add(next.get());
            }
        }
        return all;
    }

    private static JsonObjects in(byte[] document) throws IOException {
        return JsonObjects.in(new ByteArrayInputStream(document), "users");
    }
}
