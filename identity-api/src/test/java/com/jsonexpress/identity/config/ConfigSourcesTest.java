package com.jsonexpress.identity.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.jsonexpress.identity.error.BootException;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigSourcesTest {
    private static final String KEY = "jex.auth.issuer";

    @TempDir
    Path directory;

    @TempDir
    Path classes;

    private final Map<String, String> code = new HashMap<>();
    private final Map<String, String> host = new HashMap<>();
    private final Map<String, String> properties = new HashMap<>();
    private final Map<String, String> environment = new HashMap<>();
    private URLClassLoader loader = new URLClassLoader(new URL[0], null);

    @BeforeEach
    void loaderOfAnEmptyDirectory() throws IOException {
        loader.close();
        loader = new URLClassLoader(new URL[] {classes.toUri().toURL()}, null);
    }

    private List<ConfigSource> sources() {
        return ConfigSources.of(
                code, List.of(new ConfigSource("host", host)), directory, loader, properties, environment);
    }

    private Config read() {
        return new ConfigReader(IdentityKeys.all()).read(sources(), List.of());
    }

    private void write(String file, String text) throws IOException {
        Files.writeString((file.endsWith("properties") ? classes : directory).resolve(file), text);
    }

    private @Nullable String issuer() {
        return read().find(IdentityKeys.ISSUER).orElse(null);
    }

    @Test
    void sources_eachWithTheKey_countInTheDocumentedOrder() throws IOException {
        write("jex.properties", KEY + "=properties");
        assertThat(issuer()).isEqualTo("properties");
        write(".env", KEY + "=env");
        assertThat(issuer()).isEqualTo("env");
        write(".env.development", KEY + "=mode");
        assertThat(issuer()).isEqualTo("mode");
        write(".env.local", KEY + "=local");
        assertThat(issuer()).isEqualTo("local");
        write(".env.development.local", KEY + "=mode-local");
        assertThat(issuer()).isEqualTo("mode-local");
        environment.put("JEX__AUTH__ISSUER", "environment");
        assertThat(issuer()).isEqualTo("environment");
        properties.put(KEY, "system");
        assertThat(issuer()).isEqualTo("system");
        host.put(KEY, "host");
        assertThat(issuer()).isEqualTo("host");
        code.put(KEY, "code");
        assertThat(issuer()).isEqualTo("code");
    }

    @Test
    void sources_byName_areToldInOrder() throws IOException {
        write("jex.properties", "");
        for (String file : List.of(".env", ".env.test", ".env.local", ".env.test.local", ".env.development")) {
            write(file, "");
        }
        environment.put("jex.mode", "test");

        assertThat(sources().stream().map(ConfigSource::name))
                .containsExactly(
                        "code",
                        "host",
                        "system properties",
                        "environment",
                        ".env.test.local",
                        ".env.local",
                        ".env.test",
                        ".env",
                        "jex.properties");
    }

    @Test
    void mode_fromAnyHigherSource_choosesTheFiles() throws IOException {
        write(".env.production", KEY + "=production");
        write(".env.test", KEY + "=test");
        write(".env", "jex.mode=production");
        assertThat(issuer()).isNull();
        environment.put("JEX__MODE", "TEST");
        assertThat(issuer()).isEqualTo("test");
        properties.put("jex.mode", "production");
        assertThat(issuer()).isEqualTo("production");
        host.put("jex.mode", "test");
        assertThat(issuer()).isEqualTo("test");
        code.put("jex.mode", "Production");
        assertThat(issuer()).isEqualTo("production");
    }

    @Test
    void mode_inARelaxedSourceOfTheHost_choosesTheFiles() throws IOException {
        write(".env.test", KEY + "=test");
        ConfigSource relaxed = new ConfigSource("host", Map.of("JEX_MODE", "test"), ConfigSource.Names.RELAXED);

        assertThat(new ConfigReader(IdentityKeys.all())
                        .read(
                                ConfigSources.of(code, List.of(relaxed), directory, loader, properties, environment),
                                List.of())
                        .get(IdentityKeys.ISSUER))
                .isEqualTo("test");
    }

    @Test
    void mode_thatIsNone_namesNoFile() throws IOException {
        Files.createDirectory(directory.resolve(".env."));
        write("secrets", "hunter2");
        code.put("jex.mode", "/../secrets");

        assertThatExceptionOfType(BootException.class)
                .isThrownBy(this::read)
                .withMessageContaining("jex.mode: expected development or test or production (in code)");
    }

    @Test
    void environment_ofOtherTools_isNotTaken() throws IOException {
        environment.putAll(Map.of("PATH", "/bin", "JEX_HOME", "/x", "SECRET", "hunter2"));
        properties.put("java.home", "/x");
        write(".env", "DATABASE_URL=hunter2\nJEXPRESS=1\n" + KEY + "=a");
        write("jex.properties", "other=hunter2");

        assertThat(issuer()).isEqualTo("a");
        assertThat(sources().stream().flatMap(source -> source.values().keySet().stream()))
                .containsExactlyInAnyOrder("JEX_HOME", KEY);
    }

    @Test
    void dotEnvFile_mayBeSpeltAsAnEnvironment() throws IOException {
        write(".env", "export JEX__AUTH__TOKENTTL='7m' # short");

        assertThat(read().get(IdentityKeys.TOKEN_TTL)).hasMinutes(7);
        assertThat(read().origin(IdentityKeys.TOKEN_TTL)).contains(".env");
    }

    @Test
    void port_ofTheEnvironment_countsUnlessItHasJexPort() throws IOException {
        write(".env", "PORT=1\njex.port=2");
        assertThat(read().get(IdentityKeys.PORT)).isEqualTo(2);
        environment.put("PORT", "8080");
        assertThat(read().get(IdentityKeys.PORT)).isEqualTo(8080);
        assertThat(read().origin(IdentityKeys.PORT)).contains("environment variable PORT");
        environment.put("JEX__PORT", "9090");
        assertThat(read().get(IdentityKeys.PORT)).isEqualTo(9090);
        properties.put("jex.port", "7070");
        assertThat(read().get(IdentityKeys.PORT)).isEqualTo(7070);
    }

    @Test
    void port_thatIsNone_isToldByItsVariable() {
        environment.put("PORT", "tcp://hunter2");
        assertThatExceptionOfType(BootException.class)
                .isThrownBy(this::read)
                .withMessageContaining("(in environment variable PORT)")
                .satisfies(e -> assertThat(e.toString()).doesNotContain("hunter2"));
        environment.put("PORT", "");
        assertThat(read().get(IdentityKeys.PORT)).isEqualTo(3000);
    }

    @Test
    void misspeltKey_inAnySource_isToldWithItsSource() throws IOException {
        write("jex.properties", "jex.moed=a");
        write(".env", "jex.prt=1");
        environment.put("JEX__AUTH__ISUER", "hunter2");
        properties.put("JEX.auth.issuer", "hunter2");
        host.put("jex.auth.exlude", "hunter2");
        code.put("jex.auth.inclde", "hunter2");

        assertThatExceptionOfType(BootException.class)
                .isThrownBy(this::read)
                .withMessageContaining("6 mistakes")
                .withMessageContaining("jex.moed: no such key (in jex.properties) -> Did you mean jex.mode?")
                .withMessageContaining("jex.prt: no such key (in .env) -> Did you mean jex.port?")
                .withMessageContaining(
                        "JEX__AUTH__ISUER: no such key (in environment) -> Did you mean JEX__AUTH__ISSUER?")
                .withMessageContaining("JEX.auth.issuer: no such key (in system properties)")
                .withMessageContaining("jex.auth.exlude: no such key (in host) -> Did you mean jex.auth.exclude?")
                .withMessageContaining("jex.auth.inclde: no such key (in code) -> Did you mean jex.auth.include?")
                .satisfies(e -> assertThat(e.toString()).doesNotContain("hunter2"));
    }

    @Test
    void file_thatCannotBeRead_isNamed() throws IOException {
        assertUnreadable(".env.local", new byte[] {'K', '=', (byte) 0xff});
        assertUnreadable(".env", new byte[BoundedText.MAX_BYTES + 1]);
        assertUnreadable(
                "jex.properties", "jex.mode=hunter2\\u12".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        assertUnreadable("jex.properties", new byte[] {(byte) 0xff});
        assertUnreadable("jex.properties", new byte[BoundedText.MAX_BYTES + 1]);
    }

    private void assertUnreadable(String name, byte[] bytes) throws IOException {
        Path file = (name.endsWith("properties") ? classes : directory).resolve(name);
        Files.write(file, bytes);
        assertThatExceptionOfType(BootException.class)
                .isThrownBy(this::sources)
                .withNoCause()
                .withMessageContaining("the configuration file " + name + " cannot be read")
                .satisfies(e -> assertThat(e.toString()).doesNotContain("hunter2"));
        Files.delete(file);
    }

    @Test
    void malformedLine_isNamedByFileAndNumber() throws IOException {
        write(".env.local", "A=1\nhunter2");
        assertThatExceptionOfType(BootException.class)
                .isThrownBy(this::sources)
                .withMessageContaining(".env.local, line 2")
                .satisfies(e -> assertThat(e.toString()).doesNotContain("hunter2"));
    }

    @Test
    void directory_ofThatName_isNoFile() throws IOException {
        Files.createDirectory(directory.resolve(".env"));
        assertThat(sources()).hasSize(4);
    }

    @Test
    void file_withByteOrderMarkAndWindowsLines_isRead() throws IOException {
        write(".env", "\ufeff" + KEY + "=a\r\n");
        assertThat(issuer()).isEqualTo("a");
        write(".env", "");
        write("jex.properties", "\ufeff" + KEY + " = ключ\r\n");
        assertThat(issuer()).isEqualTo("ключ");
    }

    @Test
    void codeOnly_readsNothingElse() throws IOException {
        write(".env", KEY + "=env");
        write("jex.properties", KEY + "=properties");
        List<ConfigSource> sources = ConfigSources.of(
                Map.of("jex.port", "1"), List.of(new ConfigSource("host", Map.of())), directory, false, loader);

        assertThat(sources.stream().map(ConfigSource::name)).containsExactly("code", "host");
    }

    @Test
    void system_readsTheRealPropertiesAndEnvironment() throws IOException {
        write(".env", KEY + "=env");

        assertThat(ConfigSources.of(Map.of(), List.of(), directory, true, loader).stream()
                        .map(ConfigSource::name))
                .startsWith("code", "system properties", "environment")
                .endsWith(".env");
    }
}
