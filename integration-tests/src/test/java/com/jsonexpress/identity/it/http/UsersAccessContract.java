package com.jsonexpress.identity.it.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.jsonexpress.identity.asvs.Asvs;
import com.jsonexpress.identity.it.http.BodyRoute.Scene;
import com.jsonexpress.identity.it.support.Answer;
import com.jsonexpress.identity.it.support.App;
import com.jsonexpress.identity.it.support.Client;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Contract 2.3: who may do what on {@code /users}, and what is never accepted there. */
abstract class UsersAccessContract extends HttpContract {
    private static final String ADA = "ada@example.com";

    /** 401 nobody; 404 what a caller may not see; 403 what it may not do; 400 what an owner may not write. */
    @Asvs({"8.2.1", "8.2.2", "8.3.1"})
    @ParameterizedTest
    @CsvSource({
        "GET,    /users,             '',                                 401, 403, 403, 200",
        "POST,   /users,             'email=new@example.com&role=user',  401, 403, 403, 201",
        "GET,    /users/{id},        '',                                 401, 404, 200, 200",
        "PATCH,  /users/{id},        'role=editor',                      401, 404, 400, 200",
        "POST,   /users/{id}/invite, '',                                 401, 404, 403, 202",
        "POST,   /users/{id}/revoke, '',                                 401, 404, 403, 204",
        "DELETE, /users/{id},        '',                                 401, 404, 403, 204",
        "GET,    /users/unknown,     '',                                 401, 404, 404, 404",
        "PATCH,  /users/unknown,     'role=editor',                      401, 404, 404, 404",
        "POST,   /users/unknown/invite, '',                              401, 404, 404, 404",
        "POST,   /users/unknown/revoke, '',                              401, 404, 404, 404",
        "DELETE, /users/unknown,     '',                                 401, 404, 404, 404"
    })
    void route_byCaller(String method, String path, String body, int anonymous, int other, int owner, int admin) {
        App app = start();
        String adminToken = app.admin("root@example.com");
        Answer ada = app.client().register(ADA);
        String otherToken = app.client().register("eve@example.com").string("accessToken");
        String target = path.replace("{id}", ada.string("user.id"));
        Object[] members = members(body);

        Answer refused = app.client().send(method, target, "", members);
        expect(refused, anonymous, "unauthenticated");
        about("other", () -> expect(app.client().send(method, target, otherToken, members), other));
        about("owner", () -> expect(app.client().send(method, target, ada.string("accessToken"), members), owner));
        Answer done = app.client().send(method, target, adminToken, members);
        about("admin", () -> expect(done, admin));
        assertThat(done.body().length == 0).isEqualTo(admin == 204);
        assertOurs(done);
    }

    @Asvs("8.2.2")
    @Test
    void hiddenUser_andUnknownOne_areAnsweredAlike() {
        App app = start();
        String id = app.client().register(ADA).string("user.id");
        String eve = app.client().register("eve@example.com").string("accessToken");

        Answer hidden = expect(app.client().get("/users/" + id, eve), 404, "not_found");
        Answer unknown = expect(app.client().get("/users/" + "0".repeat(32), eve), 404, "not_found");

        assertThat(hidden.text()).isEqualTo(unknown.text());
    }

    @Asvs("15.3.3")
    @ParameterizedTest
    @CsvSource({
        "password",
        "PASSWORD",
        "Password",
        "passwordHash",
        "passwordhash",
        "PASSWORDHASH",
        "tokenVersion",
        "TOKENVERSION",
        "ToKeNvErSiOn"
    })
    void field_nobodyMayWrite_isRefusedInEveryBodyAndChangesNothing(String name) {
        Scene scene = Scene.of(start());
        Map<String, ?> before = user(scene);
        for (BodyRoute route : BodyRoute.OF_USERS) {
            about(route, () -> {
                String body = "{\"email\":\"x@example.com\",\"role\":\"editor\",\"" + name + "\":\"x\"}";
                Answer answer = expect(route.send(scene, body), 400, "field_not_accepted");
                assertThat(answer.faultyFields()).containsExactly(name);
            });
        }
        assertThat((Object) user(scene)).isEqualTo(before);
        assertThat(scene.app().identity().users().findByEmail("x@example.com")).isEmpty();
        expect(scene.app().client().login(ADA, Client.PASSWORD), 200);
    }

    @Asvs("7.5.1")
    @ParameterizedTest
    @CsvSource({
        "role",
        "disabled",
        "requirePasswordReset",
        "emailVerified",
        "email",
        "id",
        "password",
        "tokenVersion",
        "x"
    })
    void owner_writesAnything_isRefusedAndChangesNothing(String name) {
        App app = start();
        Answer ada = app.client().register(ADA);
        String target = "/users/" + ada.string("user.id");

        Answer answer = app.client().send("PATCH", target, ada.string("accessToken"), name, "x");

        expect(answer, 400, "field_not_accepted");
        assertThat(answer.faultyFields()).containsExactly(name);
        assertThat(app.client().get(target, ada.string("accessToken")).json()).isEqualTo(ada.at("user"));
    }

    @ParameterizedTest
    @CsvSource({"passwordHash", "passwordhash", "tokenVersion", "password", "sort", "order", "emailVerified"})
    void list_filteredOrSortedByWhatIsNotOffered_is400(String name) {
        App app = start();

        Answer answer = app.client().get("/users?" + name + "=passwordHash", app.admin("root@example.com"));

        expect(answer, 400, "field_not_accepted");
        assertThat(answer.faultyFields()).containsExactly(name);
    }

    @Test
    void list_parameterOfALongName_isNamedByAtMost64Characters_cutBetweenCodePoints() {
        App app = start();
        String admin = app.admin("root@example.com");

        Answer ascii = app.client().get("/users?" + "x".repeat(100) + "=1", admin);
        Answer pair = app.client().get("/users?" + "x".repeat(63) + "%F0%9F%98%80=1", admin);

        assertThat(expect(ascii, 400, "field_not_accepted").faultyFields()).containsExactly("x".repeat(64));
        assertThat(expect(pair, 400, "field_not_accepted").faultyFields()).containsExactly("x".repeat(63));
    }

    @Test
    void create_emailAndRole_is201WithTheUnverifiedUser() {
        App app = start();
        String admin = app.admin("root@example.com");

        Answer created = app.client().send("POST", "/users", admin, "email", "New@example.com", "role", "editor");

        expect(created, 201);
        assertUser(created, "");
        assertThat(created.at("email")).isEqualTo("New@example.com");
        assertThat(created.at("role")).isEqualTo("editor");
        assertThat(created.at("emailVerified")).isEqualTo(false);
        expect(
                app.client().send("POST", "/users", admin, "email", "NEW@example.com", "role", "user"),
                409,
                "email_taken");
    }

    @ParameterizedTest
    @CsvSource({
        "no address, user, email",
        "ada@local, user, email",
        "a@example.com, Admin, role",
        "a@example.com, '', role"
    })
    void create_badInput_is400NamingTheField(String email, String role, String field) {
        App app = start();

        Answer answer =
                app.client().send("POST", "/users", app.admin("root@example.com"), "email", email, "role", role);

        assertThat(expect(answer, 400, "validation_failed").faultyFields()).containsExactly(field);
    }

    private static Map<String, ?> user(Scene scene) {
        Answer answer = scene.app().client().get("/users/" + scene.userId(), scene.adminToken());
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().keySet()).isEqualTo(USER);
        return answer.json();
    }

    private static Object[] members(String body) {
        return body.isEmpty()
                ? new Object[0]
                : java.util.Arrays.stream(body.split("[&=]")).toArray();
    }
}
