package com.jsonexpress.identity.it.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.jsonexpress.identity.Identity;
import com.jsonexpress.identity.IdentitySettings;
import com.jsonexpress.identity.asvs.Asvs;
import com.jsonexpress.identity.core.plugin.Plugin;
import com.jsonexpress.identity.core.spi.EmailProvider;
import com.jsonexpress.identity.core.spi.IKvStore;
import com.jsonexpress.identity.core.spi.IQueueAdapter;
import com.jsonexpress.identity.error.BootException;
import com.jsonexpress.identity.it.support.App;
import com.jsonexpress.identity.testkit.Eventually;
import com.jsonexpress.identity.testkit.InsecureFastHasher;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Contract 4: what is started is closed once, in reverse order, also where boot fails half way. */
class LifecycleTest {
    private static final Map<Class<?>, Class<?>> PROVIDERS = Map.of(
            IKvStore.class, Recording.Kv.class,
            EmailProvider.class, Recording.Email.class,
            IQueueAdapter.class, Recording.Queue.class,
            Plugin.class, Recording.Extension.class);

    @TempDir
    Path folder;

    @BeforeEach
    void clear() throws IOException {
        Journal.clear();
        Path services = Files.createDirectories(folder.resolve("META-INF/services"));
        for (Map.Entry<Class<?>, Class<?>> provider : PROVIDERS.entrySet()) {
            Files.writeString(
                    services.resolve(provider.getKey().getName()),
                    provider.getValue().getName());
        }
    }

    @Asvs("1.4.3")
    @Test
    void close_endsEverythingOnceInReverseOrderAndLeavesNoThread() throws IOException {
        Set<Thread> before = ours();
        try (URLClassLoader loader = loader()) {
            Identity identity = Identity.start(settings(loader));
            identity.close();
            identity.close();
        }
        assertThat(Journal.lines())
                .containsExactly(
                        "started kv",
                        "started email",
                        "started queue",
                        "started plugin",
                        "closed plugin",
                        "closed queue",
                        "closed email",
                        "closed kv");
        awaitEnded(before);
    }

    static Stream<Throwable> failures() {
        return Stream.of(
                new IllegalStateException("cannot reach its service"),
                new BootException("cannot reach its service", "Start it."),
                new UnsatisfiedLinkError("cannot load its native library"),
                new NoClassDefFoundError("org/example/Driver"));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void providerThatFailsToStart_endsWhatWasStartedAndIsABootFailure(Throwable failure) throws IOException {
        Set<Thread> before = ours();
        Journal.failAt("queue", failure);
        try (URLClassLoader loader = loader()) {
            assertThat(catchThrowable(() -> Identity.start(settings(loader))))
                    .isInstanceOf(BootException.class)
                    .hasMessageContaining(failure.getMessage());
        }
        assertThat(Journal.lines())
                .containsExactly("started kv", "started email", "failed queue", "closed email", "closed kv");
        awaitEnded(before);
    }

    @ParameterizedTest
    @MethodSource("failures")
    void pluginThatFailsToStart_endsWhatWasStartedAndIsABootFailure(Throwable failure) throws IOException {
        Set<Thread> before = ours();
        Journal.failAt("plugin", failure);
        try (URLClassLoader loader = loader()) {
            assertThat(catchThrowable(() -> Identity.start(settings(loader))))
                    .isInstanceOf(BootException.class)
                    .hasMessageContaining(failure.getMessage());
        }
        assertThat(Journal.lines()).endsWith("failed plugin", "closed queue", "closed email", "closed kv");
        awaitEnded(before);
    }

    @Test
    void readyMadePart_isNeitherStartedNorClosed() {
        IdentitySettings settings = IdentitySettings.none()
                .codeOnly()
                .set("jex.auth.secret", App.SECRET)
                .part(new InsecureFastHasher())
                .part(new Recording.Email())
                .part(new Recording.Extension());
        Identity.start(settings).close();
        assertThat(Journal.lines()).isEmpty();
    }

    private IdentitySettings settings(ClassLoader loader) {
        return IdentitySettings.none()
                .codeOnly()
                .set("jex.auth.secret", App.SECRET)
                .classLoader(loader)
                .part(new InsecureFastHasher());
    }

    private URLClassLoader loader() throws IOException {
        return new URLClassLoader(new URL[] {folder.toUri().toURL()}, getClass().getClassLoader());
    }

    private static Set<Thread> ours() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("identity-")
                        || thread.getName().startsWith("jex-"))
                .collect(Collectors.toSet());
    }

    /** Threads that were told to end may need a moment. */
    private static void awaitEnded(Set<Thread> before) {
        Eventually.until("every thread of ours ended", () -> before.containsAll(ours()));
        assertThat(List.copyOf(ours())).isSubsetOf(before);
    }
}
