package com.jsonexpress.identity.middleware;

import static com.jsonexpress.identity.middleware.TestToken.valid;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.jsonexpress.identity.Identity;
import com.jsonexpress.identity.IdentitySettings;
import com.jsonexpress.identity.config.ConfigKey;
import com.jsonexpress.identity.error.BootException;
import com.jsonexpress.identity.event.EventListener;
import com.jsonexpress.identity.event.EventType;
import com.jsonexpress.identity.event.IdentityEvent;
import com.jsonexpress.identity.http.Handler;
import com.jsonexpress.identity.http.Headers;
import com.jsonexpress.identity.http.Middleware;
import com.jsonexpress.identity.http.MiddlewareContext;
import com.jsonexpress.identity.http.Proceed;
import com.jsonexpress.identity.http.Reply;
import com.jsonexpress.identity.http.Request;
import com.jsonexpress.identity.http.Response;
import com.jsonexpress.identity.token.Principal;
import com.jsonexpress.identity.token.TokenVerifier;
import com.jsonexpress.identity.token.Verification;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerifyOnlyRuntimeTest {
    private static final List<String> CALLS = new ArrayList<>();

    @TempDir
    Path directory;

    @Test
    void identity_withThisModuleAlone_isAResourceServer() {
        try (Identity identity = Identity.start(settings().set("jex.auth.exclude", "/public"))) {
            assertThat(told(identity, "/x", "")).isEqualTo("401");
            assertThat(told(identity, "/x", "Bearer " + valid().text())).isEqualTo("user-1");
            assertThat(told(identity, "/public/x", "")).isEqualTo("anonymous");
            assertThat(told(identity, "/public/x", "Bearer x")).isEqualTo("401");
            assertThat(told(identity, "/publications", "")).isEqualTo("401");
            assertThat(told(identity, "/public//x", "")).isEqualTo("400");
            assertThat(told(identity, "/public/../x", "")).isEqualTo("400");
            assertThat(identity.tokens().verify(valid().text(), true)).isInstanceOf(Verification.Verified.class);
            assertThat(identity.health()).isEmpty();
            assertThat(identity.config().isSet(com.jsonexpress.identity.config.IdentityKeys.EXCLUDE))
                    .isTrue();
            identity.ready();
        }
    }

    @Test
    void claims_ofAnAdmin_areBelievedWhereThereIsNoUserStore() {
        try (Identity identity = Identity.start(settings())) {
            Proceed proceed = (Proceed) identity.handle(
                    request("/x", "Bearer " + valid().claim("role", "\"admin\"").text()));

            assertThat(proceed.request().caller())
                    .hasValueSatisfying(
                            caller -> assertThat(caller.hasRole("admin")).isTrue());
        }
    }

    @Test
    void keys_twoOfOneName_areABootFailureThatNamesIt() {
        assertThatThrownBy(() -> Identity.start(settings()
                        .declare(ConfigKey.text("app.colour", "a colour"))
                        .declare(ConfigKey.integer("app.colour", "a number", 1, 2))))
                .isInstanceOf(BootException.class)
                .hasMessageContaining("app.colour");
    }

    @Test
    void users_doNotExistHereAndSaySo() {
        try (Identity identity = Identity.start(settings())) {
            assertThatThrownBy(identity::users)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("identity-preset");
        }
    }

    @Test
    void boot_reportsAFewLinesWithTheWarningAndNoSecret() {
        try (LogCapture log = new LogCapture();
                Identity identity = Identity.start(settings())) {
            assertThat(log.text().lines().count()).isBetween(4L, 8L);
            assertThat(log.text())
                    .contains("verifies tokens and issues none", "development", "auth", "Revocation is not enforced")
                    .doesNotContain(TestToken.SECRET);
            assertThat(identity.toString() + identity.config()).doesNotContain(TestToken.SECRET);
        }
    }

    @Test
    void boot_withoutAnyKey_failsWithARemedy() {
        assertThatThrownBy(() -> Identity.start(IdentitySettings.none().codeOnly()))
                .isInstanceOfSatisfying(
                        BootException.class, e -> assertThat(e.remedy()).contains("issues the tokens"));
    }

    @Test
    void boot_withAPublishedSecret_failsAndDoesNotRepeatIt() {
        String weak = "a-strong-32-byte-secret-a-strong-32-byte-secret";
        assertThatThrownBy(() -> Identity.start(settings().set("jex.auth.secret", weak)))
                .isInstanceOfSatisfying(
                        BootException.class, e -> assertThat(e.toString()).doesNotContain(weak));
    }

    @Test
    void part_ofAnUnknownType_isABootFailureThatNamesIt() {
        assertThatThrownBy(() -> Identity.start(settings().part(new StringBuilder("x"))))
                .isInstanceOf(BootException.class)
                .hasMessageContaining("java.lang.StringBuilder");
    }

    @Test
    void keys_ofTheHost_areKnown() {
        try (Identity identity = Identity.start(
                settings().declare(ConfigKey.text("app.colour", "a colour")).set("app.colour", "red"))) {
            assertThat(identity.config().get(ConfigKey.text("app.colour", ""))).isEqualTo("red");
        }
    }

    @Test
    void readyMadeMiddleware_isUsedBehindTheGuardAndNeitherStartedNorClosed() {
        Recording part = new Recording("aaa");
        try (Identity identity = Identity.start(settings().part(part))) {
            told(identity, "/x", "");
            assertThat(part.calls).isEmpty();
            told(identity, "/x", "Bearer " + valid().text());
            assertThat(part.calls).containsExactly("handle user-1");
        }
        assertThat(part.calls).containsExactly("handle user-1");
    }

    @Test
    void readyMadeGuard_takesThePlaceOfTheFoundOne() {
        Recording guard = new RecordingGuard();
        try (Identity identity =
                Identity.start(IdentitySettings.none().codeOnly().part(guard))) {
            assertThat(told(identity, "/x", "")).isEqualTo("anonymous");
            assertThat(identity.tokens()).isSameAs(guard);
        }
        assertThat(guard.calls).containsExactly("handle -");
    }

    @Test
    void middlewares_twoGuardsOrOneNameTwice_areABootFailure() {
        assertThatThrownBy(() ->
                        Identity.start(settings().part(new RecordingGuard()).part(new AuthMiddleware())))
                .isInstanceOf(BootException.class)
                .hasMessageContaining("several middlewares verify tokens");
        assertThatThrownBy(
                        () -> Identity.start(settings().part(new Recording("a")).part(new Recording("a"))))
                .isInstanceOf(BootException.class)
                .hasMessageContaining("one name");
    }

    @Test
    void foundMiddleware_isStartedAndClosedOnceInReverseOrder() {
        CALLS.clear();
        Identity identity = Identity.start(settings().classLoader(finding(FoundOne.class, FoundTwo.class)));
        identity.close();
        identity.close();

        assertThat(CALLS).containsExactly("start one", "start two", "close two", "close one");
    }

    @Test
    void foundMiddleware_thatCannotStart_closesWhatWasStarted() {
        CALLS.clear();
        assertThatThrownBy(() -> Identity.start(settings().classLoader(finding(FoundOne.class, Failing.class))))
                .isInstanceOf(BootException.class)
                .hasMessageContaining("did not start")
                .hasRootCauseMessage("no");

        assertThat(CALLS).containsExactly("start one", "close one");
    }

    @Test
    void foundService_thatIsBroken_isABootFailureThatNamesIt() {
        assertThatThrownBy(() -> Identity.start(settings().classLoader(finding(TestToken.class))))
                .isInstanceOf(BootException.class)
                .hasMessageContaining(TestToken.class.getName());
    }

    @Test
    void close_isIdempotentAndEndsService() {
        List<IdentityEvent> events = new ArrayList<>();
        Identity identity = Identity.start(settings().part((EventListener) events::add));

        identity.close();
        identity.close();

        assertThat(events).extracting(IdentityEvent::type).containsExactly(EventType.BOOTED, EventType.STOPPED);
        assertThat(told(identity, "/x", "Bearer " + valid().text())).isEqualTo("503");
    }

    @Test
    void listener_thatThrows_stopsNothing() {
        List<IdentityEvent> events = new ArrayList<>();
        EventListener failing = event -> {
            throw new IllegalStateException("listener");
        };
        try (LogCapture log = new LogCapture();
                Identity identity = Identity.start(settings().part(failing).part((EventListener) events::add))) {
            assertThat(told(identity, "/x", "Bearer x")).isEqualTo("401");
            assertThat(log.text()).contains("event listener");
        }
        assertThat(events)
                .extracting(IdentityEvent::type)
                .containsExactly(EventType.BOOTED, EventType.TOKEN_REFUSED, EventType.STOPPED);
    }

    private static IdentitySettings settings() {
        return IdentitySettings.none()
                .codeOnly()
                .clock(Clock.fixed(TestToken.NOW, ZoneOffset.UTC))
                .set("jex.auth.secret", TestToken.SECRET);
    }

    private static Request request(String path, String authorization) {
        return Request.of(
                "GET",
                path,
                null,
                Headers.of("Authorization", authorization),
                InputStream.nullInputStream(),
                "127.0.0.1");
    }

    private static String told(Identity identity, String path, String authorization) {
        Reply reply = identity.handle(request(path, authorization));
        return reply instanceof Response response
                ? Integer.toString(response.status())
                : ((Proceed) reply).request().caller().map(Principal::id).orElse("anonymous");
    }

    /** A loader that finds these beside what this module brings. */
    private ClassLoader finding(Class<?>... types) {
        try {
            Path file = directory.resolve("META-INF/services/" + Middleware.class.getName());
            Files.createDirectories(file.getParent());
            Files.write(file, java.util.Arrays.stream(types).map(Class::getName).toList());
            return new URLClassLoader(
                    new URL[] {directory.toUri().toURL()}, getClass().getClassLoader());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static class Recording implements Middleware {
        final List<String> calls = new ArrayList<>();
        private final String name;

        Recording(String name) {
            this.name = name;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public void start(MiddlewareContext context) {
            calls.add("start");
        }

        @Override
        public Reply handle(Request request, Handler next) throws Exception {
            calls.add("handle " + request.caller().map(Principal::id).orElse("-"));
            return next.handle(request);
        }

        @Override
        public void close() {
            calls.add("close");
        }
    }

    private static final class RecordingGuard extends Recording implements TokenVerifier {
        RecordingGuard() {
            super("other");
        }

        @Override
        public Verification verify(String token, boolean fresh) {
            return Verification.refused("never", "Never.");
        }
    }

    private static class Static extends Recording {
        Static(String name) {
            super(name);
        }

        @Override
        public void start(MiddlewareContext context) {
            CALLS.add("start " + name());
        }

        @Override
        public void close() {
            CALLS.add("close " + name());
        }
    }

    public static final class FoundOne extends Static {
        public FoundOne() {
            super("one");
        }
    }

    public static final class FoundTwo extends Static {
        public FoundTwo() {
            super("two");
        }
    }

    public static final class Failing extends Static {
        public Failing() {
            super("zzz");
        }

        @Override
        public void start(MiddlewareContext context) {
            throw new IllegalStateException("no");
        }
    }
}
