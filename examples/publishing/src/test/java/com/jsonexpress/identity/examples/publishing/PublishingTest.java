package com.jsonexpress.identity.examples.publishing;

import static com.jsonexpress.identity.test.UserOption.role;
import static org.assertj.core.api.Assertions.assertThat;

import com.jsonexpress.identity.examples.publishing.Visitor.Answer;
import com.jsonexpress.identity.host.jdk.JdkServer;
import com.jsonexpress.identity.test.TestIdentity;
import com.jsonexpress.identity.test.UserOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every route and every refusal, over real HTTP. */
class PublishingTest {
    private static final TestIdentity identity = TestIdentity.forApplication();

    private static JdkServer server;

    private static Visitor nobody;
    private static Visitor ada;
    private static Visitor bob;
    private static Visitor admin;

    @BeforeAll
    static void start() {
        server = Publishing.host().settings(identity.settings()).port(0).start();
        identity.attach(server.identity());
        nobody = new Visitor(server.port(), "");
        ada = visitor("ada");
        bob = visitor("bob");
        admin = visitor("root", role("admin"));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static Visitor visitor(String name, UserOption... options) {
        return withToken(identity.signedIn(name, options).accessToken());
    }

    private static Visitor withToken(String token) {
        return new Visitor(server.port(), token);
    }

    private static String article(Visitor author) {
        return author.post("/articles", "{\"title\":\"T\",\"body\":\"B\"}")
                .is(201)
                .id();
    }

    @Test
    void articles_readByAnybody_writtenByTheirAuthor() {
        String path = "/articles/" + article(ada);
        assertThat(nobody.get("/articles").is(200).text()).startsWith("[").contains("\"title\":\"T\"");
        assertThat(nobody.get(path).is(200).at("authorId"))
                .isEqualTo(ada.get("/me").id());

        nobody.patch(path, "{\"title\":\"X\"}").is(401, "unauthenticated");
        bob.patch(path, "{\"title\":\"X\"}").is(404, "not_found");
        admin.patch(path, "{\"title\":\"X\"}").is(404, "not_found");
        assertThat(ada.patch(path, "{\"title\":\"U\"}").is(200).at("title")).isEqualTo("U");
        assertThat(nobody.get(path).at("body")).isEqualTo("B");

        nobody.delete(path).is(401, "unauthenticated");
        bob.delete(path).is(404, "not_found");
        ada.delete(path).is(204);
        nobody.get(path).is(404, "not_found");
        ada.delete(path).is(404, "not_found");
    }

    @Test
    void article_created_belongsToTheCallerWhateverTheBodySays() {
        String stolen = "{\"title\":\"T\",\"authorId\":\"" + bob.get("/me").id()
                + "\",\"id\":\"1\",\"featured\":true,\"unknown\":1}";
        Answer created = ada.post("/articles", stolen).is(201);
        assertThat(created.at("authorId")).isEqualTo(ada.get("/me").id());
        assertThat(created.at("featured")).isEqualTo(false);
        assertThat(created.id()).isNotEqualTo("1");
        assertThat(created.json()).doesNotContainKey("unknown");

        Answer changed = ada.patch("/articles/" + created.id(), stolen).is(200);
        assertThat(changed.json()).isEqualTo(created.json());
        nobody.post("/articles", stolen).is(401, "unauthenticated");
    }

    @Test
    void internalNotes_areAnAdminsAlone_andSilentlyDroppedOtherwise() {
        String noted = "{\"title\":\"T\",\"internalNotes\":\"secret\"}";
        Answer adas = ada.post("/articles", noted).is(201);
        assertThat(adas.json()).doesNotContainKey("internalNotes");
        assertThat(admin.get("/articles/" + adas.id()).json()).doesNotContainKey("internalNotes");

        Answer admins = admin.post("/articles", noted).is(201);
        assertThat(admins.at("internalNotes")).isEqualTo("secret");
        for (Visitor other : List.of(nobody, ada)) {
            assertThat(other.get("/articles/" + admins.id()).is(200).json()).doesNotContainKey("internalNotes");
            assertThat(other.get("/articles").is(200).text()).doesNotContain("internalNotes", "secret");
        }
        assertThat(admin.get("/articles").text()).contains("\"internalNotes\":\"secret\"");
    }

    @Test
    void feature_togglesForAdmins_403ForOthers_401ForNobody() {
        String path = "/articles/" + article(ada);
        nobody.post(path + "/feature", "").is(401, "unauthenticated");
        ada.post(path + "/feature", "").is(403, "forbidden");
        bob.post(path + "/feature", "").is(403, "forbidden");
        assertThat(nobody.get(path).at("featured")).isEqualTo(false);
        assertThat(admin.post(path + "/feature", "").is(200).at("featured")).isEqualTo(true);
        assertThat(nobody.get(path).at("featured")).isEqualTo(true);
        assertThat(admin.post(path + "/feature", "").is(200).at("featured")).isEqualTo(false);
        admin.post("/articles/none/feature", "").is(404, "not_found");
    }

    @Test
    void comments_readByAnybody_writtenByTheirAuthor() {
        String article = article(ada);
        String text = "{\"articleId\":\"" + article + "\",\"body\":\"Good\",\"authorId\":\"x\"}";
        nobody.post("/comments", text).is(401, "unauthenticated");
        Answer created = bob.post("/comments", text).is(201);
        assertThat(created.at("authorId")).isEqualTo(bob.get("/me").id());
        assertThat(created.at("articleId")).isEqualTo(article);
        String path = "/comments/" + created.id();
        assertThat(nobody.get("/comments").is(200).text()).startsWith("[").contains("Good");
        assertThat(nobody.get(path).is(200).at("body")).isEqualTo("Good");
        nobody.patch(path, "{\"body\":\"Bad\"}").is(401, "unauthenticated");
        ada.patch(path, "{\"body\":\"Bad\"}").is(404, "not_found");
        ada.delete(path).is(404, "not_found");
        assertThat(bob.patch(path, "{\"body\":\"Better\"}").is(200).at("body")).isEqualTo("Better");
        bob.delete(path).is(204);
        nobody.get(path).is(404, "not_found");
        bob.post("/comments", "{\"articleId\":\"none\",\"body\":\"x\"}").is(400, "validation_failed");
    }

    @Test
    void tasks_areTheirOwnersAlone() {
        Answer created =
                ada.post("/tasks", "{\"title\":\"Rest\",\"priority\":2}").is(201);
        assertThat(created.at("priority")).isEqualTo(2L);
        assertThat(created.at("done")).isEqualTo(false);
        String path = "/tasks/" + created.id();
        for (Visitor other : List.of(bob, admin)) {
            assertThat(other.get("/tasks").is(200).text()).doesNotContain(created.id());
            other.get(path).is(404, "not_found");
            other.patch(path, "{\"done\":true}").is(404, "not_found");
            other.delete(path).is(404, "not_found");
        }
        nobody.get("/tasks").is(401, "unauthenticated");
        nobody.get(path).is(401, "unauthenticated");
        assertThat(ada.get("/tasks").is(200).text()).startsWith("[").contains(created.id());
        assertThat(ada.get(path).is(200).at("title")).isEqualTo("Rest");
        ada.patch(path, "{\"done\":\"yes\"}").is(400, "validation_failed");
        ada.delete(path).is(204);
    }

    @Test
    void tags_areSeeded_readByAnybody_writtenByAdmins() {
        assertThat(nobody.get("/tags").is(200).text())
                .startsWith("[")
                .contains("\"java\"", "\"security\"", "\"color\"");
        String tag = "{\"name\":\"web\",\"color\":\"#000000\"}";
        nobody.post("/tags", tag).is(401, "unauthenticated");
        ada.post("/tags", tag).is(403, "forbidden");
        Answer created = admin.post("/tags", tag).is(201);
        assertThat(created.json()).containsOnlyKeys("id", "name", "color");
        String path = "/tags/" + created.id();
        assertThat(nobody.get(path).is(200).at("name")).isEqualTo("web");
        ada.patch(path, tag).is(403, "forbidden");
        ada.delete(path).is(403, "forbidden");
        nobody.delete(path).is(401, "unauthenticated");
        assertThat(admin.patch(path, "{\"color\":\"#ffffff\"}").is(200).at("color"))
                .isEqualTo("#ffffff");
        admin.delete(path).is(204);
        admin.delete(path).is(404, "not_found");
    }

    @Test
    void me_isTheCaller_withArticlesAndStats() {
        Visitor eve = visitor("eve");
        assertThat(eve.get("/me").is(200).json())
                .containsEntry("email", "eve@example.com")
                .containsEntry("role", "user");
        String own = article(eve);
        String other = article(ada);
        assertThat(eve.get("/me/articles").is(200).text())
                .startsWith("[")
                .contains(own)
                .doesNotContain(other);
        eve.post("/tasks", "{\"title\":\"one\"}").is(201);
        String done = eve.post("/tasks", "{\"title\":\"two\"}").is(201).id();
        eve.patch("/tasks/" + done, "{\"done\":true}").is(200);
        assertThat(eve.get("/me/stats").is(200).text()).contains("\"total\":2", "\"done\":1", "\"pending\":1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/me", "/me/articles", "/me/stats", "/tasks", "/nowhere"})
    void nobody_onAPathThatNeedsACaller_is401WithTheChallenge(String path) {
        assertThat(nobody.get(path).is(401, "unauthenticated").challenge()).isEqualTo("Bearer");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/articles", "/comments", "/tags"})
    void badToken_onAPublicRoute_is401(String path) {
        assertThat(withToken("not-a-token").get(path).is(401, "invalid_token").challenge())
                .contains("invalid_token");
    }

    @ParameterizedTest
    @CsvSource({"/articles, title", "/tasks, title", "/comments, articleId"})
    void create_withoutWhatItNeeds_is400AndNamesIt(String path, String field) {
        for (String body :
                List.of("{}", "{\"" + field + "\":1}", "{\"" + field + "\":null}", "{\"" + field + "\":\" \"}")) {
            assertThat(ada.post(path, body).is(400, "validation_failed").text()).contains("\"" + field + "\"");
        }
        ada.post(path, "[]").is(400, "invalid_json");
    }

    @Test
    void ownCode_isUnder250Lines() throws IOException {
        Path main = Path.of(System.getProperty("basedir", ""), "src/main/java");
        try (Stream<Path> files = Files.walk(main)) {
            long lines = 0;
            for (Path file :
                    files.filter(file -> file.toString().endsWith(".java")).toList()) {
                lines += Files.readAllLines(file).size();
            }
            assertThat(lines).isBetween(100L, 249L);
        }
    }
}
