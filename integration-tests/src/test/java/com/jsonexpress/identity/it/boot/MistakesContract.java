package com.jsonexpress.identity.it.boot;

import static org.assertj.core.api.Assertions.assertThat;

import com.jsonexpress.identity.core.spi.IKvStore;
import com.jsonexpress.identity.it.support.App;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A developer's mistake ends an application with the remedy as the last thing printed, whatever its host. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
public abstract class MistakesContract {
    @TempDir
    Path folder;

    /** The application, which is never to come to its end by itself. */
    protected abstract Class<?> main();

    /** What the host prints before the remedy. */
    protected String beforeTheRemedy() {
        return "  Remedy: ";
    }

    @Test
    void misspeltKey_isTold() {
        ChildJvm.Ran ran = run(List.of(), "-Djex.auth.tokenTll=1h");

        assertToldLast(ran, "jex.auth.tokenTll: no such key", "Did you mean jex\\.auth\\.tokenTtl\\?");
    }

    @Test
    void weakSecret_isTold_andNotShown() {
        ChildJvm.Ran ran = run(List.of(), "-Djex.auth.secret=open-sesame");

        assertToldLast(ran, "jex.auth.secret: has 11 bytes", "jex\\.auth\\.secret=[A-Za-z0-9_-]{43}");
        assertThat(ran.output()).doesNotContain("open-sesame");
    }

    @Test
    void missingProvider_isTold() {
        ChildJvm.Ran ran = run(ChildJvm.classPathWithout("identity-kv-memory"), "-Dx=y");

        assertToldLast(
                ran,
                "no IKvStore on the class path",
                "Add the dependency com\\.jsonexpress:identity-kv-memory, or another provider\\.");
    }

    @Test
    void twoProviders_areTold() {
        List<String> classPath = new ArrayList<>();
        classPath.add(Jars.ofProviders(folder.resolve("alpha-kv.jar"), IKvStore.class, NamedKv.Alpha.class)
                .toString());
        classPath.add(Jars.ofProviders(folder.resolve("beta-kv.jar"), IKvStore.class, NamedKv.Beta.class)
                .toString());
        classPath.addAll(ChildJvm.classPath(entry -> true));

        assertToldLast(
                run(classPath, "-Djex.auth.secret=" + App.SECRET),
                "there are several of IKvStore and no choice",
                "code: +IdentitySettings\\.none\\(\\)\\.set\\(\"jex\\.kv\", \"alpha\"\\)");
    }

    private ChildJvm.Ran run(List<String> classPath, String key) {
        List<String> entries = classPath.isEmpty() ? ChildJvm.classPath(entry -> true) : classPath;
        String plain = entries.stream().map(MistakesContract::classes).collect(Collectors.joining(File.pathSeparator));
        return ChildJvm.run(List.of("-cp", plain, key, "-Djex.port=0"), main());
    }

    /** The jar of an example names its libraries, and would bring back what is left out: its classes do not. */
    private static String classes(String entry) {
        Path classes = Path.of(entry).resolveSibling("classes");
        return entry.endsWith(".jar") && Files.isDirectory(classes) ? classes.toString() : entry;
    }

    private void assertToldLast(ChildJvm.Ran ran, String problem, String endOfTheRemedy) {
        assertThat(ran.status()).isNotZero();
        assertThat(ran.output())
                .contains("JSONExpress Identity cannot start: ", problem)
                .doesNotContain("\tat ");
        String remedy = ran.output().substring(ran.output().indexOf(beforeTheRemedy()));
        assertThat(remedy.strip()).matches("(?s).*" + endOfTheRemedy);
    }
}
