package com.jsonexpress.identity.it.boot;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** Runs {@link BootProbe} in a JVM of its own, so that what is on the class path is really all there is. */
public final class ChildJvm {
    /** What came of it. */
    record Ran(int status, String output) {}

    private ChildJvm() {}

    /** The class path of this JVM without a module of ours. */
    static List<String> classPathWithout(String artifact) {
        return classPath(entry -> !moduleOf(entry).equals(artifact));
    }

    public static List<String> classPath(Predicate<String> wanted) {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(wanted)
                .toList();
    }

    /** The folder of the module that an entry of the class path belongs to; empty for a library. */
    public static String moduleOf(String entry) {
        Path path = Path.of(entry);
        for (Path part = path; part != null; part = part.getParent()) {
            if (part.endsWith("target")) {
                return part.getParent().getFileName().toString();
            }
        }
        return "";
    }

    /** With this class path; each argument is one boot, as {@code key=value;key=value}. */
    static Ran run(List<String> classPath, String... boots) {
        List<String> options = List.of("-cp", String.join(File.pathSeparator, classPath));
        return run(options, BootProbe.class, boots);
    }

    static Ran run(List<String> options, Class<?> main, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xshare:auto", "-XX:TieredStopAtLevel=1"));
        command.addAll(options);
        command.add(main.getName());
        command.addAll(List.of(arguments));
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError("the child JVM does not end");
            }
            System.out.println(output); // part of what the suite printed
            return new Ran(process.exitValue(), output);
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
