package com.jsonexpress.identity.it.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.jsonexpress.identity.UserChanges;
import com.jsonexpress.identity.UserQuery;
import com.jsonexpress.identity.access.Audience;
import com.jsonexpress.identity.asvs.Asvs;
import com.jsonexpress.identity.field.FieldChanges;
import com.jsonexpress.identity.field.UserField;
import com.jsonexpress.identity.it.support.Answer;
import com.jsonexpress.identity.it.support.App;
import com.jsonexpress.identity.it.support.Client;
import com.jsonexpress.identity.it.support.Secrets;
import com.jsonexpress.identity.testkit.Race;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Contract 2.2 and 2.3 with custom fields: who writes them where, and who is shown them. */
abstract class FieldsContract extends HttpContract {
    private static final Set<String> OF_OWNER = Set.of("displayName", "handle", "tags", "bornAt", "plan", "level");
    private static final Set<String> OF_ADMIN =
            Set.of("displayName", "handle", "tags", "bornAt", "plan", "level", "vip");
    private static final String NEW = Secrets.note("a-quite-new-donkey");

    private FieldsScene scene() {
        return FieldsScene.of(start(FieldsScene.declaring(FieldsScene.FIELDS)));
    }

    @Test
    void register_ownersFields_areStoredAndShownEverywhere() {
        App app = start(FieldsScene.declaring(FieldsScene.FIELDS));

        Answer registered = register(
                app,
                "zoe@example.com",
                "displayName",
                "Zoë 😀",
                "tags",
                List.of("a", "b"),
                "bornAt",
                "2000-01-01T02:00:00+02:00");

        expect(registered, 201);
        assertZoe(registered.at("user"));
        Answer login = app.client().login("zoe@example.com", Client.PASSWORD);
        assertZoe(login.at("user"));
        assertZoe(app.client().refresh(login.string("refreshToken")).at("user"));
        assertZoe(app.client().get("/auth/me", login.string("accessToken")).json());
        assertZoe(app.client()
                .get("/users/" + login.string("user.id"), login.string("accessToken"))
                .json());
        String token = app.mailbox().awaitToken("zoe@example.com", "Confirm");
        assertZoe(app.client().post("/auth/verify", "token", token).at("user"));
    }

    @Test
    void reset_thatFirstProvesTheAddress_dropsWhatAStrangerFilledIn() {
        App app = start(FieldsScene.declaring(FieldsScene.FIELDS));
        Answer stranger = register(app, "zoe@example.com", "displayName", "Mallory", "handle", "zoe");
        String id = stranger.string("user.id");
        app.identity()
                .users()
                .update(id, UserChanges.fields(Map.of("plan", "pro", "vip", true)))
                .orThrow();

        resetByMail(app, "zoe@example.com");

        Map<String, Object> kept = app.identity().users().find(id).orElseThrow().fields();
        assertThat(kept)
                .containsEntry("plan", "pro")
                .containsEntry("vip", true)
                .doesNotContainKeys("displayName", "handle");
        expect(register(app, "eve@example.com", "displayName", "Eve", "handle", "zoe"), 201);
    }

    @Test
    void reset_ofAProvenAddress_keepsEveryField() {
        App app = start(FieldsScene.declaring(FieldsScene.FIELDS));
        String id = register(app, "zoe@example.com", "displayName", "Zoë").string("user.id");
        expect(app.client().post("/auth/verify", "token", app.mailbox().awaitToken("zoe@example.com", "Confirm")), 200);

        resetByMail(app, "zoe@example.com");

        assertThat(app.identity().users().find(id).orElseThrow().fields()).containsEntry("displayName", "Zoë");
    }

    private static void resetByMail(App app, String email) {
        expect(app.client().post("/auth/password/forgot", "email", email), 200);
        String token = app.mailbox().awaitToken(email, "new password");
        expect(app.client().post("/auth/password/reset", "token", token, "newPassword", NEW), 200);
    }

    private static void assertZoe(@Nullable Object user) {
        assertMembers(user, OF_OWNER);
        assertThat(user)
                .asInstanceOf(InstanceOfAssertFactories.MAP)
                .containsEntry("displayName", "Zoë 😀")
                .containsEntry("tags", List.of("a", "b"))
                .containsEntry("bornAt", "2000-01-01T00:00:00Z")
                .containsEntry("plan", "free")
                .containsEntry("handle", null);
    }

    @ParameterizedTest
    @ValueSource(strings = {"plan", "level"})
    void register_fieldOfSomebodyElse_isNotAcceptedAndNothingIsMade(String name) {
        App app = start(FieldsScene.declaring(FieldsScene.FIELDS));

        Answer answer = register(app, "zoe@example.com", name, "free");

        assertThat(expect(answer, 400, "field_not_accepted").faultyFields()).containsExactly(name);
        assertThat(app.identity().users().findByEmail("zoe@example.com")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"vip", "risk"})
    void register_fieldThatItsOwnerNeverSees_isAnsweredLikeOneThatIsNotDeclared(String name) {
        App app = start(FieldsScene.declaring(FieldsScene.FIELDS));

        Answer hidden = register(app, "zoe@example.com", name, "x");
        Answer undeclared = register(app, "zoe@example.com", "nosuch", "x");

        expect(hidden, 400, "validation_failed");
        assertThat(hidden.text()).isEqualTo(undeclared.text().replace("nosuch", name));
        assertThat(app.identity().users().findByEmail("zoe@example.com")).isEmpty();
    }

    @Asvs("2.2.2")
    @Test
    void register_badValues_areToldTogetherWithTheRest() {
        App app = start(FieldsScene.declaring(FieldsScene.FIELDS));

        Answer answer = app.client()
                .post("/auth/register", "email", "x", "password", Client.PASSWORD, "displayName", "", "tags", 7L);

        assertThat(expect(answer, 400, "validation_failed").faultyFields())
                .containsExactly("email", "displayName", "tags");
    }

    @Test
    void register_requiredField_mustBeThereAndStays() {
        App app = start(FieldsScene.declaring(
                List.of(UserField.bool("terms").writeBy(Audience.OWNER).required())));

        assertThat(expect(register(app, "zoe@example.com"), 400, "validation_failed")
                        .faultyFields())
                .containsExactly("terms");
        Answer made = expect(register(app, "zoe@example.com", "terms", true), 201);
        Answer cleared = app.client()
                .send("PATCH", "/users/" + made.string("user.id"), made.string("accessToken"), "terms", null);
        assertThat(expect(cleared, 400, "validation_failed").faultyFields()).containsExactly("terms");
        // an administrator cannot agree to anything in somebody's place
        app.identity().users().provision("eve@example.com", "user").orThrow();
    }

    @Test
    void me_ofAnAdmin_showsItsFieldsToo() {
        FieldsScene scene = scene();

        assertMembers(scene.app().client().get("/auth/me", scene.admin()).json(), OF_ADMIN);
        assertMembers(
                scene.app().client().login("root@example.com", Client.PASSWORD).at("user"), OF_ADMIN);
    }

    @Asvs({"8.2.3", "15.3.1"})
    @Test
    void users_readByAnAdmin_showItsFieldsAndNobodysToNobody() {
        FieldsScene scene = scene();
        Client client = scene.app().client();
        scene.app()
                .identity()
                .users()
                .update(scene.userId(), UserChanges.fields(Map.of("risk", "watched", "vip", true)))
                .orThrow();

        assertMembers(client.get("/users/" + scene.userId(), scene.admin()).json(), OF_ADMIN);
        items(client.get("/users", scene.admin())).forEach(item -> assertMembers(item, OF_ADMIN));
        assertMembers(client.get("/users/" + scene.userId(), scene.owner()).json(), OF_OWNER);
        assertThat(scene.app()
                        .identity()
                        .users()
                        .find(scene.userId())
                        .orElseThrow()
                        .fields())
                .containsEntry("risk", "watched");
    }

    @Test
    void provision_byAnAdmin_writesItsFieldsAndNoOthers() {
        FieldsScene scene = scene();

        Answer made =
                provision(scene, "eve@example.com", "displayName", "Eve", "plan", "pro", "vip", true, "level", null);
        expect(made, 201);
        assertMembers(made.json(), OF_ADMIN);
        assertThat(made.json())
                .containsEntry("displayName", "Eve")
                .containsEntry("plan", "pro")
                .containsEntry("vip", true)
                .containsEntry("level", null);
        Answer refused = provision(scene, "mallory@example.com", "risk", "none");
        assertThat(expect(refused, 400, "field_not_accepted").faultyFields()).containsExactly("risk");
        Answer unknown = provision(scene, "mallory@example.com", "Plan", "pro");
        assertThat(expect(unknown, 400, "validation_failed").faultyFields()).containsExactly("Plan");
        assertThat(scene.app().identity().users().findByEmail("mallory@example.com"))
                .isEmpty();
    }

    @Test
    void patch_byTheOwner_setsAndClearsItsOwnFields() {
        FieldsScene scene = scene();

        Answer set = expect(own(scene, "displayName", "Ada", "handle", "Ada1"), 200);
        assertMembers(set.json(), OF_OWNER);
        assertThat(set.json()).containsEntry("displayName", "Ada").containsEntry("handle", "Ada1");
        Answer cleared = expect(own(scene, "displayName", null, "tags", List.of("x")), 200);
        assertThat(cleared.json())
                .containsEntry("displayName", null)
                .containsEntry("handle", "Ada1")
                .containsEntry("tags", List.of("x"));
        // the session goes on: fields take no rights away
        expect(scene.app().client().get("/auth/me", scene.owner()), 200);
    }

    @Asvs("8.2.3")
    @ParameterizedTest
    @ValueSource(
            strings = {
                "plan",
                "level",
                "vip",
                "risk",
                "role",
                "email",
                "disabled",
                "emailVerified",
                "requirePasswordReset",
                "id",
                "createdAt",
                "password",
                "passwordHash",
                "tokenVersion",
                "PASSWORDHASH",
                "unknown",
                "DisplayName"
            })
    void patch_byTheOwnerOfAnythingElse_isNotAcceptedAndChangesNothing(String name) {
        FieldsScene scene = scene();

        Answer answer = own(scene, "displayName", "Changed", name, "admin");

        assertThat(expect(answer, 400, "field_not_accepted").faultyFields()).containsExactly(name);
        assertThat(scene.app().client().get("/auth/me", scene.owner()).at("displayName"))
                .isNull();
    }

    @Test
    void patch_byAStranger_is404() {
        FieldsScene scene = scene();
        String stranger = scene.app().client().register("eve@example.com").string("accessToken");

        expect(
                scene.app().client().send("PATCH", "/users/" + scene.userId(), stranger, "displayName", "x"),
                404,
                "not_found");
    }

    @Test
    void patch_byAnAdmin_writesFieldsBesideTheRest() {
        FieldsScene scene = scene();

        Answer answer = patch(scene, "role", "editor", "plan", "pro", "displayName", "Ada", "level", 3L);

        expect(answer, 200);
        assertMembers(answer.json(), OF_ADMIN);
        assertThat(answer.json())
                .containsEntry("role", "editor")
                .containsEntry("plan", "pro")
                .containsEntry("level", 3L);
        assertThat(expect(patch(scene, "risk", "x"), 400, "field_not_accepted").faultyFields())
                .containsExactly("risk");
        Answer bad = patch(scene, "role", "No Role", "level", 10L, "plan", "gold");
        assertThat(expect(bad, 400, "validation_failed").faultyFields()).containsExactly("role", "plan", "level");
        assertThat(scene.app()
                        .client()
                        .get("/users/" + scene.userId(), scene.admin())
                        .at("level"))
                .isEqualTo(3L);
    }

    @Test
    void fields_everythingElseThatHappens_keepsThem() {
        FieldsScene scene = scene();
        Client client = scene.app().client();
        own(scene, "displayName", "Ada", "handle", "ada", "tags", List.of("x"));
        Map<String, Object> before = stored(scene);

        client.post("/auth/verify", "token", scene.app().mailbox().awaitToken("ada@example.com", "Confirm"));
        client.send(
                "POST", "/auth/password/change", scene.owner(), "currentPassword", Client.PASSWORD, "newPassword", NEW);
        patch(scene, "role", "editor");
        patch(scene, "disabled", true);
        patch(scene, "disabled", false);
        client.send("POST", "/users/" + scene.userId() + "/revoke", scene.admin());
        patch(scene, "requirePasswordReset", true);
        String link = scene.app().mailbox().awaitToken("ada@example.com", "new password");
        expect(client.post("/auth/password/reset", "token", link, "newPassword", Client.PASSWORD), 200);
        expect(client.login("ada@example.com", Client.PASSWORD), 200);

        assertThat(stored(scene)).isEqualTo(before).containsEntry("handle", "ada");
        assertThat(emails(scene, "handle=ADA")).containsExactly("ada@example.com");
    }

    @Test
    void uniqueField_thatIsTaken_is409NamingItOnEveryEntrance() {
        FieldsScene scene = scene();
        own(scene, "handle", "Ada");

        for (Answer answer : List.of(
                register(scene.app(), "eve@example.com", "handle", "ADA"),
                provision(scene, "eve@example.com", "handle", "aDa"),
                scene.app()
                        .client()
                        .send("PATCH", "/users/" + rootId(scene), scene.admin(), "handle", "ada", "role", "editor"))) {
            assertThat(expect(answer, 409, "field_taken").faultyFields()).containsExactly("handle");
            assertThat(answer.text()).doesNotContainIgnoringCase("ada");
        }
        assertThat(scene.app().identity().users().findByEmail("eve@example.com"))
                .isEmpty();
        expect(scene.app().client().get("/users", scene.admin()), 200);
        // its own value in another case is no conflict; a cleared one is free
        expect(own(scene, "handle", "ADA"), 200);
        expect(own(scene, "handle", null), 200);
        expect(register(scene.app(), "eve@example.com", "handle", "ada"), 201);
    }

    @Asvs("2.3.4")
    @Test
    void uniqueField_claimedByManyAtOnce_isOnes() {
        FieldsScene scene = scene();
        AtomicInteger number = new AtomicInteger();
        Race race = closing(new Race(8));
        List<Answer> answers = race.round(
                () -> register(scene.app(), "r" + number.incrementAndGet() + "@example.com", "handle", "TheOne"));

        assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(1);
        assertThat(answers).filteredOn(answer -> answer.status() == 409).hasSize(7);
        assertThat(emails(scene, "handle=theone")).hasSize(1);
    }

    @Test
    void list_byAField_findsThoseAlonePageByPage() {
        FieldsScene scene = scene();
        Set<Object> pros = new HashSet<>();
        for (int i = 0; i < 7; i++) {
            pros.add(provision(scene, "p" + i + "@example.com", "plan", "pro", "level", (long) i)
                    .at("email"));
        }

        Answer first = expect(scene.app().client().get("/users?plan=pro&limit=4", scene.admin()), 200);
        Answer second = expect(
                scene.app().client().get("/users?plan=pro&limit=4&cursor=" + first.string("nextCursor"), scene.admin()),
                200);
        Set<Object> seen = new HashSet<>();
        items(first).forEach(item -> seen.add(item.get("email")));
        items(second).forEach(item -> seen.add(item.get("email")));

        assertThat(items(first)).hasSize(4);
        assertThat(second.at("nextCursor")).isNull();
        assertThat(seen).isEqualTo(pros);
        assertThat(emails(scene, "level=3")).containsExactly("p3@example.com");
        assertThat(emails(scene, "level=9")).isEmpty();
        assertThat(emails(scene, "plan=free")).contains("ada@example.com", "admin@local");
        assertThat(emails(scene, "email=p3@example.com&level=3&plan=pro")).hasSize(1);
        assertThat(emails(scene, "email=p3@example.com&level=4")).isEmpty();
    }

    @Test
    void list_byAUniqueField_goesTogetherWithEveryOtherFilter() {
        FieldsScene scene = scene();
        own(scene, "handle", "Ada");

        assertThat(emails(scene, "handle=aDA")).containsExactly("ada@example.com");
        assertThat(emails(scene, "handle=ada&role=user&plan=free")).containsExactly("ada@example.com");
        assertThat(emails(scene, "handle=ada&role=admin")).isEmpty();
        assertThat(emails(scene, "handle=ada&plan=pro")).isEmpty();
        assertThat(emails(scene, "handle=nobody")).isEmpty();
    }

    @Test
    void list_byWhatIsNoFilter_is400NamingIt() {
        FieldsScene scene = scene();
        Map<String, String> codes = Map.of(
                "displayName=x", "field_not_accepted",
                "vip=true", "field_not_accepted",
                "risk=watched", "field_not_accepted",
                "unknown=x", "field_not_accepted",
                "Plan=pro", "field_not_accepted",
                "passwordHash=x", "field_not_accepted",
                "plan=gold", "validation_failed",
                "level=x", "validation_failed",
                "level=", "validation_failed");
        codes.forEach((query, code) -> {
            Answer answer = scene.app().client().get("/users?" + query, scene.admin());
            about(
                    query,
                    () -> assertThat(expect(answer, 400, code).faultyFields())
                            .containsExactly(query.substring(0, query.indexOf('='))));
        });
        expect(scene.app().client().get("/users?level=3&plan=pro", scene.admin()), 400, "validation_failed");
        expect(scene.app().client().get("/users?role=user&plan=pro", scene.admin()), 400, "validation_failed");
    }

    @Test
    void trustedCode_writesAndFindsEveryField() {
        FieldsScene scene = scene();
        var users = scene.app().identity().users();
        String id = users.provision("eve@example.com", "user", Map.of("risk", "High", "vip", true))
                .orThrow()
                .id();

        users.update(scene.userId(), UserChanges.fields(Map.of("risk", "high", "level", 4)))
                .orThrow();
        assertThat(users.list(UserQuery.byField("risk", "HIGH")).items())
                .extracting(user -> user.id())
                .containsExactlyInAnyOrder(id, scene.userId());
        users.update(id, UserChanges.fields(new FieldChanges(Map.of(), Set.of("risk"))))
                .orThrow();
        assertThat(users.find(id).orElseThrow().fields()).isEqualTo(Map.of("vip", true, "plan", "free"));
        assertThat(users.update(id, UserChanges.fields(Map.of("unknown", 1))).isOk())
                .isFalse();
        assertThat(users.schema().visible(users.find(id).orElseThrow().fields(), Audience.PUBLIC))
                .containsOnlyKeys("displayName");
        assertThat(users.find(id).orElseThrow().toString()).isEqualTo("User[" + id + "]");
    }

    private static Map<String, Object> stored(FieldsScene scene) {
        return scene.app().identity().users().find(scene.userId()).orElseThrow().fields();
    }

    private static String rootId(FieldsScene scene) {
        return scene.app().client().get("/auth/me", scene.admin()).string("id");
    }

    private static Answer register(App app, String email, @Nullable Object... fields) {
        return app.client()
                .send("POST", "/auth/register", "", with(fields, "email", email, "password", Client.PASSWORD));
    }

    private static Answer provision(FieldsScene scene, String email, @Nullable Object... fields) {
        return scene.app().client().send("POST", "/users", scene.admin(), with(fields, "email", email, "role", "user"));
    }

    private static Answer patch(FieldsScene scene, @Nullable Object... fields) {
        return scene.app().client().send("PATCH", "/users/" + scene.userId(), scene.admin(), fields);
    }

    private static Answer own(FieldsScene scene, @Nullable Object... fields) {
        return scene.app().client().send("PATCH", "/users/" + scene.userId(), scene.owner(), fields);
    }

    private static @Nullable Object[] with(@Nullable Object[] fields, String... members) {
        @Nullable Object[] all = new Object[fields.length + members.length];
        System.arraycopy(members, 0, all, 0, members.length);
        System.arraycopy(fields, 0, all, members.length, fields.length);
        return all;
    }

    private static void assertMembers(@Nullable Object user, Set<String> custom) {
        Set<String> members = new HashSet<>(USER);
        members.addAll(custom);
        assertThat(user).asInstanceOf(InstanceOfAssertFactories.MAP).containsOnlyKeys(members);
    }

    private static List<Object> emails(FieldsScene scene, String query) {
        return items(expect(scene.app().client().get("/users?" + query, scene.admin()), 200)).stream()
                .map(item -> item.get("email"))
                .toList();
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> items(Answer answer) {
        return (List<Map<String, Object>>) Objects.requireNonNull(answer.at("items"));
    }
}
