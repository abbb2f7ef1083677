package com.jsonexpress.identity.it.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.jsonexpress.identity.IdentitySettings;
import com.jsonexpress.identity.config.Config;
import com.jsonexpress.identity.core.spi.ProviderContext;
import com.jsonexpress.identity.http.Headers;
import com.jsonexpress.identity.it.support.Answer;
import com.jsonexpress.identity.it.support.App;
import com.jsonexpress.identity.it.support.HostFixture;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Starts what a test asks for on the host of the day, and stops it afterwards. */
abstract class HttpContract {
    static final Set<String> USER = Set.of(
            "id", "email", "role", "emailVerified", "requirePasswordReset", "disabled", "createdAt", "updatedAt");
    static final Set<String> SESSION = Set.of("user", "accessToken", "refreshToken", "tokenType", "expiresIn");

    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private HttpContracts around;

    @BeforeEach
    void on(HttpContracts contracts) {
        around = contracts;
    }

    HostFixture host() {
        return around.host();
    }

    boolean serverRefuses(String path) {
        return around.serverRefuses(path);
    }

    App start(String... keys) {
        return start(App.keys(keys));
    }

    App start(UnaryOperator<IdentitySettings> change) {
        return closing(App.start(host(), change));
    }

    App startWithoutMail(String... keys) {
        return closing(App.startWithoutMail(host(), App.keys(keys)));
    }

    <T extends AutoCloseable> T closing(T part) {
        open.push(part);
        return part;
    }

    @AfterEach
    void stop() throws Exception {
        while (!open.isEmpty()) {
            open.pop().close();
        }
    }

    /** What the engine would start a provider with. */
    static ProviderContext contextOf(IdentitySettings settings) {
        return new ProviderContext(
                Config.defaults(),
                settings.clock(),
                settings.ticker(),
                settings.random(),
                event -> {},
                "test",
                List.of());
    }

    /** Runs checks, and names what they were about where one fails. */
    static void about(Object subject, Runnable checks) {
        try {
            checks.run();
        } catch (AssertionError e) {
            throw new AssertionError(subject + ": " + e.getMessage(), e);
        }
    }

    static Headers bearer(String token) {
        return Headers.of("Authorization", "Bearer " + token);
    }

    static Answer expect(Answer answer, int status) {
        assertThat(answer.status())
                .as(answer.text().contains("oken\"") ? "status" : answer.text())
                .isEqualTo(status);
        return answer;
    }

    /** A problem with this status and code, with exactly the members of contract 2.1. */
    static Answer expect(Answer answer, int status, String code) {
        expect(answer, status);
        Set<String> members = answer.json().containsKey("errors")
                ? Set.of("type", "title", "status", "detail", "code", "error", "errors")
                : Set.of("type", "title", "status", "detail", "code", "error");
        assertThat(answer.headers().first("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.json().keySet()).isEqualTo(members);
        assertThat(answer.code()).isEqualTo(code);
        assertThat(answer.at("error")).isEqualTo(answer.at("title"));
        assertThat(answer.at("status")).isEqualTo((long) status);
        assertThat(answer.headers().first("WWW-Authenticate").isPresent()).isEqualTo(status == 401);
        assertThat(answer.headers().first("Retry-After").isPresent()).isEqualTo(status == 503 || status == 429);
        assertOurs(answer);
        return answer;
    }

    /** What every answer of ours carries. */
    static void assertOurs(Answer answer) {
        assertThat(answer.headers().all("Cache-Control")).containsExactly("no-store");
        assertThat(answer.headers().all("X-Content-Type-Options")).containsExactly("nosniff");
    }

    static void assertSession(Answer answer, int status) {
        expect(answer, status);
        assertThat(answer.json().keySet()).isEqualTo(SESSION);
        assertThat(answer.at("tokenType")).isEqualTo("Bearer");
        assertThat(answer.at("expiresIn")).isEqualTo(900L);
        assertUser(answer, "user");
        assertOurs(answer);
    }

    /** The user at this path of the answer has exactly the members of contract 2.3. */
    static void assertUser(Answer answer, String path) {
        @Nullable Object user = path.isEmpty() ? answer.json() : answer.at(path);
        assertThat(user).asInstanceOf(InstanceOfAssertFactories.MAP).containsOnlyKeys(USER);
    }
}
