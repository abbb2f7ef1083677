package com.jsonexpress.identity.it.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.jsonexpress.identity.Identity;
import com.jsonexpress.identity.IdentitySettings;
import com.jsonexpress.identity.access.Route;
import com.jsonexpress.identity.config.ConfigKey;
import com.jsonexpress.identity.core.plugin.MailText;
import com.jsonexpress.identity.core.plugin.Plugin;
import com.jsonexpress.identity.core.plugin.ProviderKind;
import com.jsonexpress.identity.core.spi.EmailProvider;
import com.jsonexpress.identity.core.spi.IQueueAdapter;
import com.jsonexpress.identity.core.spi.Provider;
import com.jsonexpress.identity.core.spi.UserStore;
import com.jsonexpress.identity.error.BootException;
import com.jsonexpress.identity.http.Headers;
import com.jsonexpress.identity.http.Response;
import com.jsonexpress.identity.it.support.App;
import com.jsonexpress.identity.it.support.HidingClassLoader;
import com.jsonexpress.identity.testkit.InsecureFastHasher;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a plugin may not declare: one boot failure that names it and what it is at odds with. */
class PluginRefusalsTest {
    private static final String FIRST = "(" + Slot.First.class.getName() + " from test-classes)";
    private static final String SECOND = "(" + Slot.Second.class.getName() + " from test-classes)";

    /** An SPI of somebody's. */
    interface Printer extends Provider {}

    @ParameterizedTest
    @ValueSource(
            strings = {
                "iss",
                "sub",
                "aud",
                "exp",
                "nbf",
                "iat",
                "jti",
                "sid",
                "auth_time",
                "amr",
                "role",
                "email",
                "emailVerified",
                "tokenVersion",
                "typ",
                "cnf",
                "scope",
                "client_id",
                "roles",
                "groups",
                "act",
                "SUB",
                "TokenVersion",
                "email_verified",
                "",
                "two words",
                "9lives",
                "a\u0000b"
            })
    void claim_ofAReservedOrImpossibleName_isRefused(String name) {
        BootException refusal = refused(new FakePlugin("badges").claim(name, user -> Optional.of("x")));
        assertThat(refusal)
                .hasMessageStartingWith("the plugin badges " + FIRST)
                .hasMessageContaining("adds the claim " + name + ", which is reserved");
        assertThat(refusal.remedy()).contains("of the plugin's own");
    }

    @Test
    void claim_ofTwoPlugins_isRefusedNamingBoth() {
        assertThat(refused(
                        new FakePlugin("stars").claim("level", user -> Optional.of(1)),
                        new FakePlugin("badges").claim("level", user -> Optional.of(2))))
                .hasMessage("the plugin badges " + SECOND + " and the plugin stars " + FIRST
                        + " both have the claim level");
    }

    @Test
    void name_ofTwoPlugins_isRefusedNamingBoth() {
        assertThat(refused(new FakePlugin("badges"), new FakePlugin("badges")))
                .hasMessage("the plugin badges " + FIRST + " and the plugin badges " + SECOND
                        + " both have the name badges");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Badges", "a/b", "a b", "kv", "store", "queue", "email", "identity", "-a"})
    void name_thatIsNoneOrOurs_isRefused(String name) {
        assertThat(refused(new FakePlugin(name))).hasMessageContaining(FIRST + " has a name that a plugin cannot have");
    }

    @Test
    void jobsAndMails_ofImpossibleNames_areRefused() {
        assertThat(refused(new FakePlugin("badges").job("a/b", job -> {})))
                .hasMessageContaining("the plugin badges " + FIRST + " declares the job a/b");
        assertThat(refused(new FakePlugin("badges").mail("A", (language, model) -> MailText.of("", ""))))
                .hasMessageContaining("the plugin badges " + FIRST + " declares the mail A");
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST /auth/login", "GET /users/search", "GET /users/{name}", "DELETE /{any}/{id}"})
    void route_thatOneOfOursAnswersToo_isRefusedNamingBoth(String route) {
        assertThat(refused(new FakePlugin("badges").routes(route(route))))
                .hasMessageStartingWith("the plugin badges " + FIRST + " mounts " + route + ", and identity answers it")
                .hasMessageContaining(route.startsWith("POST") ? "POST /auth/login" : "/users/{id}");
    }

    @Test
    void route_thatAnotherPluginAnswersToo_isRefusedNamingBoth() {
        assertThat(refused(
                        new FakePlugin("stars").routes(route("GET /things/{id}")),
                        new FakePlugin("badges").routes(route("GET /things/mine"))))
                .hasMessage("the plugin stars " + FIRST + " mounts GET /things/{id}, and the plugin badges " + SECOND
                        + " answers it by GET /things/mine");
    }

    @Test
    void route_withAPathThatIsNone_isRefused() {
        assertThat(refused(new FakePlugin("badges").routes(route("GET things"))))
                .hasMessageStartingWith("the plugin badges " + FIRST + " mounts a path that is none");
    }

    @Test
    void route_inPlaceOfOneThatIsSwitchedOff_answers() {
        try (App app = App.start(settings -> settings.set("jex.auth.disable", "register")
                .classLoader(Slot.loader(new FakePlugin("badges").routes(route("POST /auth/register")))))) {
            // not through the client, which holds answers against the document of our own routes
            assertThat(app.running()
                            .transport()
                            .send("POST", "/auth/register", Headers.NONE, new byte[0])
                            .status())
                    .isEqualTo(299);
        }
    }

    @Test
    void jobs_withoutAQueue_areRefusedNamingTheArtifact() {
        ClassLoader bare = new HidingClassLoader(EmailProvider.class, IQueueAdapter.class);
        BootException refusal = refusedIn(Slot.loader(bare, new FakePlugin("badges").job("print", job -> {})));
        assertThat(refusal).hasMessage("the plugin badges " + FIRST + ": no IQueueAdapter on the class path");
        assertThat(refusal.remedy()).contains("com.jsonexpress:identity-queue-memory");
    }

    @Test
    void kind_ofAnSpiOrARoleThatIsTaken_isRefused() {
        ConfigKey<String> key = ConfigKey.text("jex.printer", "which printer");
        assertThat(refused(new FakePlugin("badges").kinds(new ProviderKind<>(Printer.class, "kv", key, "a:b"))))
                .hasMessageContaining("the plugin badges " + FIRST)
                .hasMessageContaining(" as kv, and another part has this type or this name already");
        assertThat(refused(new FakePlugin("badges").kinds(new ProviderKind<>(UserStore.class, "people", key, "a:b"))))
                .hasMessageContaining("another part has this type");
    }

    @Test
    void key_thatIsDeclaredByAnotherPart_isRefused() {
        ConfigKey<String> secret = ConfigKey.text("jex.auth.secret", "not yours");
        assertThat(refused(new FakePlugin("badges").kinds(new ProviderKind<>(Printer.class, "printer", secret, "a:b"))))
                .hasMessage("the plugin badges " + FIRST
                        + " declares the configuration key jex.auth.secret, which another part declares too");
    }

    static Stream<String> steps() {
        return Stream.of(
                "name()",
                "configKeys()",
                "userFields()",
                "providerKinds()",
                "claims()",
                "jobs()",
                "mails()",
                "check()",
                "start",
                "routes()");
    }

    @ParameterizedTest
    @MethodSource("steps")
    void pluginThatThrows_atAnyStep_isNamedWithItsJarAndTheStep(String step) {
        for (Throwable failure : new Throwable[] {
            new IllegalStateException("went wrong"),
            new NoClassDefFoundError("went wrong"),
            new StackOverflowError("went wrong"),
            new AssertionError("went wrong")
        }) {
            assertThat(refused(new FakePlugin("badges").failing(step, failure)))
                    .hasMessageContaining("the plugin ")
                    .hasMessageContaining(Slot.First.class.getName() + " from test-classes")
                    .hasMessageContaining(" failed at " + step)
                    .hasMessageContaining("went wrong")
                    .hasCause(failure);
        }
    }

    @ParameterizedTest
    @MethodSource("steps")
    void pluginThatRefuses_withARemedy_isNamedAndTheRemedyKept(String step) {
        BootException own = new BootException("the service is missing", "Start the service.");
        BootException refusal = refused(new FakePlugin("badges").failing(step, own));
        assertThat(refusal)
                .hasMessageContaining(Slot.First.class.getName() + " from test-classes")
                .hasMessageEndingWith(": the service is missing");
        assertThat(refusal.remedy()).isEqualTo("Start the service.");
    }

    private static Route route(String methodAndPath) {
        String[] parts = methodAndPath.split(" ", 2);
        return Route.open("test", parts[0], parts[1], request -> Response.of(299));
    }

    private static BootException refused(Plugin... plugins) {
        return refusedIn(Slot.loader(plugins));
    }

    private static BootException refusedIn(ClassLoader loader) {
        BootException refusal = catchThrowableOfType(
                BootException.class,
                () -> Identity.start(IdentitySettings.none()
                                .codeOnly()
                                .set("jex.auth.secret", App.SECRET)
                                .part(new InsecureFastHasher())
                                .classLoader(loader))
                        .close());
        assertThat(refusal).as("the boot failure").isNotNull();
        return refusal;
    }
}
