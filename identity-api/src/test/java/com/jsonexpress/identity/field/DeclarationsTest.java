package com.jsonexpress.identity.field;

import static org.assertj.core.api.Assertions.assertThat;

import com.jsonexpress.identity.access.Audience;
import com.jsonexpress.identity.config.Mistake;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeclarationsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "id",
                "email",
                "role",
                "emailVerified",
                "requirePasswordReset",
                "disabled",
                "createdAt",
                "updatedAt",
                "password",
                "passwordHash",
                "tokenVersion",
                "accessToken",
                "refreshToken",
                "token",
                "currentPassword",
                "newPassword",
                "limit",
                "cursor"
            })
    void name_ofSomethingBuiltIn_isAMistakeInAnyCase(String name) {
        for (String spelling : List.of(name, name.toUpperCase(Locale.ROOT), name.toLowerCase(Locale.ROOT))) {
            assertThat(problems(UserField.bool(spelling)))
                    .singleElement()
                    .asString()
                    .contains("built in");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1st", "_x", "a-b", "a.b", "a b", "naïve", "a\n", "$where"})
    void name_ofAnotherForm_isAMistakeThatPrintsOnOneLine(String name) {
        List<Mistake> mistakes = UserSchema.mistakes(List.of(UserField.bool(name)));

        assertThat(mistakes).singleElement().satisfies(mistake -> {
            assertThat(mistake.problem()).isEqualTo("is no name");
            assertThat(mistake.key()).matches("user field [\\x21-\\x7e]*");
        });
    }

    @Test
    void name_ofSixtyFourCharacters_isTheLongest() {
        assertThat(problems(UserField.bool("x".repeat(64)))).isEmpty();
        assertThat(problems(UserField.bool("x".repeat(65)))).hasSize(1);
    }

    @Test
    void name_declaredTwice_isAMistakeInAnyCase() {
        assertThat(problems(UserField.bool("nick"), UserField.text("Nick", 5)))
                .singleElement()
                .asString()
                .contains("twice");
    }

    static Stream<Arguments> unsound() {
        return Stream.of(
                Arguments.of(UserField.text("f", 0), "length"),
                Arguments.of(UserField.text("f", 4_097), "length"),
                Arguments.of(UserField.integer("f", 2, 1), "bounds"),
                Arguments.of(UserField.integer("f", 0, 1L << 53), "bounds"),
                Arguments.of(UserField.choice("f"), "options"),
                Arguments.of(UserField.choice("f", "a", "a"), "options"),
                Arguments.of(UserField.choice("f", " "), "options"),
                Arguments.of(UserField.texts("f", 0, 5), "items"),
                Arguments.of(UserField.texts("f", 5, 0), "length"),
                Arguments.of(UserField.bool("f").required(), "required"),
                Arguments.of(
                        UserField.bool("f").writeBy(Audience.OWNER).required().defaultValue(true), "default"),
                Arguments.of(UserField.bool("f").unique(), "unique"),
                Arguments.of(UserField.texts("f", 1, 1).filterable(), "filterable"),
                Arguments.of(UserField.text("f", 129).unique(), "longer"),
                Arguments.of(UserField.text("f", 129).filterable(), "longer"),
                Arguments.of(UserField.integer("f", 0, 5).defaultValue(6), "default"),
                Arguments.of(UserField.integer("f", 0, 5).unique().defaultValue(5), "default"));
    }

    @ParameterizedTest
    @MethodSource("unsound")
    void declaration_thatCannotHold_isOneMistake(UserField field, String word) {
        assertThat(problems(field)).singleElement().asString().contains(word);
    }

    @Test
    void declarations_soundOnes_haveNoMistake() {
        assertThat(problems(
                        UserField.text("a", 128).unique().required().writeBy(Audience.PUBLIC),
                        UserField.integer("b", -5, 5).unique().filterable(),
                        UserField.choice("c", "x").filterable().defaultValue("x"),
                        UserField.instant("d").filterable().defaultValue("2026-01-01T00:00:00Z"),
                        UserField.texts("e", 10, 100).defaultValue(List.of())))
                .isEmpty();
    }

    @Test
    void declarations_tooManyOrTooLarge_areAMistake() {
        UserField[] many =
                IntStream.range(0, 65).mapToObj(i -> UserField.bool("f" + i)).toArray(UserField[]::new);
        UserField[] large = IntStream.range(0, 5)
                .mapToObj(i -> UserField.text("f" + i, 4_096))
                .toArray(UserField[]::new);

        assertThat(problems(many)).singleElement().asString().contains("64");
        assertThat(problems(large)).singleElement().asString().contains("16384");
        assertThat(problems(Stream.of(large).limit(4).toArray(UserField[]::new)))
                .isEmpty();
    }

    @Test
    void mistakes_ofSeveralFields_areAllTold() {
        assertThat(problems(
                        UserField.bool("role"),
                        UserField.bool("1"),
                        UserField.text("f", 0).required()))
                .hasSize(4);
    }

    private static List<String> problems(UserField... fields) {
        return UserSchema.mistakes(List.of(fields)).stream()
                .map(Mistake::problem)
                .toList();
    }
}
