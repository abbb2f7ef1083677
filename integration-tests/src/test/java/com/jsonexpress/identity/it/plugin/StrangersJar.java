package com.jsonexpress.identity.it.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import com.jsonexpress.identity.core.plugin.Plugin;
import com.jsonexpress.identity.it.boot.ChildJvm;
import com.jsonexpress.identity.it.boot.Jars;
import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Builds the stranger's plugin as a stranger does: with a compiler and the published jars, and nothing else of ours. */
final class StrangersJar {
    private static final Path SOURCES = Path.of("src", "test", "resources", "stranger");
    private static final List<String> PUBLISHED = List.of("identity-api", "identity-core");

    private StrangersJar() {}

    /** The jar, with its entries in {@code META-INF/services}. */
    static Path build(Path folder) throws IOException {
        Path classes = Files.createDirectories(folder.resolve("classes"));
        compile(classes, published(folder));
        Path services = Files.createDirectories(classes.resolve("META-INF/services"));
        Files.writeString(services.resolve(Plugin.class.getName()), "org.example.badges.BadgesPlugin\n");
        Files.writeString(
                services.resolve("org.example.badges.BadgePrinter"),
                "org.example.badges.PaperPrinter\norg.example.badges.SteelPrinter\n");
        return Jars.ofModule(folder.resolve("badges.jar"), classes, "org.example.badges");
    }

    /** The jars of a build that packs them; where the build only compiles, jars of the compiled classes. */
    private static List<String> published(Path folder) {
        List<String> jars = new ArrayList<>();
        for (String entry : ChildJvm.classPath(entry -> PUBLISHED.contains(ChildJvm.moduleOf(entry)))) {
            boolean packed = Files.isRegularFile(Path.of(entry));
            String module = ChildJvm.moduleOf(entry);
            jars.add(
                    packed
                            ? entry
                            : Jars.ofModule(folder.resolve(module + ".jar"), Path.of(entry), module)
                                    .toString());
        }
        assertThat(jars).hasSize(PUBLISHED.size()).allMatch(jar -> jar.endsWith(".jar"));
        return jars;
    }

    private static void compile(Path classes, List<String> jars) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter told = new StringWriter();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null);
                Stream<Path> sources = Files.walk(SOURCES)) {
            List<Path> java =
                    sources.filter(file -> file.toString().endsWith(".java")).toList();
            List<String> options = List.of(
                    "--release",
                    "17",
                    "-proc:none",
                    "-cp",
                    String.join(File.pathSeparator, jars),
                    "-d",
                    classes.toString());
            boolean compiled = compiler.getTask(
                            told, files, null, options, null, files.getJavaFileObjectsFromPaths(java))
                    .call();
            assertThat(compiled).as(told.toString()).isTrue();
        }
    }
}
