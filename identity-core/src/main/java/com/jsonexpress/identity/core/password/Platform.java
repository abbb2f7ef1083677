package com.jsonexpress.identity.core.password;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Says whether argon2-jvm's native library can run here, by looking at files and properties alone: the answer must be
 * known before any native code is touched.
 *
 * @param root of the file system
 * @param os as {@code os.name} tells it
 * @param arch as {@code os.arch} tells it
 */
record Platform(Path root, String os, String arch) {
    /** What argon2-jvm 2.12 bundles, in JNA's names. */
    private static final Set<String> BUNDLED = Set.of(
            "linux-x86-64",
            "linux-aarch64",
            "linux-arm",
            "linux-x86",
            "darwin-x86-64",
            "darwin-aarch64",
            "win32-x86",
            "win32-x86-64");

    static Platform current() {
        return new Platform(Path.of("/"), System.getProperty("os.name", ""), System.getProperty("os.arch", ""));
    }

    /** Why native code must not be touched, in a few words; empty where it may. */
    Optional<String> obstacle() {
        String name = family() + "-" + processor();
        if (!BUNDLED.contains(name)) {
            return Optional.of("no library for " + name);
        }
        return name.startsWith("linux") && isMusl() ? Optional.of("musl") : Optional.empty();
    }

    private String family() {
        String name = os.toLowerCase(Locale.ROOT);
        if (name.startsWith("mac")) {
            return "darwin";
        }
        return name.startsWith("windows") ? "win32" : name;
    }

    private String processor() {
        return switch (arch.toLowerCase(Locale.ROOT)) {
            case "amd64", "x86_64" -> "x86-64";
            case "arm64", "aarch64" -> "aarch64";
            case "x86", "i386", "i486", "i586", "i686" -> "x86";
            default -> arch.toLowerCase(Locale.ROOT);
        };
    }

    /** What this process has mapped decides; a musl loader on the disk alone counts only where that cannot be read. */
    private boolean isMusl() {
        try {
            List<String> maps = Files.readAllLines(root.resolve("proc/self/maps"), StandardCharsets.ISO_8859_1);
            boolean musl = maps.stream().anyMatch(line -> line.contains("/ld-musl-") || line.contains("/libc.musl-"));
            boolean glibc = maps.stream().anyMatch(line -> line.contains("/libc.so.6") || line.contains("/libc-2."));
            return musl || (!glibc && hasMuslLoader());
        } catch (IOException e) {
            return hasMuslLoader();
        }
    }

    private boolean hasMuslLoader() {
        try (DirectoryStream<Path> loaders = Files.newDirectoryStream(root.resolve("lib"), "ld-musl-*")) {
            return loaders.iterator().hasNext();
        } catch (IOException e) {
            return false;
        }
    }
}
