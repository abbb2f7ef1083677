package com.jsonexpress.identity.examples.resourceserver;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a resource server does not carry: nothing that signs a token, keeps a user or reads a password hash. */
class ClassPathTest {

    @Test
    void classPath_ofAResourceServer_hasTheGuardAndNothingThatIssues() {
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        List<String> entries = Arrays.asList(classPath.split(File.pathSeparator, -1));

        assertThat(entries).anyMatch(entry -> entry.contains("identity-middleware-auth"));
        assertThat(entries)
                .noneMatch(
                        entry -> entry.matches(
                                ".*[/\\\\](identity-(core|preset|store|kv|queue|email)|argon2|bcprov|jna)[^/\\\\]*([/\\\\].*)?"));
    }
}
