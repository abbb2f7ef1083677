package com.jsonexpress.identity.it.security;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.jsonexpress.identity.core.plugin.PasswordPolicy;
import com.jsonexpress.identity.core.plugin.UserHook;
import com.jsonexpress.identity.error.BootException;
import com.jsonexpress.identity.event.EventListener;
import com.jsonexpress.identity.http.Middleware;
import com.jsonexpress.identity.it.support.App;
import com.jsonexpress.identity.testkit.InsecureFastHasher;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What refuses, filters or records must not be missing without anybody noticing (security-bar 24). */
class BrokenPartTest {

    /** The test fixture has one already. */
    @Test
    void boot_withTwoPasswordHashers_failsAndNamesThem() {
        assertThatThrownBy(() -> App.start(settings -> settings.part(new InsecureFastHasher())))
                .isInstanceOf(BootException.class)
                .hasMessageContaining("several password hashers")
                .hasMessageContaining(InsecureFastHasher.class.getName());
    }

    @ParameterizedTest
    @ValueSource(classes = {PasswordPolicy.class, UserHook.class, Middleware.class, EventListener.class})
    void boot_withAPartThatCannotBeMade_failsAndNamesIt(Class<?> kind, @TempDir Path jar) throws IOException {
        Path services = Files.createDirectories(jar.resolve("META-INF/services"));
        Files.writeString(services.resolve(kind.getName()), "com.example.LostInShading\n");
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {jar.toUri().toURL()}, getClass().getClassLoader())) {
            assertThatThrownBy(() ->
                            App.start(settings -> settings.classLoader(loader)).close())
                    .isInstanceOf(BootException.class)
                    .hasMessageContaining(kind.getSimpleName())
                    .hasMessageContaining("com.example.LostInShading");
        }
    }
}
