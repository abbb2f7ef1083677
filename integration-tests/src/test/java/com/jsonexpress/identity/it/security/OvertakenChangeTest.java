package com.jsonexpress.identity.it.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.jsonexpress.identity.UserChanges;
import com.jsonexpress.identity.Users;
import com.jsonexpress.identity.access.Audience;
import com.jsonexpress.identity.core.plugin.UserHook;
import com.jsonexpress.identity.error.Result;
import com.jsonexpress.identity.event.EventType;
import com.jsonexpress.identity.field.FieldChanges;
import com.jsonexpress.identity.field.UserField;
import com.jsonexpress.identity.it.support.Answer;
import com.jsonexpress.identity.it.support.App;
import com.jsonexpress.identity.schema.User;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A change of the caller's own record that a revocation overtakes is not tried again after it. */
class OvertakenChangeTest {
    private static final String ADDRESS = "root@example.com";

    /** Runs once something between reading and writing the user. */
    private static final class Overtaking implements UserHook {
        private final AtomicReference<Runnable> first = new AtomicReference<>(() -> {});

        @Override
        public Result<FieldChanges> beforeUpdate(User user, FieldChanges changes) {
            first.getAndSet(() -> {}).run();
            return Result.ok(changes);
        }
    }

    static Arguments[] changes() {
        BiConsumer<Users, String> revokes = Users::revoke;
        BiConsumer<Users, String> disables = (users, id) -> users.update(id, UserChanges.disabled(true));
        BiConsumer<Users, String> demotes = (users, id) -> users.update(id, UserChanges.role("user"));
        return new Arguments[] {
            Arguments.of("disabled", false, disables),
            Arguments.of("role", "admin", demotes),
            Arguments.of("nickname", "planted", revokes)
        };
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("changes")
    void caller_whoIsRevokedMeanwhile_is401_andChangesNothing(
            String field, Object value, BiConsumer<Users, String> cause) {
        Overtaking hook = new Overtaking();
        try (App app = App.start(
                settings -> settings.field(UserField.text("nickname", 20).writeBy(Audience.OWNER))
                        .part(hook))) {
            String token = app.admin(ADDRESS);
            app.admin("another@example.com");
            Users users = app.identity().users();
            String id = users.findByEmail(ADDRESS).orElseThrow().id();
            AtomicReference<User> revoked = new AtomicReference<>();
            hook.first.set(() -> {
                cause.accept(users, id);
                revoked.set(users.find(id).orElseThrow());
            });

            Answer answer = app.client().send("PATCH", "/users/" + id, token, field, value);

            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.code()).isEqualTo("invalid_token");
            assertThat(users.find(id)).contains(revoked.get());
            assertThat(app.count(EventType.USER_ENABLED)).isZero();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("changes")
    void caller_whoIsNot_goesOn(String field, Object value, BiConsumer<Users, String> unused) {
        Overtaking hook = new Overtaking();
        try (App app = App.start(
                settings -> settings.field(UserField.text("nickname", 20).writeBy(Audience.OWNER))
                        .part(hook))) {
            String token = app.admin(ADDRESS);
            Users users = app.identity().users();
            String id = users.findByEmail(ADDRESS).orElseThrow().id();
            assertThat(app.client()
                            .send("PATCH", "/users/" + id, token, field, value)
                            .status())
                    .isEqualTo(200);
        }
    }
}
