package com.jsonexpress.identity.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Public, so that the classes compiled here can implement {@link Kind}. */
public class DiscoveryTest {
    private static final String KIND = "com.jsonexpress.identity.discovery.DiscoveryTest$Kind";

    /** The service that is looked for. */
    public interface Kind {}

    @TempDir
    Path directory;

    private final @Nullable ClassLoader before = Thread.currentThread().getContextClassLoader();

    @AfterEach
    void restoreContextLoader() {
        Thread.currentThread().setContextClassLoader(before);
    }

    /** A folder that stands for a jar, with classes of these bodies and a service file that lists them and more. */
    private Path jar(String name, List<String> listed, String... sources) throws IOException {
        Path jar = Files.createDirectories(directory.resolve(name));
        for (String source : sources) {
            Path file = Files.createDirectories(directory.resolve("sources")).resolve(source.split(" ")[0] + ".java");
            Files.writeString(
                    file,
                    "public class " + source.replaceFirst(" ", " implements " + KIND.replace('$', '.') + " { public ")
                            + " }");
            int status = ToolProvider.getSystemJavaCompiler()
                    .run(
                            null,
                            null,
                            null,
                            "-proc:none",
                            "-cp",
                            System.getProperty("java.class.path"),
                            "-d",
                            jar.toString(),
                            file.toString());
            assertThat(status).isZero();
        }
        Path services = Files.createDirectories(jar.resolve("META-INF/services"));
        Files.write(services.resolve(KIND), listed);
        return jar;
    }

    private static URLClassLoader loader(@Nullable ClassLoader parent, Path... jars) {
        URL[] urls = Arrays.stream(jars).map(DiscoveryTest::url).toArray(URL[]::new);
        return new URLClassLoader(urls, parent);
    }

    private static URL url(Path path) {
        try {
            return path.toUri().toURL();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static List<String> names(Found<?> found) {
        return found.services().stream()
                .map(service -> service.getClass().getName())
                .toList();
    }

    private static <T> T with(URLClassLoader loader, Callable<T> call) throws Exception {
        try (loader) {
            return call.call();
        }
    }

    private Found<Kind> find(Path... jars) throws Exception {
        URLClassLoader loader = loader(Kind.class.getClassLoader(), jars);
        return with(loader, () -> new Discovery(loader).find(Kind.class));
    }

    @Test
    void services_ofSeveralJars_comeInTheOrderOfTheirNames() throws Exception {
        Found<Kind> found =
                find(jar("z.jar", List.of("B", "A"), "B B() {}", "A A() {}"), jar("a.jar", List.of("C"), "C C() {}"));

        assertThat(names(found)).containsExactly("A", "B", "C");
        assertThat(found.broken()).isEmpty();
    }

    @Test
    void service_listedTwice_isFoundOnce() throws Exception {
        assertThat(names(find(jar("a.jar", List.of("A", "A"), "A A() {}"), jar("b.jar", List.of("A")))))
                .containsExactly("A");
    }

    @Test
    void nothing_listed_isNothingFound() throws Exception {
        Found<Kind> found = find();

        assertThat(found.services()).isEmpty();
        assertThat(found.broken()).isEmpty();
    }

    @Test
    void service_thatThrows_isToldWithItsJarAndTheOthersFound() throws Exception {
        Found<Kind> found = find(
                jar("bad.jar", List.of("Bad"), "Bad Bad() { throw new IllegalStateException(\"no licence\"); }"),
                jar("good.jar", List.of("Good"), "Good Good() {}"));

        assertThat(names(found)).containsExactly("Good");
        assertThat(found.broken())
                .containsExactly("Bad from bad.jar cannot be made: IllegalStateException: no licence");
    }

    @Test
    void service_whoseInitialiserOrLibraryFails_isToldWithItsJar() throws Exception {
        Found<Kind> found = find(
                jar("native.jar", List.of("Native"), "Native Native() { System.loadLibrary(\"no-such-thing\"); }"),
                jar("init.jar", List.of("Init"), "Init static int x = Integer.parseInt(\"x\"); public Init() {}"),
                jar("assert.jar", List.of("Fail"), "Fail Fail() { throw new AssertionError(\"x\"); }"),
                jar("good.jar", List.of("Good"), "Good Good() {}"));

        assertThat(names(found)).containsExactly("Good");
        assertThat(found.broken()).hasSize(3);
        assertThat(found.broken().get(0)).startsWith("Native from native.jar cannot be made: UnsatisfiedLinkError");
        assertThat(found.broken().get(1)).startsWith("Init from init.jar cannot be made: NumberFormatException");
        assertThat(found.broken().get(2)).startsWith("Fail from assert.jar cannot be made: AssertionError");
    }

    @Test
    void entry_thatCannotBeLoaded_isToldWithTheJarThatListsIt() throws Exception {
        Path abstractJar = jar("other.jar", List.of(Found.class.getName()));
        Path gone = jar("gone.jar", List.of("# a comment", "com.example.Gone # was here", "Good"), "Good Good() {}");
        Path half = jar("half.jar", List.of("Half"), "Base Base() {}");
        Files.writeString(
                directory.resolve("sources/Half.java"), "public class Half extends Base { public Half() {} }");
        ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        null,
                        null,
                        "-proc:none",
                        "-cp",
                        half + java.io.File.pathSeparator + System.getProperty("java.class.path"),
                        "-d",
                        half.toString(),
                        directory.resolve("sources/Half.java").toString());
        Files.delete(half.resolve("Base.class"));
        Path junk = jar("junk.jar", List.of("not a class name"));

        Found<Kind> found = find(abstractJar, gone, half, junk);

        assertThat(names(found)).containsExactly("Good");
        assertThat(found.broken()).hasSize(4);
        assertThat(found.broken().get(0)).contains("Found not a subtype").endsWith(" (listed in other.jar)");
        assertThat(found.broken().get(1)).contains("com.example.Gone not found").endsWith(" (listed in gone.jar)");
        assertThat(found.broken().get(2)).contains("NoClassDefFoundError: Base").endsWith(" (listed in half.jar)");
        assertThat(found.broken().get(3)).endsWith(" (listed in junk.jar)");
    }

    @Test
    void entries_brokenWithoutEnd_areToldUpToALimit() throws Exception {
        List<String> many = java.util.stream.IntStream.range(0, 500)
                .mapToObj(i -> "com.example.Gone" + i)
                .toList();

        assertThat(find(jar("many.jar", many)).broken()).hasSize(64);
    }

    @Test
    void loader_given_winsOverTheContextLoader() throws Exception {
        URLClassLoader given =
                loader(Kind.class.getClassLoader(), jar("given.jar", List.of("Given"), "Given Given() {}"));
        URLClassLoader context =
                loader(Kind.class.getClassLoader(), jar("context.jar", List.of("Context"), "Context Context() {}"));
        Thread.currentThread().setContextClassLoader(context);

        try (given;
                context) {
            assertThat(names(new Discovery(given).find(Kind.class))).containsExactly("Given");
            assertThat(names(new Discovery(null).find(Kind.class))).containsExactly("Context");
        }
    }

    @Test
    void loader_thatDoesNotSeeTheKind_isPassedOver() throws Exception {
        Path jar = jar("context.jar", List.of("Context"), "Context Context() {}");
        URLClassLoader blind = loader(ClassLoader.getPlatformClassLoader(), jar);
        URLClassLoader context = loader(Kind.class.getClassLoader(), jar);

        try (blind;
                context) {
            Thread.currentThread().setContextClassLoader(context);
            assertThat(names(new Discovery(blind).find(Kind.class))).containsExactly("Context");
            Thread.currentThread().setContextClassLoader(blind);
            assertThat(names(new Discovery(null).find(Kind.class))).isEmpty();
        }
    }

    @Test
    void loader_withAnotherCopyOfTheKind_isPassedOver() throws Exception {
        Path own = Path.of(
                Kind.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        URLClassLoader copy =
                loader(ClassLoader.getPlatformClassLoader(), own, jar("copy.jar", List.of("Copy"), "Copy Copy() {}"));

        Thread.currentThread().setContextClassLoader(null);
        Found<Kind> found = with(copy, () -> new Discovery(copy).find(Kind.class));

        assertThat(found.services()).isEmpty();
        assertThat(found.broken()).isEmpty();
    }

    @Test
    void services_areMadeAnewEachTime() throws Exception {
        URLClassLoader loader = loader(Kind.class.getClassLoader(), jar("a.jar", List.of("A"), "A A() {}"));
        Discovery discovery = new Discovery(loader);

        try (loader) {
            assertThat(discovery.find(Kind.class).services().get(0))
                    .isNotSameAs(discovery.find(Kind.class).services().get(0));
        }
    }

    @Test
    void jarName_isTheLastNameOfThePath() {
        assertThat(Discovery.lastName("/home/ada/.m2/a-1.0.jar")).isEqualTo("a-1.0.jar");
        assertThat(Discovery.lastName("file:/srv/app.jar!/BOOT-INF/lib/a-1.0.jar!/"))
                .isEqualTo("a-1.0.jar");
        assertThat(Discovery.lastName("/srv/app/target/classes/")).isEqualTo("classes");
        assertThat(Discovery.jarOf(String.class)).isEqualTo("the JDK");
        assertThat(Discovery.jarOf(DiscoveryTest.class)).isEqualTo("test-classes");
    }
}
