package com.jsonexpress.identity.it.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.jsonexpress.identity.asvs.Asvs;
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
import java.lang.reflect.Field;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.ServiceLoader;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The table in {@code docs/configuration.md} has every key there is, with its default and values it can have. */
class ConfigurationPageTest {
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `(jex\\.[^`]+)` \\| (.*?) \\| (.*?) \\| (.*) \\|$");
    private static final Pattern CODE = Pattern.compile("`([^`]*)`");

    /** A row of the table; an absent default is a dash. */
    private record Row(String standard, String values) {}

    @Test
    void table_ofKeys_hasEveryKeyOnceAndNoOther() throws IOException {
        assertThat(ROW.matcher(page()).results().map(row -> row.group(1)))
                .containsExactlyInAnyOrderElementsOf(keys().keySet());
        assertThat(Pattern.compile("`(jex\\.[A-Za-z.]*[A-Za-z])")
                        .matcher(page())
                        .results()
                        .map(name -> name.group(1)))
                .as("names in the text")
                .allMatch(name -> keys().containsKey(name) || name.equals("jex.properties"));
    }

    @Asvs({"2.1.3", "6.1.1", "7.1.1"})
    @Test
    void table_ofKeys_showsEachDefault() throws IOException {
        Map<String, Row> rows = rows();
        for (ConfigKey<?> key : keys().values()) {
            assertThat(row(rows, key).standard())
                    .as(key.name())
                    .isEqualTo(key.defaultText().map(text -> "`" + text + "`").orElse("–"));
        }
    }

    @Test
    void table_ofKeys_showsValuesThatCanBeRead() throws IOException {
        Map<String, Row> rows = rows();
        for (ConfigKey<?> key : keys().values()) {
            CODE.matcher(row(rows, key).values())
                    .results()
                    .map(code -> code.group(1))
                    .filter(value -> !value.matches("https?|admin"))
                    .forEach(value -> assertThatCode(() -> key.parse(value))
                            .as("%s=%s", key, value)
                            .doesNotThrowAnyException());
        }
    }

    private static String page() throws IOException {
        return Page.read("docs/configuration.md");
    }

    private static Map<String, Row> rows() throws IOException {
        Map<String, Row> rows = new LinkedHashMap<>();
        ROW.matcher(page()).results().forEach(row -> rows.put(row.group(1), new Row(row.group(2), row.group(3))));
        return rows;
    }

    private static Row row(Map<String, Row> rows, ConfigKey<?> key) {
        return Objects.requireNonNull(rows.get(key.name()), key.name());
    }

    /** Every key that anything on this class path declares. */
    private static Map<String, ConfigKey<?>> keys() {
        Map<String, ConfigKey<?>> keys = new LinkedHashMap<>();
        Stream.of(IdentityKeys.all(), AuthKeys.all(), PasswordKeys.all(), LimitKeys.all())
                .flatMap(java.util.Collection::stream)
                .forEach(key -> keys.put(key.name(), key));
        Stream.of(IKvStore.class, IQueueAdapter.class, EmailProvider.class, UserStore.class)
                .flatMap(spi -> ServiceLoader.load(spi, others()).stream())
                .map(ServiceLoader.Provider::get)
                .flatMap(provider -> ((Provider) provider).configKeys().stream())
                .forEach(key -> keys.put(key.name(), key));
        ServiceLoader.load(Middleware.class)
                .forEach(middleware -> middleware.configKeys().forEach(key -> keys.put(key.name(), key)));
        hostKeys().forEach(key -> keys.put(key.name(), key));
        return keys;
    }

    /** This class path, and the providers that are built before but would be chosen in tests if they were on it. */
    private static ClassLoader others() {
        URL[] modules = Stream.of("identity-jdbc", "identity-kv-redis", "identity-email-smtp")
                .map(module -> Page.ROOT.resolve(module).resolve("target/classes"))
                .map(ConfigurationPageTest::url)
                .toArray(URL[]::new);
        return new URLClassLoader(modules, ConfigurationPageTest.class.getClassLoader());
    }

    private static URL url(Path folder) {
        try {
            return folder.toUri().toURL(); // a folder that exists ends with a slash
        } catch (MalformedURLException e) {
            throw new AssertionError(e);
        }
    }

    /** Those of the JDK host are no public type of it. */
    private static Stream<ConfigKey<?>> hostKeys() {
        try {
            Class<?> holder = Class.forName("com.jsonexpress.identity.host.jdk.HostKeys");
            return Stream.of(holder.getDeclaredFields())
                    .filter(field -> field.getType() == ConfigKey.class)
                    .map(ConfigurationPageTest::read);
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }

    private static ConfigKey<?> read(Field field) {
        try {
            field.setAccessible(true);
            return (ConfigKey<?>) field.get(null);
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }
}
