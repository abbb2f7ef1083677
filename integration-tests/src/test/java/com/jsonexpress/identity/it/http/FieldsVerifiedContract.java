package com.jsonexpress.identity.it.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.jsonexpress.identity.access.Audience;
import com.jsonexpress.identity.asvs.Asvs;
import com.jsonexpress.identity.core.plugin.UserHook;
import com.jsonexpress.identity.error.Result;
import com.jsonexpress.identity.field.UserField;
import com.jsonexpress.identity.it.support.Accounts;
import com.jsonexpress.identity.it.support.Answer;
import com.jsonexpress.identity.it.support.App;
import com.jsonexpress.identity.it.support.Client;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Custom fields with {@code requireVerifiedEmail}: none of them tells which addresses are known. */
abstract class FieldsVerifiedContract extends HttpContract {
    private static final List<UserField> FIELDS = List.of(
            UserField.text("displayName", 20).writeBy(Audience.OWNER),
            UserField.text("handle", 20).writeBy(Audience.OWNER).unique());

    private App start() {
        return start(FieldsScene.declaring(FIELDS, "jex.auth.requireVerifiedEmail", "true"));
    }

    @Test
    void register_withFields_isOne202ForEveryStateOfTheAddress() {
        App app = start();
        Answer unknown = register(app, "unknown@example.com", "displayName", "Zoë");
        expect(unknown, 202);
        for (String state : Accounts.STATES) {
            String email = Accounts.make(app, state);
            Answer answer = register(app, email, "displayName", "Mallory");
            about(state, () -> assertThat(answer.body()).isEqualTo(unknown.body()));
            assertThat(app.identity().users().findByEmail(email).orElseThrow().fields())
                    .as(state)
                    .isEmpty();
        }
        assertThat(app.identity()
                        .users()
                        .findByEmail("unknown@example.com")
                        .orElseThrow()
                        .fields())
                .isEqualTo(Map.of("displayName", "Zoë"));
    }

    /**
     * Somebody who registers an address with a fresh value, and then an own address with the same value, would learn
     * from the second answer whether the first made an account.
     */
    @Asvs("2.2.3")
    @Test
    void register_uniqueField_isRefusedAlikeWhetherTakenOrNotAndForEveryAddress() {
        App app = start();
        String known = Accounts.make(app, "active");
        Answer first = register(app, "unknown@example.com", "handle", "neo");
        Answer second = register(app, known, "handle", "neo");
        Answer third = register(app, "mine@example.com", "handle", "neo");

        for (Answer answer : List.of(first, second, third)) {
            assertThat(expect(answer, 400, "field_not_accepted").faultyFields()).containsExactly("handle");
            assertThat(answer.body()).isEqualTo(first.body());
        }
        assertThat(app.identity().users().findByEmail("unknown@example.com")).isEmpty();
    }

    @Test
    void patch_uniqueFieldOnceSignedIn_isTheWay() {
        App app = start();
        String email = Accounts.make(app, "active");
        Answer session = app.client().login(email, Client.PASSWORD);

        Answer answer = app.client()
                .send("PATCH", "/users/" + session.string("user.id"), session.string("accessToken"), "handle", "neo");

        assertThat(expect(answer, 200).at("handle")).isEqualTo("neo");
    }

    @Test
    void hook_thatSetsAUniqueFieldAtRegistration_failsForEveryAddressAlike() {
        UserHook hook = new UserHook() {
            @Override
            public Result<Map<String, Object>> beforeCreate(String email, String role, Map<String, Object> fields) {
                return Result.ok(role.equals("user") ? Map.of("handle", "made-by-hook") : fields);
            }
        };
        App app = start(settings -> FieldsScene.declaring(FIELDS, "jex.auth.requireVerifiedEmail", "true")
                .apply(settings)
                .part(hook));
        app.identity().users().provision("known@example.com", "editor").orThrow();

        Answer unknown = register(app, "unknown@example.com");
        Answer known = register(app, "known@example.com");

        expect(unknown, 500, "internal_error");
        assertThat(known.body()).isEqualTo(unknown.body());
        assertThat(app.identity().users().findByEmail("unknown@example.com")).isEmpty();
    }

    private static Answer register(App app, String email, String... field) {
        return field.length == 0
                ? app.client().register(email)
                : app.client().post("/auth/register", "email", email, "password", Client.PASSWORD, field[0], field[1]);
    }
}
