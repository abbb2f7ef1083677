package com.jsonexpress.identity.host.jdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.jsonexpress.identity.IdentitySettings;
import com.jsonexpress.identity.config.TestConfig;
import com.jsonexpress.identity.error.BootException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

final class BootTest {

    @Test
    void start_portTaken_namesTheKeyAndLeavesNothingRunning() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("localhost"))) {
            BootException failure = catchThrowableOfType(
                    BootException.class,
                    () -> JdkHost.create().port(taken.getLocalPort()).start());

            assertThat(failure).hasMessageContaining("jex.port").hasMessageContaining("" + taken.getLocalPort());
            assertThat(failure.remedy()).contains("jex.port=3001");
            assertThat(FakeRuntime.last().closed.get()).isPositive();
            assertThat(FakeRuntime.last().ready).hasValue(0);
        }
    }

    @Test
    void start_hostUnknown_namesTheKey() {
        IdentitySettings settings = IdentitySettings.none().set("jex.host", "no such host");

        BootException failure = catchThrowableOfType(
                BootException.class,
                () -> JdkHost.create().settings(settings).port(0).start());

        assertThat(failure).hasMessageContaining("jex.host");
    }

    @Test
    void address_byMode_isLocalOrEveryone() {
        IdentitySettings settings = IdentitySettings.none().declare(HostKeys.HOST);

        assertThat(HostKeys.address(TestConfig.of(settings)).getAddress().isLoopbackAddress())
                .isTrue();
        assertThat(HostKeys.address(TestConfig.of(settings)).getPort()).isEqualTo(3000);
        assertThat(HostKeys.address(TestConfig.of(settings.set("jex.mode", "production")))
                        .getAddress()
                        .isAnyLocalAddress())
                .isTrue();
        assertThat(HostKeys.address(TestConfig.of(
                                settings.set("jex.mode", "production").set("jex.host", "127.0.0.1")))
                        .getAddress()
                        .isLoopbackAddress())
                .isTrue();
    }

    @Test
    void run_bootFails_printsTheRemedyLastAndExitsWith1() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("localhost"))) {
            Process process = java(SmallMain.class, Integer.toString(taken.getLocalPort()));
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(process.waitFor()).isEqualTo(1);
            assertThat(output.strip()).contains("cannot start").endsWith("jex.port=0 picks a free one.");
        }
    }

    @Test
    void run_processIsAskedToEnd_closesIdentity() throws Exception {
        Process process = java(SmallMain.class, "0");
        var output = process.inputReader(StandardCharsets.UTF_8);
        String line = output.readLine();
        while (line != null && !line.contains("running")) {
            line = output.readLine();
        }
        process.toHandle().destroy();

        assertThat(output.lines()).contains("closed 1");
        assertThat(process.waitFor()).isEqualTo(143);
    }

    private static Process java(Class<?> main, String argument) throws Exception {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return new ProcessBuilder(List.of(java, "-cp", System.getProperty("java.class.path"), main.getName(), argument))
                .redirectErrorStream(true)
                .start();
    }

    /** A main, to be run in a process of its own. */
    static final class SmallMain {
        public static void main(String[] arguments) {
            JdkHost.create().port(Integer.parseInt(arguments[0])).run();
            FakeRuntime.last().onClose = () ->
                    System.out.println("closed " + FakeRuntime.last().closed.get());
            System.out.println("running");
        }
    }
}
