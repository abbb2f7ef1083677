package com.jsonexpress.identity.argon2;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ObstacleTest {

    @Test
    void obstacle_whereItCanRun_isNone() {
        assertThat(VectorArgon2.obstacle("mixed mode, sharing", 512)).isEmpty();
        assertThat(VectorArgon2.obstacle("mixed mode", 1024)).isEmpty();
    }

    @Test
    void obstacle_ofNarrowVectors_saysWhatIsMissing() {
        assertThat(VectorArgon2.obstacle("mixed mode", 256))
                .contains("vectors have 256 bits here, and it needs 512 (AVX-512)");
    }

    @Test
    void obstacle_ofAJvmWithoutItsModule_isToldAsTheOptionThatBringsIt() throws Exception {
        assertThat(bootLog())
                .contains("identity-argon2-vector does not hash passwords: this JVM was started without"
                        + " --add-modules jdk.incubator.vector. argon2-jvm");
    }

    @Test
    void obstacle_ofAJvmThatDoesNotOptimise_isTold() throws Exception {
        for (String option : List.of("-Xint", "-XX:TieredStopAtLevel=1")) {
            assertThat(bootLog("--add-modules", "jdk.incubator.vector", option))
                    .as(option)
                    .contains("identity-argon2-vector does not hash passwords: this JVM runs without its optimising"
                            + " compiler");
        }
    }

    /** AVX-512 switched off; on another processor the option is ignored with a warning, or the JVM is not one for it. */
    @Test
    void obstacle_ofAProcessorWithoutTheWidth_isTold() throws Exception {
        assertThat(bootLog(
                        "--add-modules",
                        "jdk.incubator.vector",
                        "-XX:+IgnoreUnrecognizedVMOptions",
                        "-XX:MaxVectorSize=32"))
                .containsPattern("does not hash passwords: vectors have (256|128) bits here, and it needs 512");
    }

    private static String bootLog(String... options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(List.of(options));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Boot.class.getName()));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String log = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(log).isZero();
        return log;
    }
}
