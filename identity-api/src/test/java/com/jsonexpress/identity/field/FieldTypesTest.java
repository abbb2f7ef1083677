package com.jsonexpress.identity.field;

import static org.assertj.core.api.Assertions.assertThat;

import com.jsonexpress.identity.asvs.Asvs;
import com.jsonexpress.identity.error.FieldError;
import com.jsonexpress.identity.error.Result;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FieldTypesTest {
    private static final UserField TEXT = UserField.text("text", 3);
    private static final UserField ZIP = UserField.text("zip", 10, "[0-9]{4}");
    private static final UserField NUMBER = UserField.integer("number", -5, 5);
    private static final UserField BOOL = UserField.bool("bool");
    private static final UserField MOMENT = UserField.instant("moment");
    private static final UserField CHOICE = UserField.choice("choice", "a", "B");
    private static final UserField LIST = UserField.texts("list", 2, 3);

    static Stream<Arguments> values() {
        return Stream.of(
                Arguments.of(TEXT, "abc", "abc"),
                Arguments.of(TEXT, " \n\t", " \n\t"),
                Arguments.of(TEXT, "😀😀😀", "😀😀😀"),
                Arguments.of(ZIP, "8001", "8001"),
                Arguments.of(NUMBER, -5L, -5L),
                Arguments.of(NUMBER, 5, 5L),
                Arguments.of(BOOL, true, true),
                Arguments.of(MOMENT, "2026-01-31T12:00:00Z", "2026-01-31T12:00:00Z"),
                Arguments.of(MOMENT, "2026-01-31T14:00:00.123456+02:00", "2026-01-31T12:00:00.123Z"),
                Arguments.of(MOMENT, Instant.EPOCH, "1970-01-01T00:00:00Z"),
                Arguments.of(CHOICE, "B", "B"),
                Arguments.of(LIST, List.of(), List.of()),
                Arguments.of(LIST, List.of("b", "b"), List.of("b", "b")));
    }

    @ParameterizedTest
    @MethodSource("values")
    void read_aValue_isKeptAsStoresKeepIt(UserField field, Object value, Object stored) {
        assertThat(field.read(value)).isEqualTo(Result.ok(stored));
    }

    static Stream<Arguments> refusals() {
        return Stream.of(
                Arguments.of(TEXT, "", "too_short"),
                Arguments.of(TEXT, "abcd", "too_long"),
                Arguments.of(TEXT, 7L, "wrong_type"),
                Arguments.of(TEXT, List.of("a"), "wrong_type"),
                Arguments.of(TEXT, "a\u0000", "invalid_form"),
                Arguments.of(TEXT, "a\u0085", "invalid_form"),
                Arguments.of(TEXT, "a\ud83d", "invalid_form"),
                Arguments.of(ZIP, "8001x", "invalid_form"),
                Arguments.of(ZIP, "8001\n", "invalid_form"),
                Arguments.of(NUMBER, -6L, "out_of_range"),
                Arguments.of(NUMBER, 6L, "out_of_range"),
                Arguments.of(NUMBER, "5", "wrong_type"),
                Arguments.of(NUMBER, 5.0, "wrong_type"),
                Arguments.of(NUMBER, BigInteger.TEN.pow(30), "wrong_type"),
                Arguments.of(BOOL, "true", "wrong_type"),
                Arguments.of(BOOL, 1L, "wrong_type"),
                Arguments.of(MOMENT, "2026-01-31", "wrong_type"),
                Arguments.of(MOMENT, "2026-01-31T12:00:00", "wrong_type"),
                Arguments.of(MOMENT, "+12026-01-31T12:00:00Z", "wrong_type"),
                Arguments.of(MOMENT, Instant.MAX, "wrong_type"),
                Arguments.of(MOMENT, 0L, "wrong_type"),
                Arguments.of(CHOICE, "b", "no_such_option"),
                Arguments.of(CHOICE, 1L, "no_such_option"),
                Arguments.of(LIST, "a", "wrong_type"),
                Arguments.of(LIST, Map.of(), "wrong_type"),
                Arguments.of(LIST, List.of("a", "b", "c"), "too_long"),
                Arguments.of(LIST, List.of("abcd"), "too_long"),
                Arguments.of(LIST, List.of(""), "too_short"),
                Arguments.of(LIST, List.of(List.of("a")), "wrong_type"),
                Arguments.of(LIST, Collections.singletonList(null), "wrong_type"));
    }

    @Asvs("2.2.1")
    @ParameterizedTest
    @MethodSource("refusals")
    void read_anythingElse_isRefusedNamingTheField(UserField field, Object value, String code) {
        Result<Object> result = field.read(value);

        assertThat(result).isInstanceOf(Result.Failed.class);
        List<FieldError> errors = ((Result.Failed<Object>) result).failure().errors();
        assertThat(errors).hasSize(1);
        assertThat(errors.get(0).field()).isEqualTo(field.name());
        assertThat(errors.get(0).code()).isEqualTo(code);
    }

    @Test
    void read_aList_isCopied() {
        List<String> mine = Arrays.asList("a", "b");
        Object stored = LIST.read(mine).orThrow();
        mine.set(0, "z");

        assertThat(stored).isEqualTo(List.of("a", "b"));
    }
}
