package com.jsonexpress.identity.it.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.jsonexpress.identity.Identity;
import com.jsonexpress.identity.IdentitySettings;
import com.jsonexpress.identity.UserChanges;
import com.jsonexpress.identity.UserPage;
import com.jsonexpress.identity.UserQuery;
import com.jsonexpress.identity.Users;
import com.jsonexpress.identity.access.Audience;
import com.jsonexpress.identity.asvs.Asvs;
import com.jsonexpress.identity.core.plugin.Plugin;
import com.jsonexpress.identity.core.plugin.PluginContext;
import com.jsonexpress.identity.error.BootException;
import com.jsonexpress.identity.error.CommonError;
import com.jsonexpress.identity.error.FailureException;
import com.jsonexpress.identity.error.FieldError;
import com.jsonexpress.identity.field.UserField;
import com.jsonexpress.identity.it.support.App;
import com.jsonexpress.identity.it.support.Client;
import com.jsonexpress.identity.schema.User;
import com.jsonexpress.identity.store.memory.MemoryUserStore;
import com.jsonexpress.identity.testkit.TestContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Custom fields are looked at before anything starts, whoever declares them. */
class UserFieldsBootTest {

    /** A plugin that declares one field. */
    record Declaring(UserField field) implements Plugin {
        @Override
        public String name() {
            return "declaring";
        }

        @Override
        public List<UserField> userFields() {
            return List.of(field);
        }

        @Override
        public void start(PluginContext context) {}
    }

    @Test
    void declarations_thatAreWrong_areToldAllAtOnceWithOtherMistakes() {
        BootException failure = refused(IdentitySettings.none()
                .set("jex.auth.tokenTtl", "threeweeks")
                .field(UserField.text("PasswordHash", 20))
                .field(UserField.bool("nick"))
                .field(UserField.text("bio", 9_999).unique())
                .part(new Declaring(UserField.bool("Nick"))));

        assertThat(failure.getMessage())
                .contains("jex.auth.tokenTtl: ")
                .contains("user field PasswordHash: is the name of something built in")
                .contains("user field Nick: is declared twice")
                .contains("user field bio: its maximal length")
                .contains("user field bio: is unique or filterable, and longer");
        assertThat(failure.remedy()).isNotBlank();
    }

    @Test
    void field_thatHasBecomeUnique_findsItsUserOnceTheSameValueIsWrittenAgain() {
        try (MemoryUserStore store = new MemoryUserStore()) {
            store.start(TestContext.realTime().context());
            UserField nickname = UserField.text("nickname", 20).writeBy(Audience.OWNER);
            String id;
            try (App before = App.start(settings -> settings.part(store).field(nickname))) {
                id = before.client()
                        .post(
                                "/auth/register",
                                "email",
                                "ada@example.com",
                                "password",
                                Client.PASSWORD,
                                "nickname",
                                "ada")
                        .string("user.id");
            }
            try (App after = App.start(settings -> settings.part(store).field(nickname.unique()))) {
                Users users = after.identity().users();
                users.update(id, UserChanges.fields(Map.of("nickname", "ada"))).orThrow();
                assertThat(users.list(UserQuery.byField("nickname", "ada")).items())
                        .extracting(User::id)
                        .containsExactly(id);
            }
        }
    }

    @Test
    void query_afterACursor_isTheNextPageOfTheSameQuery() {
        UserField plan = UserField.choice("plan", "free", "pro").filterable();
        try (App app = App.start(settings -> settings.field(plan))) {
            Users users = app.identity().users();
            List<String> ids = Stream.of("ada", "bob", "eve")
                    .map(name -> users.provision(name + "@example.com", "user", Map.of("plan", "pro"))
                            .orThrow()
                            .id())
                    .toList();
            users.provision("mia@example.com", "user", Map.of("plan", "free")).orThrow();

            List<String> seen = new ArrayList<>();
            UserQuery all = UserQuery.byField("plan", "pro");
            UserQuery query = new UserQuery(2, Optional.empty(), Optional.empty(), Optional.empty(), all.fields());
            UserPage page = users.list(query);
            page.items().forEach(user -> seen.add(user.id()));
            assertThat(seen).hasSize(2);
            page = users.list(query.after(page.nextCursor().orElseThrow()));
            page.items().forEach(user -> seen.add(user.id()));

            assertThat(seen).containsExactlyInAnyOrderElementsOf(ids);
            assertThat(page.nextCursor()).isEmpty();
        }
    }

    @Test
    void list_byTwoFilters_isRefused() {
        UserField plan = UserField.choice("plan", "free", "pro").filterable();
        try (App app = App.start(settings -> settings.field(plan))) {
            UserQuery both =
                    new UserQuery(10, Optional.empty(), Optional.empty(), Optional.of("user"), Map.of("plan", "pro"));

            FailureException refused = catchThrowableOfType(
                    FailureException.class, () -> app.identity().users().list(both));

            assertThat(refused.failure().code()).isEqualTo(CommonError.VALIDATION_FAILED);
            assertThat(refused.failure().errors()).extracting(FieldError::code).containsExactly("one_filter");
        }
    }

    @Test
    void declaration_thatCollides_endsWithItsRemedy() {
        BootException failure = refused(IdentitySettings.none().field(UserField.bool("role")));

        assertThat(failure.toString()).endsWith("Choose another name.");
    }

    @Asvs("2.1.2")
    @Test
    void requiredAndUnique_inVerifiedMode_isAContradiction() {
        UserField field =
                UserField.text("handle", 20).writeBy(Audience.OWNER).unique().required();

        BootException failure =
                refused(IdentitySettings.none().field(field).set("jex.auth.requireVerifiedEmail", "true"));

        assertThat(failure.getMessage()).contains("user field handle: is required and unique");
        App.start(settings -> settings.field(field)).close();
    }

    @Test
    void fieldOfAPlugin_isOneOfTheSchema() {
        UserField field = UserField.bool("agreed").writeBy(Audience.OWNER);
        try (App app =
                App.start(settings -> settings.field(UserField.bool("first")).part(new Declaring(field)))) {
            assertThat(app.identity().users().schema().names()).containsExactly("first", "agreed");
            assertThat(app.client()
                            .post(
                                    "/auth/register",
                                    "email",
                                    "ada@example.com",
                                    "password",
                                    com.jsonexpress.identity.it.support.Client.PASSWORD,
                                    "agreed",
                                    true)
                            .at("user.agreed"))
                    .isEqualTo(true);
        }
    }

    private static BootException refused(IdentitySettings settings) {
        return catchThrowableOfType(BootException.class, () -> Identity.start(settings.codeOnly()));
    }
}
