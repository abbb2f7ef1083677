package com.jsonexpress.identity.middleware;

import static com.jsonexpress.identity.middleware.Guarding.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.jsonexpress.identity.asvs.Asvs;
import com.jsonexpress.identity.config.Config;
import com.jsonexpress.identity.config.ConfigKey;
import com.jsonexpress.identity.config.Mistake;
import com.jsonexpress.identity.error.BootException;
import com.jsonexpress.identity.http.MiddlewareContext;
import com.jsonexpress.identity.http.PathCoverage;
import com.jsonexpress.identity.http.Proceed;
import com.jsonexpress.identity.http.Request;
import com.jsonexpress.identity.token.CallerState;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AuthMiddlewareTest {
    private final AuthMiddleware guard = new AuthMiddleware();

    @Asvs("16.5.3")
    @Test
    void guard_notStarted_letsNothingPass() {
        assertThatThrownBy(() -> guard.handle(Request.of("GET", "/x"), Proceed::new))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> guard.verify(TestToken.valid().text(), true))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void guard_isCalledAuth_andDeclaresItsKeys() {
        assertThat(guard.name()).isEqualTo("auth");
        assertThat(guard.configKeys()).extracting(ConfigKey::name).contains("jex.auth.secret", "jex.auth.jwksUri");
    }

    @Test
    void close_endsTheThreadThatFetchesKeys() {
        Config config = read(Map.of("jex.auth.jwksUri", "http://localhost:1/jwks"));
        guard.start(context(config, false));
        assertThat(fetching()).isEqualTo(1);

        guard.close();

        assertThat(fetching()).isZero();
        new AuthMiddleware().close();
    }

    private static long fetching() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("identity-jwks"))
                .count();
    }

    @Test
    void guard_startedTwice_refuses() {
        guard.start(context(Guarding.config(Map.of()), true));

        assertThatThrownBy(() -> guard.start(context(Guarding.config(Map.of()), true)))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void start_withoutSecret_failsWithARemedy() {
        assertThatThrownBy(() -> guard.start(context(read(Map.of()), true)))
                .isInstanceOfSatisfying(
                        BootException.class, e -> assertThat(e.remedy()).contains("jex.auth.secret", "secret of"));
    }

    @Test
    void start_withAMomentInTheFuture_failsWithARemedy() {
        Config config = Guarding.config(Map.of("jex.auth.notBefore", "2999-01-01T00:00:00Z"));

        assertThatThrownBy(() -> guard.start(context(config, true))).isInstanceOfSatisfying(BootException.class, e -> {
            assertThat(e).hasMessageContaining("jex.auth.notBefore lies in the future");
            assertThat(e.remedy()).contains("restored backup");
        });
    }

    @Test
    void start_withAMomentInTheFuture_leavesNoThreadOfAnExternalIssuerBehind() {
        Config config = read(
                Map.of("jex.auth.jwksUri", "http://localhost:1/jwks", "jex.auth.notBefore", "2999-01-01T00:00:00Z"));

        assertThatThrownBy(() -> guard.start(context(config, false))).isInstanceOf(BootException.class);

        assertThat(fetching()).isZero();
    }

    @Test
    void start_withAShortSecret_failsEvenIfNobodyChecked() {
        String secret = "0123456789abcdefghijABCDEFGHIJ!";

        assertThatThrownBy(() -> guard.start(context(read(Map.of("jex.auth.secret", secret)), true)))
                .isInstanceOf(BootException.class)
                .hasMessageNotContaining(secret);
    }

    @Test
    void start_withoutUserStore_warnsThatRevocationIsNotEnforced() {
        try (LogCapture log = new LogCapture()) {
            guard.start(context(Guarding.config(Map.of()), false));

            assertThat(log.lines("WARN")).isEqualTo(1);
            assertThat(log.text()).contains("Revocation is not enforced").doesNotContain(TestToken.SECRET);
        }
    }

    @Test
    void start_withUserStore_warnsOfNothing() {
        try (LogCapture log = new LogCapture()) {
            guard.start(context(Guarding.config(Map.of()), true));

            assertThat(log.text()).isEmpty();
        }
    }

    @Test
    void check_ofAGoodConfiguration_findsNothing() {
        assertThat(guard.check(Guarding.config(Map.of()))).isEmpty();
        assertThat(guard.check(read(Map.of()))).isEmpty();
    }

    @Test
    void check_findsEveryMistakeAtOnce() {
        List<Mistake> mistakes = guard.check(read(Map.of(
                "jex.auth.secret", "changeme",
                "jex.auth.jwksUri", "https://id.example.com/jwks",
                "jex.auth.exclude", "/",
                "jex.auth.include", "api")));

        assertThat(mistakes)
                .extracting(Mistake::key)
                .containsExactlyInAnyOrder(
                        "jex.auth.secret", "jex.auth.jwksUri", "jex.auth.exclude", "jex.auth.include");
        assertThat(mistakes.toString()).doesNotContain("changeme");
    }

    @Test
    void jwksUri_besideASecret_isAContradiction() {
        assertThat(guard.check(Guarding.config(Map.of("jex.auth.jwksUri", "https://id.example.com/jwks"))))
                .singleElement()
                .satisfies(mistake -> assertThat(mistake.problem()).contains("contradicts jex.auth.secret"));
    }

    private static MiddlewareContext context(Config config, boolean withStore) {
        return new MiddlewareContext(
                config,
                Clock.systemUTC(),
                event -> {},
                withStore
                        ? Optional.of((subject, version, session, fresh) -> CallerState.gone("x", "y"))
                        : Optional.empty(),
                PathCoverage.of(config));
    }
}
