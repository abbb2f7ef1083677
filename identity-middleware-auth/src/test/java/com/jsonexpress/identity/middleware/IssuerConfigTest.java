package com.jsonexpress.identity.middleware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.jsonexpress.identity.asvs.Asvs;
import com.jsonexpress.identity.config.Config;
import com.jsonexpress.identity.config.Mistake;
import com.jsonexpress.identity.error.BootException;
import com.jsonexpress.identity.http.MiddlewareContext;
import com.jsonexpress.identity.http.PathCoverage;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is wrong with the settings of an external issuer, and how it is told. */
class IssuerConfigTest {
    private static final String ADDRESS = "jex.auth.jwksUri";
    private static final Map<String, String> GOOD = Map.of(
            "jex.mode",
            "production",
            ADDRESS,
            "https://id.example.com/jwks?client=1",
            "jex.auth.issuer",
            "https://id.example.com/",
            "jex.auth.audience",
            "shop");

    @Test
    void settings_thatAreComplete_haveNoMistake() {
        assertThat(keysAtFault(Map.of())).isEmpty();
        assertThat(keysAtFault(Map.of("jex.auth.algorithms", "RS256,PS512,ES384,EdDSA")))
                .isEmpty();
        assertThat(IssuerConfig.check(Guarding.read(Map.of()))).isEmpty();
    }

    @Test
    void address_atThisMachine_mayGoWithoutTls() {
        for (String host : List.of("localhost", "LOCALHOST:8080", "127.0.0.1:1", "127.9.9.9", "[::1]:443")) {
            assertThat(keysAtFault(Map.of(ADDRESS, "http://" + host + "/jwks")))
                    .as(host)
                    .isEmpty();
        }
    }

    @Test
    void address_elsewhereWithoutTls_isRefused() {
        for (String host : List.of(
                "id.example.com", "localhost.example.com", "127.0.0.1.example.com", "0.0.0.0", "[::]", "192.168.1.1")) {
            assertThat(keysAtFault(Map.of(ADDRESS, "http://" + host + "/jwks")))
                    .as(host)
                    .containsExactly(ADDRESS);
        }
    }

    @Test
    void address_withCredentials_isRefusedAndNotRepeated() {
        List<Mistake> mistakes = check(Map.of(ADDRESS, "https://user:hunter2@id.example.com/jwks"));

        assertThat(mistakes).extracting(Mistake::key).containsExactly(ADDRESS);
        assertThat(mistakes.toString()).doesNotContain("hunter2");
    }

    @Test
    void secret_besideTheAddress_isRefused() {
        assertThat(keysAtFault(Map.of("jex.auth.secret", TestToken.SECRET))).containsExactly(ADDRESS);
    }

    @Test
    void algorithms_thatAreNone_areRefused() {
        for (String names : List.of("HS256", "none", "RS256,HS256", "rs256", "RSA-OAEP", "", ",")) {
            assertThat(keysAtFault(Map.of("jex.auth.algorithms", names)))
                    .as(names)
                    .containsExactly("jex.auth.algorithms");
        }
    }

    @Test
    void maxStale_belowTwoIntervals_isRefused() {
        assertThat(keysAtFault(Map.of("jex.auth.jwks.refreshInterval", "31m")))
                .containsExactly("jex.auth.jwks.maxStale");
        assertThat(keysAtFault(Map.of("jex.auth.jwks.refreshInterval", "30m"))).isEmpty();
    }

    @Asvs("10.3.1")
    @Test
    void issuerAndAudience_missingInProduction_areRefusedBothAtOnce() {
        assertThat(keysAtFault(Map.of("jex.auth.issuer", "-", "jex.auth.audience", "-")))
                .containsExactly("jex.auth.issuer", "jex.auth.audience");
        assertThat(keysAtFault(Map.of("jex.auth.audience", "-", "jex.auth.anyAudience", "true")))
                .isEmpty();
        assertThat(keysAtFault(Map.of("jex.auth.anyAudience", "true"))).containsExactly("jex.auth.anyAudience");
    }

    @Test
    void issuerAndAudience_missingElsewhere_areTwoWarnings() {
        try (LogCapture log = new LogCapture();
                AuthMiddleware guard = new AuthMiddleware()) {
            guard.start(context(Guarding.read(Map.of(ADDRESS, "http://127.0.0.1:1/jwks"))));

            assertThat(log.text())
                    .contains(
                            "jex.auth.issuer is not set", "jex.auth.audience is not set", "jex.auth.anyAudience=true");
        }
    }

    @Test
    void start_withAMistake_failsEvenIfNobodyChecked() {
        AuthMiddleware guard = new AuthMiddleware();

        assertThatThrownBy(() -> guard.start(context(Guarding.read(Map.of(ADDRESS, "http://id.example.com/jwks")))))
                .isInstanceOf(BootException.class)
                .hasMessageContaining("https");
    }

    /** With changes; a dash takes a key out. */
    private static List<Mistake> check(Map<String, String> changes) {
        Map<String, String> values = new HashMap<>(GOOD);
        values.putAll(changes);
        values.values().removeIf("-"::equals);
        return new AuthMiddleware().check(Guarding.read(values));
    }

    private static List<String> keysAtFault(Map<String, String> changes) {
        return check(changes).stream().map(Mistake::key).toList();
    }

    private static MiddlewareContext context(Config config) {
        return new MiddlewareContext(config, Clock.systemUTC(), event -> {}, Optional.empty(), PathCoverage.of(config));
    }
}
