package com.jsonexpress.identity.it.boot;

import static org.assertj.core.api.Assertions.assertThat;

import com.jsonexpress.identity.it.support.App;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The jars boot on the module path as automatic modules. They are packed from the modules' compiled classes, each under
 * the name that its {@code pom.xml} gives the real jar.
 */
class ModulePathTest {
    private static final Pattern NAME = Pattern.compile("<module.name>([^<]+)</module.name>");
    private static final List<String> OURS_TO_TEST =
            List.of("integration-tests", "identity-testkit", "asvs-annotation");
    private static final Pattern NEEDED = Pattern.compile(
            ".*/(jjwt|argon2|jna|bcprov|jackson-(core|databind|annotations)|slf4j|jspecify)[^/]*\\.jar");

    @TempDir
    Path folder;

    @Test
    void boot_onTheModulePath_findsEveryProviderAndServes() throws IOException {
        List<String> modulePath = new ArrayList<>();
        for (String entry : ChildJvm.classPath(entry -> Files.exists(Path.of(entry)))) {
            String module = ChildJvm.moduleOf(entry);
            if (!module.isEmpty() && !OURS_TO_TEST.contains(module)) {
                modulePath.add(packed(module, Path.of(entry)));
            } else if (NEEDED.matcher(entry).matches()) {
                modulePath.add(entry);
            }
        }
        String testClasses = String.join(
                File.pathSeparator, ChildJvm.classPath(entry -> OURS_TO_TEST.contains(ChildJvm.moduleOf(entry))));
        ChildJvm.Ran ran = ChildJvm.run(
                List.of(
                        "--module-path",
                        String.join(File.pathSeparator, modulePath),
                        "--add-modules",
                        "ALL-MODULE-PATH",
                        "-cp",
                        testClasses),
                ModuleProbe.class,
                "jex.auth.hash.implementation=java;jex.auth.secret=" + App.SECRET);
        assertThat(ran.output())
                .contains("IN MODULE com.jsonexpress.identity")
                .contains("kv=memory", "store=memory", "queue=memory", "email=console")
                .contains("STEP login 200", "STEP provision 201");
    }

    /** Says that identity is in a named module, and probes. */
    public static final class ModuleProbe {
        private ModuleProbe() {}

        public static void main(String[] boots) {
            System.out.println("IN MODULE "
                    + com.jsonexpress.identity.Identity.class.getModule().getName());
            BootProbe.main(boots);
        }
    }

    private String packed(String module, Path entry) throws IOException {
        if (Files.isRegularFile(entry)) {
            return entry.toString();
        }
        Path pom = entry.getParent().getParent().resolve("pom.xml");
        Matcher name = NAME.matcher(Files.readString(pom));
        assertThat(name.find()).as("module name of %s", module).isTrue();
        return Jars.ofModule(folder.resolve(module + ".jar"), entry, name.group(1))
                .toString();
    }
}
