package com.jsonexpress.identity.it.boot;

import static org.assertj.core.api.Assertions.assertThat;

import com.jsonexpress.identity.core.spi.IKvStore;
import com.jsonexpress.identity.it.support.App;
import com.jsonexpress.identity.it.support.Client;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * An example as a process of its own: it is the quickstart's application, and a developer's mistake ends it with the remedy as the
 * last thing printed, whatever its host.
 */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
public abstract class ExampleContract {
    @TempDir
    Path folder;

    /** The application, which is never to come to its end by itself. */
    protected abstract Class<?> main();

    @Test
    void application_greetsWhoeverIsSignedIn_andEndsWhenItIsAskedTo() throws Exception {
        int port = RunningJvm.freePort();
        List<String> arguments =
                List.of("-cp", System.getProperty("java.class.path"), "-Djex.port=" + port, main().getName());
        try (RunningJvm application = new RunningJvm(folder, Map.of(), arguments)) {
            Client client = application.awaitAnswer(port);
            String token = client.register("ada@example.com").string("accessToken");

            assertThat(client.get("/hello", token).text()).isEqualTo("Hello, ada@example.com\n");
            assertThat(client.get("/hello", "").code()).isEqualTo("unauthenticated");
            assertThat(client.get("/users", token).code()).isEqualTo("forbidden");
            assertThat(client.login("ada@example.com", Client.PASSWORD).status())
                    .isEqualTo(200);
            assertThat(application.end()).isEqualTo(143);
            assertThat(application.output()).contains("password: ").doesNotContain("\tat ");
        }
    }

    @Test
    void misspeltKey_isTold() {
        assertToldLast(run(List.of(), "-Djex.auth.tokenTll=1h"), "jex.auth.tokenTll");
    }

    @Test
    void weakSecret_isTold_andNotShown() {
        ChildJvm.Ran ran = run(List.of(), "-Djex.auth.secret=open-sesame");

        assertToldLast(ran, "jex.auth.secret");
        assertThat(ran.output()).doesNotContain("open-sesame");
    }

    @Test
    void missingProvider_isTold() {
        ChildJvm.Ran ran = run(ChildJvm.classPathWithout("identity-kv-memory"), "-Dx=y");

        assertToldLast(ran, "identity-kv-memory");
    }

    @Test
    void twoProviders_areTold() {
        List<String> classPath = new ArrayList<>();
        classPath.add(Jars.ofProviders(folder.resolve("alpha-kv.jar"), IKvStore.class, NamedKv.Alpha.class)
                .toString());
        classPath.add(Jars.ofProviders(folder.resolve("beta-kv.jar"), IKvStore.class, NamedKv.Beta.class)
                .toString());
        classPath.addAll(ChildJvm.classPath(entry -> true));

        assertToldLast(run(classPath, "-Djex.auth.secret=" + App.SECRET), "jex.kv=alpha");
    }

    private ChildJvm.Ran run(List<String> classPath, String key) {
        List<String> entries = classPath.isEmpty() ? ChildJvm.classPath(entry -> true) : classPath;
        String plain = entries.stream().map(ExampleContract::classes).collect(Collectors.joining(File.pathSeparator));
        return ChildJvm.run(List.of("-cp", plain, key, "-Djex.port=0"), main());
    }

    /** The jar of an example names its libraries, and would bring back what is left out: its classes do not. */
    private static String classes(String entry) {
        Path classes = Path.of(entry).resolveSibling("classes");
        return entry.endsWith(".jar") && Files.isDirectory(classes) ? classes.toString() : entry;
    }

    private static void assertToldLast(ChildJvm.Ran ran, String told) {
        assertThat(ran.status()).isNotZero();
        assertThat(ran.output()).doesNotContain("\tat ").contains("JSONExpress Identity cannot start: ", told);
        String remedy = ran.output().substring(ran.output().indexOf("  Remedy: "));
        assertThat(remedy.lines())
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line).startsWith("  "));
    }
}
