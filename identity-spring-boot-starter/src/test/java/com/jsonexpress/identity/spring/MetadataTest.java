package com.jsonexpress.identity.spring;

import static org.assertj.core.api.Assertions.assertThat;

import com.jsonexpress.identity.config.ConfigKey;
import com.jsonexpress.identity.config.IdentityKeys;
import com.jsonexpress.identity.core.password.PasswordKeys;
import com.jsonexpress.identity.core.settings.AuthKeys;
import com.jsonexpress.identity.core.settings.LimitKeys;
import com.jsonexpress.identity.core.spi.EmailProvider;
import com.jsonexpress.identity.core.spi.IKvStore;
import com.jsonexpress.identity.core.spi.IQueueAdapter;
import com.jsonexpress.identity.core.spi.Provider;
import com.jsonexpress.identity.core.spi.UserStore;
import com.jsonexpress.identity.http.Middleware;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What an editor knows of the keys is what is declared. Where it is not, the text to put in its place is written to {@code target}.
 */
class MetadataTest {
    private static final String FILE = "META-INF/spring-configuration-metadata.json";

    /** Texts of which every key reads one, if not its default. */
    private static final List<String> SAMPLES =
            List.of("true", "2", "1s", "https://id.example.com/x", "2026-11-29T10:00:00Z", "/x");

    /** The starter's own jar has the keys of all that it brings; a provider's jar has the provider's. */
    @ParameterizedTest
    @CsvSource({
        "identity-spring-boot-starter, jex.auth.jwks-uri jex.queue.memory.retry-base",
        "identity-jdbc, jex.jdbc.pool-size jex.queue.jdbc.max-attempts",
        "identity-kv-redis, jex.redis.url",
        "identity-email-smtp, jex.smtp.host"
    })
    void metadata_ofTheEditor_isWhatIsDeclared(String module, String known) throws IOException {
        Map<String, ConfigKey<?>> keys = keys();
        String expected = metadata(keys.values().stream()
                .filter(key -> module.equals(moduleOf(key)))
                .toList());
        Files.writeString(Path.of("target", module + ".json"), expected);

        assertThat(expected)
                .contains(Stream.of(known.split(" ")).map(MetadataTest::quoted).toList());
        assertThat(Files.readString(Path.of("..", module, "src/main/resources", FILE)))
                .isEqualTo(expected);
        assertThat(Collections.list(MetadataTest.class.getClassLoader().getResources(FILE)))
                .as("as the editor finds it")
                .anyMatch(url -> text(url).equals(expected));
    }

    private static String text(URL url) {
        try (InputStream in = url.openStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String moduleOf(ConfigKey<?> key) {
        String name = key.name();
        if (name.matches("jex\\.(queue\\.)?jdbc\\..*")) {
            return "identity-jdbc";
        }
        return name.startsWith("jex.redis.")
                ? "identity-kv-redis"
                : name.startsWith("jex.smtp.") ? "identity-email-smtp" : "identity-spring-boot-starter";
    }

    private static String metadata(List<ConfigKey<?>> keys) {
        return "{\n  \"properties\": ["
                + keys.stream().map(MetadataTest::property).collect(Collectors.joining(","))
                + "\n  ],\n  \"hints\": ["
                + keys.stream()
                        .filter(key -> value(key) instanceof Enum<?>)
                        .map(MetadataTest::hint)
                        .collect(Collectors.joining(","))
                + "\n  ]\n}\n";
    }

    private static String property(ConfigKey<?> key) {
        String meaning = key.meaning();
        return "\n    {\n      \"name\": " + quoted(name(key))
                + ",\n      \"type\": " + quoted(type(key))
                + ",\n      \"description\": "
                + quoted(meaning.substring(0, 1).toUpperCase(Locale.ROOT) + meaning.substring(1) + ".")
                + key.defaultText()
                        .map(text -> ",\n      \"defaultValue\": " + standard(value(key), text))
                        .orElse("")
                + "\n    }";
    }

    /** As Spring Boot asks for it; an editor knows the other spellings by it. */
    private static String name(ConfigKey<?> key) {
        return key.name().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    private static String hint(ConfigKey<?> key) {
        return "\n    {\n      \"name\": " + quoted(name(key)) + ",\n      \"values\": ["
                + Stream.of(value(key).getClass().getEnumConstants())
                        .map(constant -> "\n        {\n          \"value\": "
                                + quoted(constant.toString().toLowerCase(Locale.ROOT)) + "\n        }")
                        .collect(Collectors.joining(","))
                + "\n      ]\n    }";
    }

    private static String standard(Object value, String text) {
        if (value instanceof List<?> list) {
            return list.stream().map(item -> quoted(item.toString())).collect(Collectors.joining(", ", "[", "]"));
        }
        return value instanceof Boolean || value instanceof Number ? text : quoted(text);
    }

    private static String type(ConfigKey<?> key) {
        Object value = value(key);
        if (value instanceof List) {
            return "java.util.List<java.lang.String>";
        }
        return Stream.of(Boolean.class, Integer.class, Duration.class, Instant.class, URI.class)
                .filter(type -> type.isInstance(value))
                .map(Class::getName)
                .findFirst()
                .orElse("java.lang.String");
    }

    /** What the key reads of its default, or of the first sample that it takes. */
    private static Object value(ConfigKey<?> key) {
        return Stream.concat(key.defaultText().stream(), SAMPLES.stream())
                .flatMap(text -> read(key, text))
                .findFirst()
                .orElse("");
    }

    private static Stream<Object> read(ConfigKey<?> key, String text) {
        try {
            return Stream.of(key.parse(text));
        } catch (IllegalArgumentException e) {
            return Stream.empty();
        }
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    /** Every key that anything the starter brings declares, or one of the other providers. */
    private static Map<String, ConfigKey<?>> keys() {
        Map<String, ConfigKey<?>> keys = new TreeMap<>();
        Stream.of(IdentityKeys.all(), AuthKeys.all(), PasswordKeys.all(), LimitKeys.all())
                .flatMap(List::stream)
                .forEach(key -> keys.put(key.name(), key));
        Stream.of(IKvStore.class, IQueueAdapter.class, EmailProvider.class, UserStore.class)
                .flatMap(spi -> ServiceLoader.load(spi).stream())
                .map(ServiceLoader.Provider::get)
                .flatMap(provider -> ((Provider) provider).configKeys().stream())
                .forEach(key -> keys.put(key.name(), key));
        ServiceLoader.load(Middleware.class)
                .forEach(middleware -> middleware.configKeys().forEach(key -> keys.put(key.name(), key)));
        return keys;
    }
}
