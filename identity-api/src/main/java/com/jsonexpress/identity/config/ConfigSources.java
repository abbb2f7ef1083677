package com.jsonexpress.identity.config;

import com.jsonexpress.identity.error.BootException;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds the sources of configuration: code, the host's own, system properties, environment, {@code .env} files,
 * {@code jex.properties} on the class path.
 *
 * <p>Environment and {@code .env} files may spell keys in any case and write {@code __} for a dot. The variable
 * {@code PORT} stands for {@code jex.port} where the environment has no such key. Which {@code .env.<mode>} files count
 * is decided by what code, host, system properties or environment say of {@code jex.mode}; a {@code .env} file has no
 * say in it.
 */
public final class ConfigSources {
    private static final String PROPERTIES = "jex.properties";

    private ConfigSources() {}

    /**
     * All sources, highest first.
     *
     * @param code what is set in code
     * @param host a host's own sources
     * @param directory where the {@code .env} files are
     * @param system whether anything but code and host is read
     * @param loader where {@code jex.properties} is looked for
     * @throws BootException where a file cannot be read, naming it
     */
    public static List<ConfigSource> of(
            Map<String, String> code, List<ConfigSource> host, Path directory, boolean system, ClassLoader loader) {
        if (system) {
            return of(code, host, directory, loader, strings(System.getProperties()), System.getenv());
        }
        return inCode(code, host);
    }

    static List<ConfigSource> of(
            Map<String, String> code,
            List<ConfigSource> host,
            Path directory,
            ClassLoader loader,
            Map<String, String> properties,
            Map<String, String> environment) {
        List<ConfigSource> sources = inCode(code, host);
        sources.add(new ConfigSource("system properties", ours(properties)));
        sources.add(new ConfigSource("environment", ours(environment), ConfigSource.Names.ENVIRONMENT));
        @Nullable String port = environment.get("PORT");
        if (port != null && !port.isBlank()) {
            sources.add(new ConfigSource("environment variable PORT", Map.of("jex.port", port)));
        }
        String mode = mode(sources);
        for (String name : List.of(".env." + mode + ".local", ".env.local", ".env." + mode, ".env")) {
            dotEnv(directory.resolve(name)).ifPresent(sources::add);
        }
        classPath(loader).ifPresent(sources::add);
        return List.copyOf(sources);
    }

    private static List<ConfigSource> inCode(Map<String, String> code, List<ConfigSource> host) {
        List<ConfigSource> sources = new ArrayList<>();
        sources.add(new ConfigSource("code", code));
        sources.addAll(host);
        return sources;
    }

    /** The mode in lower case; a text that is none is told by the reader and must not name a file. */
    private static String mode(List<ConfigSource> sources) {
        String name = IdentityKeys.MODE.name();
        return sources.stream()
                .flatMap(source -> source.values().entrySet().stream()
                        .filter(entry -> source.means(entry.getKey(), name))
                        .map(Map.Entry::getValue))
                .findFirst()
                .flatMap(text -> Arrays.stream(Mode.values())
                        .filter(mode -> mode.name().equalsIgnoreCase(text))
                        .findFirst())
                .orElse(Mode.DEVELOPMENT)
                .name()
                .toLowerCase(Locale.ROOT);
    }

    private static Optional<ConfigSource> dotEnv(Path file) {
        if (Files.notExists(file) || Files.isDirectory(file)) {
            return Optional.empty(); // a directory .env is some other tool's
        }
        String name = String.valueOf(file.getFileName());
        try (InputStream in = Files.newInputStream(file)) {
            return Optional.of(new ConfigSource(
                    name, ours(DotEnv.parse(name, BoundedText.read(in))), ConfigSource.Names.ENVIRONMENT));
        } catch (IOException e) {
            throw unreadable(name);
        }
    }

    private static Optional<ConfigSource> classPath(ClassLoader loader) {
        try (@Nullable InputStream in = loader.getResourceAsStream(PROPERTIES)) {
            if (in == null) {
                return Optional.empty();
            }
            Properties properties = new Properties();
            properties.load(new StringReader(BoundedText.read(in)));
            return Optional.of(new ConfigSource(PROPERTIES, ours(strings(properties))));
        } catch (IOException | IllegalArgumentException e) {
            throw unreadable(PROPERTIES); // without the cause: it may quote the file
        }
    }

    private static BootException unreadable(String name) {
        return new BootException(
                "the configuration file " + name + " cannot be read",
                "Make it a readable file in UTF-8 of at most 1 MiB, or remove it.");
    }

    private static Map<String, String> strings(Properties properties) {
        Map<String, String> strings = new HashMap<>();
        for (String name : properties.stringPropertyNames()) {
            strings.put(name, properties.getProperty(name, ""));
        }
        return strings;
    }

    private static Map<String, String> ours(Map<String, String> values) {
        return values.entrySet().stream()
                .filter(entry -> Spelling.isOurs(entry.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
