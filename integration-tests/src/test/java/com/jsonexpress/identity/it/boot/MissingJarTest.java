package com.jsonexpress.identity.it.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Contract 4.3: what is missing is a boot failure that names the artifact, in a JVM whose class path really lacks it. */
class MissingJarTest {
    private static final String PURE_JAVA = "jex.auth.hash.implementation=java";
    private static final String EXTERNAL = "jex.auth.jwksUri=http://localhost:1/jwks";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "identity-middleware-auth",
                "identity-kv-memory",
                "identity-store-memory",
                "identity-queue-memory"
            })
    void boot_withoutAJar_failsAndTheRemedyNamesTheArtifact(String artifact) {
        ChildJvm.Ran ran = ChildJvm.run(ChildJvm.classPathWithout(artifact), PURE_JAVA);
        assertThat(ran.output())
                .contains("FAILED JSONExpress Identity cannot start: no ")
                .doesNotContain("BOOTED");
        assertThat(ran.output().strip().lines().reduce((first, last) -> last).orElseThrow())
                .as("the last line")
                .contains("Remedy: Add the dependency com.jsonexpress:" + artifact);
    }

    @Test
    void boot_withoutAnEmailProvider_hasNoMailRoutesAndEverythingElse() {
        List<String> classPath = ChildJvm.classPath(entry ->
                !List.of("identity-email-console", "identity-queue-memory").contains(ChildJvm.moduleOf(entry)));
        ChildJvm.Ran ran = ChildJvm.run(classPath, PURE_JAVA);
        assertThat(ran.output())
                .contains("BOOTED with ")
                .contains("com.jsonexpress:identity-email-console")
                .contains("STEP register 201", "STEP login 200", "STEP refresh 200", "STEP me 200", "STEP logout 200")
                .contains("STEP anonymous 401", "STEP list 200")
                .contains("STEP forgot 404", "STEP resend 404", "STEP verify 404", "STEP reset 404")
                .contains("STEP provision 409 email_unavailable");
    }

    @Test
    void boot_withoutTheNativeArgon2_runsOnTheOneInJava() {
        List<String> classPath = ChildJvm.classPath(entry -> !entry.matches(".*[/\\\\](argon2-jvm|jna-)[^/\\\\]*"));
        assertThat(ChildJvm.classPath(entry -> true)).hasSize(classPath.size() + 3);
        for (String implementation : List.of(PURE_JAVA, "jex.auth.hash.implementation=auto")) {
            assertThat(ChildJvm.run(classPath, implementation).output())
                    .contains("STEP register 201", "STEP login 200");
        }
    }

    @Test
    void boot_withoutTheArgon2InJava_runsOnTheNativeOne() {
        List<String> classPath = ChildJvm.classPath(entry -> !entry.contains("bcprov"));
        assertThat(ChildJvm.classPath(entry -> true)).hasSize(classPath.size() + 1);
        for (String implementation : List.of("auto", "native")) {
            assertThat(ChildJvm.run(classPath, "jex.auth.hash.implementation=" + implementation)
                            .output())
                    .contains("STEP register 201", "STEP login 200");
        }
        assertThat(ChildJvm.run(classPath, PURE_JAVA).output())
                .contains("FAILED JSONExpress Identity cannot start: ")
                .contains("Remedy: Have org.bouncycastle:bcprov-jdk18on on the class path")
                .doesNotContain("BOOTED");
    }

    @ParameterizedTest
    @CsvSource({"jjwt-impl," + PURE_JAVA, "jjwt-impl," + EXTERNAL, "jjwt-jackson," + EXTERNAL})
    void boot_withoutAPartOfTheJwtLibrary_failsAndTheRemedyNamesIt(String artifact, String keys) {
        List<String> classPath = ChildJvm.classPath(entry -> !entry.contains(artifact));

        assertThat(ChildJvm.run(classPath, keys).output())
                .contains("FAILED JSONExpress Identity cannot start: the JWT library jjwt does not work")
                .contains(":" + artifact)
                .doesNotContain("BOOTED");
    }

    /** Own tokens are written and read by our own JSON. */
    @Test
    void boot_withoutTheJsonOfTheJwtLibrary_issuesAndVerifiesOwnTokens() {
        List<String> classPath = ChildJvm.classPath(entry -> !entry.contains("jjwt-jackson"));

        assertThat(ChildJvm.run(classPath, PURE_JAVA).output())
                .contains("STEP login 200", "STEP refresh 200", "STEP me 200", "STEP logout 200");
    }

    @Test
    void boot_withEverything_mountsTheMailRoutes() {
        ChildJvm.Ran ran = ChildJvm.run(ChildJvm.classPathWithout("no such module"), PURE_JAVA);
        assertThat(ran.output())
                .contains("STEP forgot 200", "STEP resend 200", "STEP provision 201")
                .contains("STEP verify 400 invalid_token", "STEP reset 400 invalid_token");
    }
}
