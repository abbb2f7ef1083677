package com.jsonexpress.identity.it.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.jsonexpress.identity.UserChanges;
import com.jsonexpress.identity.access.Audience;
import com.jsonexpress.identity.asvs.Asvs;
import com.jsonexpress.identity.field.UserField;
import com.jsonexpress.identity.http.Headers;
import com.jsonexpress.identity.it.support.Answer;
import com.jsonexpress.identity.it.support.ApiDocument;
import com.jsonexpress.identity.it.support.App;
import com.jsonexpress.identity.it.support.Client;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * The OpenAPI document is true to what is mounted. That every answer of this suite is as it says is checked by the
 * client of {@link App}, and nowhere in particular.
 */
abstract class OpenApiContract extends HttpContract {
    private static final Set<String> ALL = Set.of(
            "/auth/register",
            "/auth/login",
            "/auth/refresh",
            "/auth/logout",
            "/auth/me",
            "/auth/password/change",
            "/auth/verify",
            "/auth/verify/resend",
            "/auth/password/forgot",
            "/auth/password/reset",
            "/auth/health",
            "/auth/openapi.yaml",
            "/users",
            "/users/{id}",
            "/users/{id}/invite",
            "/users/{id}/revoke");
    private static final Set<String> MAIL =
            Set.of("/auth/verify", "/auth/verify/resend", "/auth/password/forgot", "/auth/password/reset");

    private static ApiDocument document(App app, String path) {
        Answer answer = expect(app.client().get(path, ""), 200);
        assertThat(answer.headers().first("Content-Type")).hasValue("application/yaml");
        assertOurs(answer);
        assertThat(answer.text()).doesNotContain("${", "#:");
        return ApiDocument.read(answer.text());
    }

    private static Set<String> paths(ApiDocument document) {
        Set<String> names = new HashSet<>();
        document.root().path("paths").fieldNames().forEachRemaining(names::add);
        return names;
    }

    @Asvs({"6.1.3", "6.3.3", "6.4.2", "8.1.1"})
    @Test
    void document_ofEverything_namesEveryRoute() {
        ApiDocument document = document(start(), "/auth/openapi.yaml");

        assertThat(document.root().path("openapi").asText()).isEqualTo("3.1.0");
        assertThat(paths(document)).isEqualTo(ALL);
    }

    @Test
    void document_anybodyMayRead_withABadTokenToo() {
        expect(start().client().get("/auth/openapi.yaml", "nonsense"), 200);
    }

    @Test
    void references_all_leadSomewhere() {
        ApiDocument document = document(start(), "/auth/openapi.yaml");

        assertThat(document.root().findValuesAsText("$ref"))
                .hasSizeGreaterThan(50)
                .allSatisfy(reference -> assertThat(
                                document.root().at(reference.substring(1)).isMissingNode())
                        .as(reference)
                        .isFalse());
    }

    @Asvs({"2.1.1", "4.1.1", "15.3.1"})
    @Test
    void operations_all_areAnsweredByTheServer() {
        App app = start();
        JsonNode paths = document(app, "/auth/openapi.yaml").root().path("paths");
        for (String path : ALL) {
            paths.path(path).fieldNames().forEachRemaining(method -> {
                Answer answer =
                        app.client().send(method.toUpperCase(java.util.Locale.ROOT), path.replace("{id}", "7"), "");
                assertThat(answer.status()).as(method + " " + path).isIn(200, 401, 415);
            });
        }
    }

    @Test
    void document_withoutMail_hasNoMailRoutes() {
        Set<String> expected = new HashSet<>(ALL);
        expected.removeAll(MAIL);

        assertThat(paths(document(startWithoutMail(), "/auth/openapi.yaml"))).isEqualTo(expected);
    }

    @Test
    void document_ofMovedRoutes_hasTheirPaths() {
        App app = start("jex.auth.path", "/id/account", "jex.users.path", "/people");

        assertThat(paths(document(app, "/id/account/openapi.yaml")))
                .hasSameSizeAs(ALL)
                .contains("/id/account/login", "/people/{id}")
                .noneMatch(path -> path.startsWith("/auth") || path.startsWith("/users"));
    }

    @Test
    void document_ofFewerRoutes_leavesTheOthersOut() {
        App app = start("jex.auth.disable", "register,verify", "jex.users.path", "");

        assertThat(paths(document(app, "/auth/openapi.yaml")))
                .doesNotContain("/auth/register", "/auth/verify")
                .contains("/auth/login", "/auth/verify/resend")
                .noneMatch(path -> path.startsWith("/users"));
    }

    @Asvs("13.4.5")
    @Test
    void document_switchedOff_is404() {
        expect(start("jex.auth.disable", "openapi").client().get("/auth/openapi.yaml", ""), 404, "not_found");
    }

    @Asvs({"2.1.1", "13.4.5"})
    @Test
    void document_ofDeclaredFields_hasThemWhereTheyAreReadAndWritten() {
        App app = start(settings -> settings.field(
                        UserField.choice("plan", "free", "paid").filterable())
                .field(UserField.text("displayName", 40)
                        .readBy(Audience.PUBLIC)
                        .writeBy(Audience.OWNER)
                        .required())
                .field(UserField.choice("hiddenRisk", "fraud")
                        .readBy(Audience.ADMIN)
                        .filterable())
                .field(UserField.text("hiddenToo", 9).readBy(Audience.NOBODY).writeBy(Audience.ADMIN))
                .field(UserField.text("hidden", 9).readBy(Audience.NOBODY).writeBy(Audience.NOBODY)));
        ApiDocument document = document(app, "/auth/openapi.yaml");
        JsonNode schemas = document.root().at("/components/schemas");

        assertThat(schemas.at("/User/properties").has("plan")).isTrue();
        assertThat(schemas.at("/User/properties/displayName/anyOf/0/maxLength").asInt())
                .isEqualTo(40);
        assertThat(schemas.at("/Registration/properties").has("displayName")).isTrue();
        assertThat(schemas.at("/Registration/properties").has("plan")).isFalse();
        assertThat(schemas.at("/Registration/required").toString()).contains("displayName");
        assertThat(schemas.at("/UserChanges/properties").has("plan")).isTrue();
        assertThat(document.root().toString())
                .as("anybody may read it")
                .doesNotContain("hidden")
                .doesNotContain("fraud");
        assertThat(document.root().at("/paths/~1users/get/parameters").toString())
                .contains("\"plan\"");
        expect(
                app.client()
                        .post(
                                "/auth/register",
                                "email",
                                "ada@example.com",
                                "password",
                                Client.PASSWORD,
                                "displayName",
                                "Ada"),
                201);
        // the answer holds a field that the document is silent on; the client checks it against the document
        String id = app.client().login("ada@example.com", Client.PASSWORD).string("user.id");
        app.identity().users().update(id, UserChanges.role("admin")).orThrow();
        String admin = app.client().login("ada@example.com", Client.PASSWORD).string("accessToken");
        assertThat(app.client().get("/users/" + id, admin).json()).containsKey("hiddenRisk");
        expect(app.client().send("PATCH", "/users/" + id, admin, "hiddenToo", "x"), 200);
    }

    @Test
    void document_holdsAnswersToItself() {
        ApiDocument document = document(start(), "/auth/openapi.yaml");
        Answer user = new Answer(
                200,
                Headers.of("Content-Type", "application/json"),
                "{\"id\":\"7\",\"passwordHash\":\"x\"}".getBytes(StandardCharsets.UTF_8));

        assertThat(document.faults("GET", "/auth/me", user)).contains("additionalProperties", "required");
        assertThat(document.faults("GET", "/auth/secret", user)).isNotEmpty();
        assertThat(document.faults("PUT", "/auth/me", user)).isNotEmpty();
        assertThat(document.faults("POST", "/auth/me", new Answer(418, user.headers(), user.body())))
                .isNotEmpty();
    }
}
