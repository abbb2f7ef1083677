package com.jsonexpress.identity.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.jsonexpress.identity.Identity;
import com.jsonexpress.identity.IdentitySettings;
import com.jsonexpress.identity.event.EventType;
import com.jsonexpress.identity.event.IdentityEvent;
import com.jsonexpress.identity.http.Request;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.File;
import java.lang.reflect.Method;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class IdentityMetricsTest {
    private static final Instant NOW = Instant.EPOCH;

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final IdentityMetrics metrics = new IdentityMetrics(registry);

    private double count(String type, String reason) {
        return registry.get(IdentityMetrics.EVENTS)
                .tags("type", type, "reason", reason)
                .counter()
                .count();
    }

    @Test
    void event_isCountedByTypeAndReason() {
        metrics.on(IdentityEvent.of(EventType.LOGIN_FAILED, NOW).reason("invalid_credentials"));
        metrics.on(IdentityEvent.of(EventType.LOGIN_FAILED, NOW).reason("invalid_credentials"));
        metrics.on(IdentityEvent.of(EventType.LOGIN_SUCCEEDED, NOW));

        assertThat(count("login_failed", "invalid_credentials")).isEqualTo(2);
        assertThat(count("login_succeeded", "none")).isEqualTo(1);
    }

    @Test
    void labels_areTypeAndReasonAlone_andNobodysNames() {
        metrics.on(IdentityEvent.of(EventType.LOGIN_FAILED, NOW)
                .user("ada")
                .actor("root")
                .session("s-1")
                .client("192.0.2.7")
                .reason("invalid_credentials"));

        Meter meter = registry.getMeters().get(0);
        assertThat(meter.getId().getTags()).extracting(tag -> tag.getKey()).containsExactly("reason", "type");
        assertThat(meter.getId().toString()).doesNotContain("ada", "root", "s-1", "192.0.2.7");
    }

    @Test
    void reasons_ofAPluginWithoutEnd_areBounded() {
        IntStream.range(0, 100_000)
                .parallel()
                .forEach(i -> metrics.on(
                        IdentityEvent.of(EventType.ACCESS_DENIED, NOW).reason("code_" + i)));

        assertThat(registry.getMeters()).hasSize(IdentityMetrics.MAX_REASONS + 1);
        assertThat(registry.get(IdentityMetrics.EVENTS).counters().stream().mapToDouble(each -> each.count()))
                .satisfies(counts -> assertThat(
                                counts.stream().mapToDouble(each -> each).sum())
                        .isEqualTo(100_000));
    }

    @Test
    void reason_thatIsNoShortWord_isOther() {
        for (String odd : List.of("", "Ada Lovelace", "a\nb", "x".repeat(49), "ada@example.com")) {
            metrics.on(IdentityEvent.of(EventType.ACCESS_DENIED, NOW).reason(odd));
        }

        assertThat(count("access_denied", "other")).isEqualTo(5);
        assertThat(registry.getMeters()).hasSize(1);
    }

    @Test
    void dependencyAlone_countsInTheGlobalRegistry() {
        Metrics.addRegistry(registry);
        try (Identity identity = Identity.start(IdentitySettings.none().codeOnly())) {
            identity.handle(Request.of("GET", "/hello"));

            assertThat(count("token_refused", "no_credentials")).isEqualTo(1);
        } finally {
            Metrics.removeRegistry(registry);
        }
    }

    @Test
    void dependencyAlone_withoutMicrometer_isToldWithTheRemedy() throws Exception {
        URL[] others = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.contains("micrometer"))
                .map(IdentityMetricsTest::url)
                .toArray(URL[]::new);
        try (URLClassLoader loader = new URLClassLoader(others, ClassLoader.getPlatformClassLoader())) {
            Class<?> settings = loader.loadClass(IdentitySettings.class.getName());
            Object codeOnly = settings.getMethod("codeOnly")
                    .invoke(settings.getMethod("none").invoke(null));
            Object itsOwn = settings.getMethod("classLoader", ClassLoader.class).invoke(codeOnly, loader);
            Method start = loader.loadClass(Identity.class.getName()).getMethod("start", settings);

            assertThatThrownBy(() -> start.invoke(null, itsOwn))
                    .cause()
                    .hasMessageContaining("identity-metrics is on the class path, and Micrometer is not")
                    .asString()
                    .contains("Remedy: Add the dependency io.micrometer:micrometer-core");
        }
    }

    private static URL url(String entry) {
        try {
            return Path.of(entry).toUri().toURL();
        } catch (MalformedURLException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void types_areAllThatThereAre() {
        Set<String> types = new HashSet<>();
        for (EventType type : EventType.values()) {
            metrics.on(IdentityEvent.of(type, NOW));
        }
        registry.getMeters().forEach(meter -> types.add(meter.getId().getTag("type")));

        assertThat(types).hasSameSizeAs(EventType.values());
    }
}
