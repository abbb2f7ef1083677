package com.jsonexpress.identity.core.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.jsonexpress.identity.core.spi.HashParameters;
import com.jsonexpress.identity.core.spi.PasswordHasher;
import com.jsonexpress.identity.error.BootException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HashersTest {
    @TempDir
    Path root;

    private static Supplier<Argon2Hasher> mustNotBeTouched() {
        return () -> {
            throw new AssertionError("native code was touched");
        };
    }

    private Platform glibc() {
        return new Platform(root, "Linux", "amd64");
    }

    private Platform musl() throws IOException {
        Files.createDirectories(root.resolve("lib"));
        Files.createFile(root.resolve("lib/ld-musl-x86_64.so.1"));
        return glibc();
    }

    @Test
    void choose_thisMachine_runsTheNativeOneAndSaysWhichLibrary() {
        assumeThat(Platform.current().obstacle()).isEmpty();

        assertThat(Hashers.choose(HashImplementation.AUTO).name())
                .isIn("argon2-jvm (native, bundled library)", "argon2-jvm (native, libargon2 of the system)");
    }

    @Test
    void pick_musl_runsJavaWithoutTouchingNativeCode() throws IOException {
        PasswordHasher hasher = new Hashers(musl(), mustNotBeTouched(), List.of()).pick(HashImplementation.AUTO);

        assertThat(hasher.name()).isEqualTo("Bouncy Castle (pure Java, because musl)");
        byte[] password = {1, 2, 3};
        assertThat(hasher.verify(hasher.hash(password, new byte[16], new HashParameters(64, 1, 1)), password))
                .isTrue();
    }

    @Test
    void pick_nativeOnMusl_isABootFailureWithARemedy() throws IOException {
        var hashers = new Hashers(musl(), mustNotBeTouched(), List.of());

        assertThatThrownBy(() -> hashers.pick(HashImplementation.NATIVE))
                .isInstanceOfSatisfying(BootException.class, e -> {
                    assertThat(e).hasMessageContaining("musl");
                    assertThat(e.remedy()).contains("jex.auth.hash.implementation");
                });
    }

    @Test
    void pick_java_touchesNoNativeCode() {
        assertThat(new Hashers(glibc(), mustNotBeTouched(), List.of())
                        .pick(HashImplementation.JAVA)
                        .name())
                .isEqualTo("Bouncy Castle (pure Java, as configured)");
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                UnsatisfiedLinkError.class,
                NoClassDefFoundError.class,
                ExceptionInInitializerError.class,
                Error.class,
                IllegalStateException.class
            })
    void pick_libraryThatCannotBeLoaded_runsJavaAndSaysWhy(Class<? extends Throwable> type) {
        Supplier<Argon2Hasher> broken = () -> {
            throw HashersTest.<RuntimeException>made(type);
        };

        assertThat(new Hashers(glibc(), broken, List.of())
                        .pick(HashImplementation.AUTO)
                        .name())
                .isEqualTo("Bouncy Castle (pure Java, because the native library cannot be loaded: "
                        + type.getSimpleName() + ")");
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> T made(Class<? extends Throwable> type) throws T {
        try {
            throw (T) type.getDeclaredConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void pick_libraryThatComputesNonsense_runsJava() {
        Supplier<Argon2Hasher> wrong = () -> new Argon2Hasher("wrong", (password, salt, parameters, length) -> salt);

        assertThat(new Hashers(glibc(), wrong, List.of())
                        .pick(HashImplementation.AUTO)
                        .name())
                .contains("pure Java", "wrong hash");
    }
}
