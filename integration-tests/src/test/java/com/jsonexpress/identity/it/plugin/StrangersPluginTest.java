package com.jsonexpress.identity.it.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.jsonexpress.identity.UserChanges;
import com.jsonexpress.identity.error.BootException;
import com.jsonexpress.identity.it.support.Answer;
import com.jsonexpress.identity.it.support.App;
import com.jsonexpress.identity.it.support.Client;
import com.jsonexpress.identity.it.support.Secrets;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A plugin in a jar of its own, built against the published jars alone, is found and does everything a plugin can. */
class StrangersPluginTest {
    private static final String ADA = "ada@example.com";

    @TempDir
    static Path folder = Path.of("");

    private static URLClassLoader loader = new URLClassLoader(new URL[0]);

    private final Queue<String> journal = new ConcurrentLinkedQueue<>();

    @BeforeAll
    static void build() throws IOException {
        URL jar = StrangersJar.build(folder).toUri().toURL();
        loader = new URLClassLoader(new URL[] {jar}, StrangersPluginTest.class.getClassLoader());
    }

    @AfterAll
    static void close() throws IOException {
        loader.close();
    }

    @Test
    void routeJobSpiKvAndMail_workTogether() {
        try (App app = start()) {
            Answer ada = app.client().register(ADA);
            String token = ada.string("accessToken");
            assertThat(app.client().send("POST", "/badges", "").status()).isEqualTo(401);
            assertThat(app.client().get("/badges/green", token).text()).isEqualTo("0");
            assertThat(app.client().send("POST", "/badges", token).status()).isEqualTo(202);
            assertThat(app.mailbox().await(ADA, "Your badge").text()).contains("It is green on steel.");
            assertThat(app.client().get("/badges/green", token).text()).isEqualTo("1");
        }
    }

    @Test
    void rule_readsTheClaim() {
        try (App app = start()) {
            String token = app.client().register(ADA).string("accessToken");
            assertThat(app.client().get("/badges/green", token).status()).isEqualTo(200);
            assertThat(app.client().get("/badges/red", token).status()).isEqualTo(403);
            assertThat(app.client().get("/badges/green", "").status()).isEqualTo(401);
        }
    }

    @Test
    void policyHookListenerAndHealth_areFoundInTheOneClass() {
        try (App app = start()) {
            assertThat(app.client()
                            .post("/auth/register", "email", ADA, "password", Secrets.note("my-badge-is-blue-99"))
                            .string("detail"))
                    .isEqualTo("Not a word with badge in it.");
            assertThat(app.client().register("nobadge@example.com").status()).isEqualTo(403);
            app.client().register(ADA);
            app.client().login(ADA, Client.PASSWORD);
            assertThat(app.health("badges").gauges()).containsEntry("logins", 1L);
            assertThat(app.identity().health()).containsKey("badge-printer");
        }
    }

    @Test
    void field_isTakenAtRegistrationAndShownToItsOwner() {
        try (App app = start()) {
            Answer ada = app.client()
                    .post("/auth/register", "email", ADA, "password", Client.PASSWORD, "motto", "First things first");
            assertThat(ada.status()).isEqualTo(201);
            assertThat(app.client().get("/auth/me", ada.string("accessToken")).string("motto"))
                    .isEqualTo("First things first");
        }
    }

    @Test
    void keyAndCheck_areReadAndToldWithAllOtherMistakes() {
        assertThatThrownBy(() -> start("jex.badges.color", "transparent", "jex.badges.colour", "red"))
                .isInstanceOf(BootException.class)
                .hasMessageContaining("jex.badges.color: cannot be seen")
                .hasMessageContaining("jex.badges.colour: no such key")
                .hasMessageContaining("Did you mean jex.badges.color?");
    }

    @Test
    void ownSpi_isChosenByItsKey_andAnUnknownNameIsAMistake() {
        try (App app = start("jex.badges.printer", "paper")) {
            app.client().send("POST", "/badges", app.client().register(ADA).string("accessToken"));
            assertThat(app.mailbox().await(ADA, "Your badge").text()).contains("It is green on paper.");
        }
        assertThatThrownBy(() -> start("jex.badges.printer", "stone"))
                .isInstanceOf(BootException.class)
                .hasMessageContaining("jex.badges.printer: names none of the BadgePrinter found: paper (")
                .hasMessageContaining("from badges.jar");
    }

    @Test
    void life_beginsAfterItsProvidersAndEndsBeforeThem() {
        App app = start();
        assertThat(journal).containsExactly("started steel", "started badges");
        app.close();
        assertThat(journal).containsExactly("started steel", "started badges", "closed badges", "closed steel");
    }

    @Test
    void claim_isGoneWithTheToken_whenTheUserIsDisabled() {
        try (App app = start()) {
            Answer ada = app.client().register(ADA);
            app.identity()
                    .users()
                    .update(ada.string("user.id"), UserChanges.disabled(true))
                    .orThrow();
            assertThat(app.client()
                            .get("/badges/green", ada.string("accessToken"))
                            .status())
                    .isEqualTo(401);
        }
    }

    private App start(String... keys) {
        return App.start(settings -> App.keys(keys)
                .apply(settings.set("jex.badges.color", "green")
                        .classLoader(loader)
                        .offer(journal)));
    }
}
