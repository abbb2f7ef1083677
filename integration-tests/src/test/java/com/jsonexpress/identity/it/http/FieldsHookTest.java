package com.jsonexpress.identity.it.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.jsonexpress.identity.core.plugin.UserHook;
import com.jsonexpress.identity.error.CommonError;
import com.jsonexpress.identity.error.Failure;
import com.jsonexpress.identity.error.Result;
import com.jsonexpress.identity.field.FieldChanges;
import com.jsonexpress.identity.it.support.Answer;
import com.jsonexpress.identity.it.support.App;
import com.jsonexpress.identity.it.support.Client;
import com.jsonexpress.identity.schema.User;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** What user hooks see of custom fields, and what they may make of them. */
class FieldsHookTest {

    /** Notes what it sees, and sets the field that nobody else may write. */
    private static final class Scoring implements UserHook {
        private final List<Object> seen = new CopyOnWriteArrayList<>();

        @Override
        public Result<Map<String, Object>> beforeCreate(String email, String role, Map<String, Object> fields) {
            seen.add(fields);
            Map<String, Object> more = new HashMap<>(fields);
            more.put("risk", "low");
            return Result.ok(more);
        }

        @Override
        public Result<FieldChanges> beforeUpdate(User user, FieldChanges changes) {
            seen.add(changes);
            return changes.cleared().contains("displayName")
                    ? Result.failed(Failure.of(CommonError.FORBIDDEN, "Keep a name."))
                    : Result.ok(changes);
        }
    }

    @Test
    void hook_seesCheckedValuesWithDefaults_andMaySetAnyDeclaredField() {
        Scoring hook = new Scoring();
        try (App app = start(hook)) {
            Answer made = app.client()
                    .post(
                            "/auth/register",
                            "email",
                            "ada@example.com",
                            "password",
                            Client.PASSWORD,
                            "bornAt",
                            "2000-01-01T02:00:00+02:00");

            assertThat(made.status()).isEqualTo(201);
            assertThat(hook.seen).containsExactly(Map.of("bornAt", "2000-01-01T00:00:00Z", "plan", "free"));
            assertThat(app.identity()
                            .users()
                            .find(made.string("user.id"))
                            .orElseThrow()
                            .fields())
                    .containsEntry("risk", "low");
        }
    }

    @Test
    void hook_seesWhatIsCleared_andMayRefuse() {
        Scoring hook = new Scoring();
        try (App app = start(hook)) {
            Answer made = app.client()
                    .post(
                            "/auth/register",
                            "email",
                            "ada@example.com",
                            "password",
                            Client.PASSWORD,
                            "displayName",
                            "Ada");
            String path = "/users/" + made.string("user.id");
            Answer refused =
                    app.client().send("PATCH", path, made.string("accessToken"), "displayName", null, "handle", "ada");

            assertThat(refused.code()).isEqualTo("forbidden");
            assertThat(((FieldChanges) hook.seen.get(1)).set()).isEqualTo(Map.of("handle", "ada"));
            assertThat(app.client().get("/auth/me", made.string("accessToken")).json())
                    .containsEntry("displayName", "Ada")
                    .containsEntry("handle", null);
        }
    }

    @Test
    void hook_thatSetsWhatIsNotDeclaredOrNotValid_failsTheRequestAndWritesNothing() {
        for (Map<String, Object> wrong : List.<Map<String, Object>>of(
                Map.of("role", "admin"), Map.of("undeclared", "x"), Map.of("level", 99L), Map.of("vip", "yes"))) {
            UserHook hook = new UserHook() {
                @Override
                public Result<Map<String, Object>> beforeCreate(String email, String role, Map<String, Object> fields) {
                    return Result.ok(wrong);
                }
            };
            try (App app = start(hook)) {
                assertThat(app.client().register("ada@example.com").status()).isEqualTo(500);
                assertThat(app.identity().users().findByEmail("ada@example.com"))
                        .isEmpty();
            }
        }
    }

    private static App start(UserHook hook) {
        return App.start(settings ->
                FieldsScene.declaring(FieldsScene.FIELDS).apply(settings).part(hook));
    }
}
