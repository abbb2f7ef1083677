package com.jsonexpress.identity.field;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.jsonexpress.identity.access.Audience;
import com.jsonexpress.identity.asvs.Asvs;
import com.jsonexpress.identity.error.Failure;
import com.jsonexpress.identity.error.FieldError;
import com.jsonexpress.identity.error.Result;
import com.jsonexpress.identity.schema.Identifier;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class UserSchemaTest {
    private static final UserSchema SCHEMA = new UserSchema(List.of(
            UserField.text("nick", 20).readBy(Audience.PUBLIC).writeBy(Audience.OWNER),
            UserField.text("handle", 20).writeBy(Audience.OWNER).unique().required(),
            UserField.choice("plan", "free", "pro").filterable().defaultValue("free"),
            UserField.text("note", 20).readBy(Audience.ADMIN),
            UserField.integer("risk", 0, 9)
                    .readBy(Audience.NOBODY)
                    .writeBy(Audience.NOBODY)
                    .filterable()));

    @ParameterizedTest
    @EnumSource(Audience.class)
    void accept_eachWriter_writesItsFieldsAndNoOthers(Audience writer) {
        Map<String, Audience> writers = Map.of(
                "nick", Audience.OWNER,
                "handle", Audience.OWNER,
                "plan", Audience.ADMIN,
                "note", Audience.ADMIN,
                "risk", Audience.NOBODY);
        Map<String, Object> values = Map.of("nick", "n", "handle", "h", "plan", "pro", "note", "n", "risk", 1);
        writers.forEach((name, least) -> {
            Object value = Objects.requireNonNull(values.get(name));
            Result<FieldChanges> set = SCHEMA.accept(FieldChanges.setting(Map.of(name, value)), writer);
            boolean mayWrite = writer.compareTo(least) >= 0;
            assertThat(set.isOk()).as("%s by %s", name, writer).isEqualTo(mayWrite);
            if (!mayWrite) {
                assertThat(failure(set).code().code()).isEqualTo("field_not_accepted");
                assertThat(fields(set)).containsExactly(name);
                assertThat(SCHEMA.accept(clearing(name), writer).isOk()).isFalse();
            }
        });
    }

    @Asvs("15.3.3")
    @Test
    void accept_undeclaredName_isRefusedForEveryWriter() {
        for (String name : List.of("unknown", "Nick", "role", "password", "tokenVersion")) {
            Result<FieldChanges> result = SCHEMA.accept(FieldChanges.setting(Map.of(name, "x")), Audience.NOBODY);
            assertThat(failure(result).code().code()).isEqualTo("field_not_accepted");
            assertThat(fields(result)).containsExactly(name);
        }
    }

    @Test
    void accept_severalMistakes_areAllToldWithoutTheValues() {
        Result<FieldChanges> result = SCHEMA.accept(
                FieldChanges.setting(Map.of("nick", "", "plan", "gold-secret", "note", 7)), Audience.ADMIN);

        assertThat(failure(result).code().code()).isEqualTo("validation_failed");
        assertThat(failure(result).errors().stream().map(FieldError::code))
                .containsExactly("too_short", "no_such_option", "wrong_type");
        assertThat(failure(result).toString()).doesNotContain("gold-secret");
    }

    @Test
    void accept_clearing_isForOptionalFieldsAlone() {
        assertThat(SCHEMA.accept(clearing("nick"), Audience.OWNER).orThrow().cleared())
                .containsExactly("nick");
        for (Audience writer : List.of(Audience.OWNER, Audience.ADMIN, Audience.NOBODY)) {
            assertThat(fields(SCHEMA.accept(clearing("handle"), writer))).containsExactly("handle");
        }
    }

    @Test
    void register_requiredField_mustBeGiven() {
        for (FieldChanges given : List.of(FieldChanges.NONE, clearing("handle"))) {
            Result<Map<String, Object>> result = SCHEMA.register(given, true);
            assertThat(fields(result)).containsExactly("handle");
            assertThat(failure(result).errors().get(0).code()).isEqualTo("required");
        }
        assertThat(SCHEMA.register(FieldChanges.setting(Map.of("handle", "neo")), true)
                        .orThrow())
                .isEqualTo(Map.of("handle", "neo"));
    }

    @Test
    void register_fieldsOfAdmins_areRefused() {
        Result<Map<String, Object>> result =
                SCHEMA.register(FieldChanges.setting(Map.of("handle", "neo", "plan", "pro", "risk", 1)), true);

        assertThat(failure(result).code().code()).isEqualTo("field_not_accepted");
        assertThat(fields(result)).containsExactly("plan", "risk");
    }

    @Test
    void register_uniqueNotAccepted_isRefused() {
        Result<Map<String, Object>> result =
                SCHEMA.register(FieldChanges.setting(Map.of("handle", "neo", "nick", "n")), false);

        assertThat(failure(result).code().code()).isEqualTo("field_not_accepted");
        assertThat(fields(result)).containsExactly("handle");
    }

    @Test
    void visible_eachReader_isShownItsFieldsInOrderWithNulls() {
        Map<String, Object> stored = Map.of("nick", "n", "note", "secret", "risk", 9L, "formerlyDeclared", "x");

        assertThat(SCHEMA.visible(stored, Audience.PUBLIC)).isEqualTo(Map.of("nick", "n"));
        assertThat(SCHEMA.visible(stored, Audience.OWNER).keySet()).containsExactly("nick", "handle", "plan");
        assertThat(SCHEMA.visible(stored, Audience.OWNER).get("handle")).isNull();
        assertThat(SCHEMA.visible(stored, Audience.ADMIN).keySet()).containsExactly("nick", "handle", "plan", "note");
        assertThat(SCHEMA.visible(stored, Audience.NOBODY).keySet()).isEqualTo(SCHEMA.names());
    }

    @Test
    void withDefaults_given_staysAndMissing_isFilled() {
        assertThat(SCHEMA.withDefaults(Map.of())).isEqualTo(Map.of("plan", "free"));
        assertThat(SCHEMA.withDefaults(Map.of("plan", "pro"))).isEqualTo(Map.of("plan", "pro"));
    }

    @Test
    void keys_ofTwoSpellings_areOne() {
        for (List<String> spellings :
                List.of(List.of("NEO", "neo", "Neo"), List.of("Zo\u00eb", "zoe\u0308", "ZO\u00cb"))) {
            assertThat(spellings.stream()
                            .map(text -> SCHEMA.keys(Map.of("handle", text)))
                            .distinct())
                    .hasSize(1);
        }
        assertThat(SCHEMA.keys(Map.of("handle", "neo", "nick", "n", "plan", "pro")))
                .isEqualTo(Set.of(
                        new FieldKey(new Identifier("handle", "neo"), true),
                        new FieldKey(new Identifier("plan", "pro"), false)));
    }

    @Test
    void filter_ofAKey_readsTextAsTheType() {
        assertThat(SCHEMA.filter("risk", "7").orThrow().identifier()).isEqualTo(new Identifier("risk", "7"));
        assertThat(SCHEMA.filter("handle", "NEO").orThrow().identifier()).isEqualTo(new Identifier("handle", "neo"));
        for (String text : List.of("x", "10", "07", "", "7.0", "+7")) {
            assertThat(fields(SCHEMA.filter("risk", text))).as(text).containsExactly("risk");
        }
        assertThat(failure(SCHEMA.filter("nick", "n")).code().code()).isEqualTo("field_not_accepted");
        assertThat(failure(SCHEMA.filter("unknown", "n")).code().code()).isEqualTo("field_not_accepted");
    }

    @Test
    void filters_ofAReader_areWhatItMayRead() {
        assertThat(SCHEMA.filters(Audience.ADMIN)).isEqualTo(Set.of("handle", "plan"));
        assertThat(SCHEMA.filters(Audience.NOBODY)).isEqualTo(Set.of("handle", "plan", "risk"));
    }

    @Test
    void schema_ofUnsoundDeclarations_cannotBeMade() {
        assertThatIllegalArgumentException().isThrownBy(() -> new UserSchema(List.of(UserField.bool("role"))));
    }

    @Test
    void changes_printed_showNamesAlone() {
        Map<String, @Nullable Object> members = new HashMap<>(Map.of("nick", "very-private"));
        members.put("note", null);
        FieldChanges changes = FieldChanges.of(members);

        assertThat(changes.toString()).isEqualTo("FieldChanges[nick, note]");
        assertThat(SCHEMA.keys(Map.of("handle", "very-private")).toString()).isEqualTo("[FieldKey[handle]]");
        assertThatIllegalArgumentException().isThrownBy(() -> new FieldChanges(Map.of("nick", "x"), Set.of("nick")));
        assertThat(changes.applyTo(Map.of("note", "old", "plan", "pro")))
                .isEqualTo(Map.of("nick", "very-private", "plan", "pro"));
    }

    private static FieldChanges clearing(String... names) {
        return new FieldChanges(Map.of(), Set.copyOf(Arrays.asList(names)));
    }

    private static Failure failure(Result<?> result) {
        assertThat(result).isInstanceOf(Result.Failed.class);
        return ((Result.Failed<?>) result).failure();
    }

    private static List<String> fields(Result<?> result) {
        return failure(result).errors().stream().map(FieldError::field).toList();
    }
}
