package com.jsonexpress.identity.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/** HikariCP may be left out by whoever has a {@code DataSource}; whoever needs it is told. */
class NoPoolTest {
    private static final URL[] WITHOUT_HIKARI = Arrays.stream(
                    System.getProperty("java.class.path").split(File.pathSeparator))
            .filter(entry -> !entry.contains("HikariCP"))
            .map(NoPoolTest::url)
            .toArray(URL[]::new);

    @Test
    void start_withoutHikariCp_takesADataSourceAndNamesTheDependencyBesideAnAddress() throws Exception {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try (var loader = new URLClassLoader(WITHOUT_HIKARI, ClassLoader.getPlatformClassLoader())) {
            thread.setContextClassLoader(loader);
            Object there =
                    loader.loadClass(NoPool.class.getName()).getConstructor().newInstance();

            assertThat(((Callable<?>) there).call().toString().split("\n"))
                    .satisfiesExactly(
                            address -> assertThat(address)
                                    .contains("jex.jdbc.url needs a pool", "com/zaxxer/hikari", "com.zaxxer:HikariCP"),
                            source -> assertThat(source).isEqualTo("users: 1"));
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private static URL url(String entry) {
        try {
            return Path.of(entry).toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalStateException(e);
        }
    }
}
