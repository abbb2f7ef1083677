package com.jsonexpress.identity.it.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** For each host there is one dependency: the preset, with this host in place of the JDK's. */
class StartersTest {
    private static final Pattern OURS = Pattern.compile(".*[/\\\\](identity-[a-z-]+)[/\\\\]target[/\\\\].*");

    @Test
    void servletStarter_isThePreset_withTheServletHost() throws IOException {
        Set<String> expected = classPath("identity-preset");
        assertThat(expected.remove("identity-host-jdk")).isTrue();
        expected.add("identity-host-servlet");
        expected.add("identity-preset");

        assertThat(classPath("identity-servlet-starter")).isEqualTo(expected);
    }

    @Test
    void javalinStarter_isTheServletStarter_withTheJavalinHost() throws IOException {
        Set<String> expected = classPath("identity-servlet-starter");
        expected.add("identity-servlet-starter");
        expected.add("identity-host-javalin");

        assertThat(classPath("identity-javalin-starter")).isEqualTo(expected);
    }

    /** Modules of ours by their names, jars of others by their paths, as Maven wrote them down while building. */
    private static Set<String> classPath(String module) throws IOException {
        Set<String> entries = new TreeSet<>();
        for (String entry :
                Page.read(module + "/target/runtime-class-path.txt").strip().split(File.pathSeparator)) {
            Matcher ours = OURS.matcher(entry);
            entries.add(ours.matches() ? ours.group(1) : entry);
        }
        return entries;
    }
}
