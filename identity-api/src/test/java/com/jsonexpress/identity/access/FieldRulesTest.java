package com.jsonexpress.identity.access;

import static com.jsonexpress.identity.access.Audience.ADMIN;
import static com.jsonexpress.identity.access.Audience.NOBODY;
import static com.jsonexpress.identity.access.Audience.OWNER;
import static com.jsonexpress.identity.access.Audience.PUBLIC;
import static org.assertj.core.api.Assertions.assertThat;

import com.jsonexpress.identity.asvs.Asvs;
import com.jsonexpress.identity.error.CommonError;
import com.jsonexpress.identity.error.FailureException;
import com.jsonexpress.identity.error.FieldError;
import com.jsonexpress.identity.error.Result;
import com.jsonexpress.identity.token.Principal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assertj.core.api.Assertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@Asvs("8.2.3")
class FieldRulesTest {
    private static final FieldRules RULES = FieldRules.others(NOBODY, NOBODY)
            .field("title", PUBLIC, OWNER)
            .field("draft", OWNER, OWNER)
            .field("notes", ADMIN, ADMIN)
            .field("author", PUBLIC, NOBODY)
            .field("hash", NOBODY, NOBODY);
    private static final Map<String, Object> RECORD =
            Map.of("title", "a", "draft", "b", "notes", "c", "author", "d", "hash", "e", "unknown", "f");
    private static final Optional<Principal> NONE = Optional.empty();
    private static final Optional<Principal> USER = Optional.of(RulesTest.caller("7", "user"));
    private static final Optional<Principal> ADMIN_USER = Optional.of(RulesTest.caller("1", "admin"));

    @Test
    void visible_byCaller_isWhatEachMayRead() {
        assertThat(RULES.visible(RECORD, NONE, false)).containsOnlyKeys("title", "author");
        assertThat(RULES.visible(RECORD, USER, false)).containsOnlyKeys("title", "author");
        assertThat(RULES.visible(RECORD, USER, true)).containsOnlyKeys("title", "author", "draft");
        assertThat(RULES.visible(RECORD, ADMIN_USER, false)).containsOnlyKeys("title", "author", "draft", "notes");
    }

    @Test
    void accepted_byCaller_isWhatEachMaySet() {
        assertThat(RULES.accepted(RECORD, NONE, false)).isEmpty();
        assertThat(RULES.accepted(RECORD, USER, false)).isEmpty();
        assertThat(RULES.accepted(RECORD, USER, true)).containsOnlyKeys("title", "draft");
        assertThat(RULES.accepted(RECORD, ADMIN_USER, false)).containsOnlyKeys("title", "draft", "notes");
    }

    @Test
    void owner_whoIsNobody_ownsNothing() {
        assertThat(RULES.visible(RECORD, NONE, true)).containsOnlyKeys("title", "author");
        assertThat(RULES.accepted(RECORD, NONE, true)).isEmpty();
    }

    @Test
    void others_widened_reachFieldsThatAreNotNamed_andNoNamedOne() {
        FieldRules open = FieldRules.others(PUBLIC, OWNER).field("notes", ADMIN, ADMIN);
        assertThat(open.visible(RECORD, NONE, false)).doesNotContainKey("notes").containsKey("unknown");
        assertThat(open.accepted(RECORD, USER, true)).doesNotContainKey("notes").containsKey("unknown");
    }

    @Test
    void name_inAnotherCase_isAnotherField() {
        assertThat(RULES.accepted(Map.of("Title", "x"), USER, true)).isEmpty();
    }

    @Test
    void checked_withFieldsThatMayNotBeSet_namesThem() {
        Result<Map<String, Object>> result = RULES.checked(Map.of("title", "x", "notes", "y"), USER, true);
        FailureException refused = Assertions.catchThrowableOfType(FailureException.class, result::orThrow);
        assertThat(refused.failure().code()).isEqualTo(CommonError.FIELD_NOT_ACCEPTED);
        assertThat(refused.failure().errors()).extracting(FieldError::field).containsExactly("notes");
    }

    @Test
    void checked_withAllowedFieldsAlone_isTheInput() {
        assertThat(RULES.checked(Map.of("title", "x"), USER, true)).isEqualTo(Result.ok(Map.of("title", "x")));
    }

    @Test
    void checked_aThousandLongNames_tellsSixteenShortOnes() {
        Map<String, Object> many =
                IntStream.range(0, 1000).boxed().collect(Collectors.toMap(i -> i + "x".repeat(1000), i -> "value"));
        FailureException refused = Assertions.catchThrowableOfType(
                FailureException.class,
                () -> RULES.checked(many, ADMIN_USER, true).orThrow());
        assertThat(refused.failure().errors())
                .hasSize(16)
                .allSatisfy(error -> assertThat(error.field()).hasSize(64));
    }

    @Test
    void maps_keepOrderAndNull_andTheOriginal() {
        Map<String, @Nullable Object> record = new LinkedHashMap<>();
        record.put("title", null);
        record.put("notes", "c");
        record.put("author", "d");
        assertThat(RULES.visible(record, NONE, false).keySet()).containsExactly("title", "author");
        assertThat(record).hasSize(3);
    }

    @Test
    void field_added_changesACopy() {
        FieldRules base = FieldRules.others(NOBODY, NOBODY);
        assertThat(base.field("a", PUBLIC, PUBLIC).visible(Map.of("a", 1), NONE, false))
                .isNotEmpty();
        assertThat(base.visible(Map.of("a", 1), NONE, false)).isEmpty();
    }
}
