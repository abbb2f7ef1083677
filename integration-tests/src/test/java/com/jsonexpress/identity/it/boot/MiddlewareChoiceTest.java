package com.jsonexpress.identity.it.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.jsonexpress.identity.error.BootException;
import com.jsonexpress.identity.http.Handler;
import com.jsonexpress.identity.http.Headers;
import com.jsonexpress.identity.http.Middleware;
import com.jsonexpress.identity.http.MiddlewareContext;
import com.jsonexpress.identity.http.Reply;
import com.jsonexpress.identity.http.Request;
import com.jsonexpress.identity.it.support.App;
import com.jsonexpress.identity.token.TokenVerifier;
import com.jsonexpress.identity.token.Verification;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A middleware that is handed in bypasses discovery: it runs in place of the found one, and not beside it. */
class MiddlewareChoiceTest {

    @Test
    void given_withTheNameOfAFoundOne_runsAlone(@TempDir Path jar) throws IOException {
        Path services = Files.createDirectories(jar.resolve("META-INF/services"));
        Files.writeString(services.resolve(Middleware.class.getName()), FoundCounter.class.getName());
        FoundCounter.FOUND.set(0);
        Counter given = new Counter();
        try (URLClassLoader loader = new URLClassLoader(
                        new URL[] {jar.toUri().toURL()}, getClass().getClassLoader());
                App app = App.start(settings -> settings.classLoader(loader).part(given))) {
            app.client().send("GET", "/auth/health", Headers.NONE);
        }
        assertThat(given.calls.get()).isPositive();
        assertThat(FoundCounter.FOUND).hasValue(0);
    }

    @Test
    void guard_given_takesThePlaceOfTheFoundOne() {
        Guard guard = new Guard();
        try (App app = App.start(settings -> settings.part(guard))) {
            assertThat(app.identity().tokens()).isSameAs(guard);
            assertThat(app.client().send("GET", "/auth/health", Headers.NONE).status())
                    .isEqualTo(200);
        }
        assertThat(guard.calls.get()).isPositive();
    }

    @Test
    void middlewares_twoOfOneName_areRefused() {
        assertThatThrownBy(
                        () -> App.start(settings -> settings.part(new Counter()).part(new Counter()))
                                .close())
                .isInstanceOf(BootException.class)
                .hasMessageContaining("several middlewares have one name: counter (");
    }

    private static class Counter implements Middleware {
        final AtomicInteger calls = new AtomicInteger();

        @Override
        public String name() {
            return "counter";
        }

        @Override
        public void start(MiddlewareContext context) {}

        @Override
        public Reply handle(Request request, Handler next) throws Exception {
            calls.incrementAndGet();
            return next.handle(request);
        }
    }

    private static final class Guard extends Counter implements TokenVerifier {
        @Override
        public Verification verify(String token, boolean fresh) {
            return Verification.refused("never", "Never.");
        }
    }

    /** Made by {@code ServiceLoader}. */
    public static final class FoundCounter extends Counter {
        static final AtomicInteger FOUND = new AtomicInteger();

        @Override
        public Reply handle(Request request, Handler next) throws Exception {
            FOUND.incrementAndGet();
            return super.handle(request, next);
        }
    }
}
