package com.jsonexpress.identity.it.providers;

import static org.assertj.core.api.Assertions.assertThat;

import com.jsonexpress.identity.core.password.HashImplementation;
import com.jsonexpress.identity.core.password.Hashers;
import com.jsonexpress.identity.core.spi.ForeignHashes;
import com.jsonexpress.identity.event.EventType;
import com.jsonexpress.identity.it.boot.LogTap;
import com.jsonexpress.identity.it.support.App;
import com.jsonexpress.identity.it.support.HidingClassLoader;
import com.jsonexpress.identity.it.support.Secrets;
import com.jsonexpress.identity.store.memory.MemoryUserStore;
import com.jsonexpress.identity.testkit.TestContext;
import com.jsonexpress.identity.transfer.ImportReport;
import com.jsonexpress.identity.transfer.KeycloakMapping;
import com.jsonexpress.identity.transfer.Rejection;
import com.jsonexpress.identity.transfer.UserImport;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whoever was brought from elsewhere logs in with the password that is known there. */
class ForeignLoginTest {
    private static final String PASSWORD = Secrets.note("kajak ohne paddel");
    private static final Path HASHES =
            Path.of("..", "identity-foreign-hashes", "src", "test", "resources", "vectors.tsv");
    private static final Path REALM =
            Path.of("..", "identity-transfer", "src", "test", "resources", "keycloak-realm.json");

    private final List<Rejection> rejections = new ArrayList<>();

    private ImportReport bring(App app, String hash) {
        String line = "{\"email\":\"ann@example.com\",\"emailVerified\":true,\"passwordHash\":\"" + hash + "\"}\n";
        return UserImport.into(app.identity())
                .rejects(rejections::add)
                .lines(new ByteArrayInputStream(line.getBytes(StandardCharsets.UTF_8)));
    }

    private static String stored(App app) {
        return app.identity()
                .users()
                .transfer()
                .exportUsers(Optional.empty(), true)
                .users()
                .get(0)
                .passwordHash()
                .orElseThrow();
    }

    private static String hashOf(String start) throws IOException {
        return Files.readAllLines(HASHES).stream()
                .map(line -> line.split("\t"))
                .filter(parts -> parts[1].equals(PASSWORD) && parts[2].startsWith(start))
                .map(parts -> Secrets.note(parts[2]))
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {"$2b$", "pbkdf2_sha256$", "scrypt$", "AQAAAAE", "AAAB", "$scrypt$", "$pbkdf2-sha512$", "{scrypt}"})
    void login_withAForeignHash_succeedsAndReplacesIt(String start) throws IOException {
        String hash = hashOf(start);
        try (App app = Apps.inMemory()) {
            assertThat(bring(app, hash).imported()).isEqualTo(1);
            assertThat(app.client().login("ann@example.com", "kanu ohne paddel").status())
                    .isEqualTo(401);
            assertThat(stored(app)).isEqualTo(hash);

            assertThat(app.client().login("ann@example.com", PASSWORD).status()).isEqualTo(200);

            assertThat(stored(app)).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
            assertThat(app.count(EventType.PASSWORD_REHASHED)).isEqualTo(1);
            assertThat(app.client().login("ann@example.com", PASSWORD).status()).isEqualTo(200);
            assertThat(app.client().login("ann@example.com", "kanu ohne paddel").status())
                    .isEqualTo(401);
            assertThat(app.count(EventType.PASSWORD_REHASHED)).isEqualTo(1);
            assertThat(bring(app, hash).alreadyThere()).as("again").isEqualTo(1);
        }
    }

    @Test
    void login_whileThePasswordIsWrong_answersAlikeForForeignOwnAndUnknown() throws IOException {
        try (App app = Apps.inMemory()) {
            bring(app, hashOf("$2b$"));
            app.client().register("own@example.com");
            String foreign =
                    app.client().login("ann@example.com", "kanu ohne paddel").text();

            for (String email : List.of("own@example.com", "nobody@example.com", "ann@example.com")) {
                int before = app.hasher().computations();
                assertThat(app.client().login(email, "kanu ohne paddel").text()).isEqualTo(foreign);
                assertThat(app.hasher().computations() - before).as(email).isEqualTo(1);
            }
        }
    }

    @Test
    void keycloak_users_logIn() throws IOException {
        try (App app = Apps.inMemory(Hashers.choose(HashImplementation.AUTO));
                var realm = Files.newInputStream(REALM)) {
            UserImport.into(app.identity()).keycloak(realm, KeycloakMapping.NONE);

            assertThat(app.client().login("ann@example.com", PASSWORD).status()).isEqualTo(200);
            // not by login(), which would note the word as a secret that no output may hold
            assertThat(app.client()
                            .post("/auth/login", "email", "carol@example.com", "password", "password")
                            .status())
                    .isEqualTo(200);
            assertThat(app.client().login("bob@example.com", PASSWORD).code()).isEqualTo("account_disabled");
        }
    }

    @Test
    void module_thatIsMissing_isNamedByImportAndLogin() throws IOException {
        String hash = hashOf("$2b$");
        try (App app = withoutTheModule()) {
            assertThat(bring(app, hash).rejected()).isEqualTo(1);
            assertThat(rejections.get(0).detail()).contains("com.jsonexpress:identity-foreign-hashes");
        }
    }

    /** A store that has such hashes already. */
    @Test
    void hash_thatNobodyCanRead_isAWrongPasswordAndALineInTheLogThatNamesTheModule() throws IOException {
        String hash = hashOf("$2b$");
        var store = new MemoryUserStore();
        store.start(TestContext.realTime().context());
        try (App app = Apps.inMemory(settings -> settings.part(store))) {
            bring(app, hash);
        }
        try (App app = Apps.inMemory(
                        settings -> settings.part(store).classLoader(new HidingClassLoader(ForeignHashes.class)));
                LogTap log = new LogTap()) {
            assertThat(app.client().login("ann@example.com", PASSWORD).code()).isEqualTo("invalid_credentials");
            assertThat(log.text())
                    .contains("com.jsonexpress:identity-foreign-hashes")
                    .doesNotContain(hash);
        }
    }

    private static App withoutTheModule() {
        return Apps.inMemory(settings -> settings.classLoader(new HidingClassLoader(ForeignHashes.class)));
    }
}
