package com.jsonexpress.identity.core.password;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlatformTest {
    private static final String MUSL_MAP = "7f00-7f01 r-xp 00000000 08:01 42  /lib/ld-musl-x86_64.so.1\n";
    private static final String GLIBC_MAP = "7f00-7f01 r-xp 00000000 08:01 42  /usr/lib/x86_64-linux-gnu/libc.so.6\n";

    @TempDir
    Path root;

    private Platform linux() {
        return new Platform(root, "Linux", "amd64");
    }

    private void write(String path, String text) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.write(file, text.getBytes(StandardCharsets.ISO_8859_1));
    }

    @Test
    void obstacle_muslIsMapped_isMusl() throws IOException {
        write("proc/self/maps", "7e00-7e01 r-xp 00000000 08:01 41  /caf\u00E9/java\n" + MUSL_MAP);

        assertThat(linux().obstacle()).contains("musl");
    }

    @Test
    void obstacle_glibcIsMappedAndAMuslLoaderIsInstalled_isNone() throws IOException {
        write("proc/self/maps", GLIBC_MAP);
        write("lib/ld-musl-x86_64.so.1", "");

        assertThat(linux().obstacle()).isEmpty();
    }

    @Test
    void obstacle_bothAreMapped_isMusl() throws IOException {
        write("proc/self/maps", GLIBC_MAP + MUSL_MAP);

        assertThat(linux().obstacle()).contains("musl");
    }

    @Test
    void obstacle_noProcAndAMuslLoader_isMusl() throws IOException {
        write("lib/ld-musl-aarch64.so.1", "");

        assertThat(new Platform(root, "Linux", "aarch64").obstacle()).contains("musl");
    }

    @Test
    void obstacle_emptyRoot_isNone() {
        assertThat(linux().obstacle()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"Mac OS X, aarch64", "Mac OS X, x86_64", "Windows Server 2022, amd64", "Windows 11, x86", "Linux, arm"})
    void obstacle_bundledElsewhere_isNoneEvenWithAMuslLoader(String os, String arch) {
        assertThat(new Platform(root, os, arch).obstacle()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"Linux, riscv64, linux-riscv64", "Windows 11, aarch64, win32-aarch64", "FreeBSD, amd64, freebsd-x86-64"
    })
    void obstacle_nothingBundled_namesThePlatform(String os, String arch, String name) {
        assertThat(new Platform(root, os, arch).obstacle()).contains("no library for " + name);
    }
}
