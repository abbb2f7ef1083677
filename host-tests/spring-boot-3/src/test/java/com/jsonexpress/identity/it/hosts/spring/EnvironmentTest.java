package com.jsonexpress.identity.it.hosts.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.jsonexpress.identity.config.Config;
import com.jsonexpress.identity.config.IdentityKeys;
import com.jsonexpress.identity.error.BootException;
import com.jsonexpress.identity.it.support.App;
import com.jsonexpress.identity.it.support.Secrets;
import com.jsonexpress.identity.spring.IdentityAutoConfiguration;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** Keys in Spring's environment. */
class EnvironmentTest {
    private static final String OTHER_SECRET = Secrets.note("kq8-another-secret-for-the-environment-77");

    @Configuration(proxyBeanMethods = false)
    @ImportAutoConfiguration(IdentityAutoConfiguration.class)
    static class Application {}

    private static Boot.Builder application() {
        return Boot.application(Application.class).ready().set("spring.main.web-application-type", "none");
    }

    private static Config config(Boot.Builder builder) {
        try (Boot boot = builder.start()) {
            return boot.identity().config();
        }
    }

    private static BootException refusal(Boot.Builder builder) {
        Throwable thrown = catchThrowable(() -> builder.start().close());
        while (thrown != null && !(thrown instanceof BootException)) {
            thrown = thrown.getCause();
        }
        return Objects.requireNonNull((BootException) thrown, "it starts");
    }

    @Test
    void names_asDeclaredAndRelaxed_reachTheKey() {
        for (String name : List.of("jex.auth.tokenTtl", "jex.auth.token-ttl", "jex.auth.tokenttl")) {
            assertThat(config(application().set(name, "7m")).get(IdentityKeys.TOKEN_TTL))
                    .as(name)
                    .isEqualTo(Duration.ofMinutes(7));
        }
    }

    @Test
    void variables_inTheSpellingOfSpringBoot_reachTheKey() {
        for (String name : List.of("JEX_AUTH_TOKENTTL", "JEX_AUTH_TOKEN_TTL", "JEX__AUTH__TOKENTTL")) {
            Boot.Builder builder = application()
                    .source(new SystemEnvironmentPropertySource(
                            "systemEnvironment", Map.of(name, "7m", "JEX_HOME", "/x")));
            assertThat(config(builder).get(IdentityKeys.TOKEN_TTL)).as(name).isEqualTo(Duration.ofMinutes(7));
        }
    }

    /** As that of JNDI in a WAR. */
    @Test
    void source_thatCannotBeListed_isAskedForEachKey() {
        Config config = config(application()
                .source(new Unlisted(Map.of(
                        "jex.auth.issuer", "${app.name:shop}",
                        "jex.auth.token-ttl", "7m",
                        "jex.auth.resetTtl", "8m"))));

        assertThat(config.get(IdentityKeys.ISSUER)).isEqualTo("shop");
        assertThat(config.get(IdentityKeys.TOKEN_TTL)).isEqualTo(Duration.ofMinutes(7));
        assertThat(config.toString()).contains("jex.auth.resetTtl");
        assertThat(refusal(application().source(new Unlisted(Map.of("jex.auth.sessionCheck", "perhaps")))))
                .hasMessageContaining("jex.auth.sessionCheck: expected true or false (in unlisted)");
    }

    private static final class Unlisted extends PropertySource<Map<String, String>> {
        private Unlisted(Map<String, String> values) {
            super("unlisted", values);
        }

        @Override
        public @org.jspecify.annotations.Nullable Object getProperty(String name) {
            return source.get(name);
        }
    }

    @Test
    void list_inYaml_isOneText() {
        Config config = config(application()
                .source(new MapPropertySource(
                        "yaml", Map.of("jex.auth.exclude[0]", "/a", "jex.auth.exclude[1]", "/b"))));
        assertThat(config.get(IdentityKeys.EXCLUDE)).containsExactly("/a", "/b");
    }

    @Test
    void list_ofVariables_isOneText() {
        Config config = config(application()
                .source(new SystemEnvironmentPropertySource(
                        "systemEnvironment", Map.of("JEX_AUTH_EXCLUDE_0", "/a", "JEX_AUTH_EXCLUDE_1", "/b"))));
        assertThat(config.get(IdentityKeys.EXCLUDE)).containsExactly("/a", "/b");
    }

    /** A key of a rotation, and what Kubernetes makes of a service. */
    @Test
    void variables_thatAreUsualBesideOurs_areLeftAlone() {
        assertThat(config(application()
                                .source(new SystemEnvironmentPropertySource(
                                        "systemEnvironment",
                                        Map.of(
                                                "JEX_AUTH_ISSUER_1", "old",
                                                "JEX_AUTH_ISSUER_2", "new",
                                                "JEX_AUTH_PORT", "tcp://10.0.0.7:80",
                                                "JEX_AUTH_SERVICE_HOST", "10.0.0.7",
                                                "JEX_AUTH_SECRET_FILE", "/run/secrets/jex"))))
                        .find(IdentityKeys.ISSUER))
                .isEmpty();
    }

    @Test
    void variable_misspelt_isTold() {
        BootException refused = refusal(application()
                .source(new SystemEnvironmentPropertySource(
                        "systemEnvironment", Map.of("JEX_AUTH_ALOWREGISTRATION", "false"))));
        assertThat(refused)
                .hasMessageContaining("JEX_AUTH_ALOWREGISTRATION: no such key (in environment)")
                .hasToString("JSONExpress Identity cannot start: one mistake in the configuration:\n"
                        + "  JEX_AUTH_ALOWREGISTRATION: no such key (in environment)\n"
                        + "  Remedy: Did you mean jex.auth.allowRegistration?");
    }

    @Test
    void placeholder_isResolved() {
        Config config =
                config(application().set("jex.auth.issuer", "${app.name:none}").set("app.name", "shop"));
        assertThat(config.get(IdentityKeys.ISSUER)).isEqualTo("shop");
    }

    /** Otherwise the text of the placeholder, which anybody can read in the sources, would be the secret. */
    @Test
    void placeholder_ofAPropertyThatIsNotSet_isRefused() {
        BootException refused =
                refusal(application().set("jex.auth.secret", "${THE_SECRET_THAT_SOMEBODY_FORGOT_TO_SET}"));
        assertThat(refused).hasMessageContaining("jex.auth.secret").hasMessageContaining("is not set");
        assertThat(refused.remedy()).contains("Set what stands between");
    }

    @Test
    void higherSource_ofSpring_beatsTheLower() {
        Config config = config(application()
                .set("jex.auth.issuer", "low")
                .source(new MapPropertySource("high", Map.of("jex.auth.issuer", "high"))));
        assertThat(config.get(IdentityKeys.ISSUER)).isEqualTo("high");
    }

    @Test
    void mistakes_areToldWithTheirPlaceAndWithoutTheirValue() {
        BootException refused = refusal(application()
                .source(new MapPropertySource(
                        "Config resource 'class path resource [application.yml]' via location 'optional:classpath:/'",
                        Map.of("jex.auth.secrte", OTHER_SECRET, "jex.auth.session-check", OTHER_SECRET))));
        assertThat(refused.getMessage())
                .contains("jex.auth.secrte: no such key (in application.yml) -> Did you mean jex.auth.secret?")
                .contains("jex.auth.sessionCheck: expected true or false (in application.yml)")
                .doesNotContain(OTHER_SECRET);
    }

    @Test
    void weakSecret_isRefused() {
        assertThat(refusal(application().set("jex.auth.secret", "short")).getMessage())
                .contains("jex.auth.secret")
                .contains("defaultproperties");
    }

    @Test
    void secret_isNotShownByTheConfiguration() {
        assertThat(config(application()).toString()).doesNotContain(App.SECRET);
    }
}
