package com.jsonexpress.identity.it.boot;

import static org.assertj.core.api.Assertions.assertThat;

import com.jsonexpress.identity.asvs.Asvs;
import com.jsonexpress.identity.core.spi.IKvStore;
import com.jsonexpress.identity.it.support.App;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Contract 3, {@code jex.kv}: never a guess (security-bar 24). In a child JVM, with a jar for each provider. */
class ProviderChoiceTest {
    private static final String KEYS = "jex.auth.hash.implementation=java;jex.auth.secret=" + App.SECRET;

    @TempDir
    Path folder;

    @Test
    void twoRealProviders_withoutAChoice_failListingBothTheirJarsAndTheLineInEachForm() {
        ChildJvm.Ran ran = ChildJvm.run(with(alpha(), beta()), KEYS, KEYS + ";jex.kv=beta");
        assertThat(ran.output())
                .contains("there are several of IKvStore and no choice")
                .contains("alpha (" + NamedKv.Alpha.class.getName() + " from alpha-kv.jar)")
                .contains("beta (" + NamedKv.Beta.class.getName() + " from beta-kv.jar)")
                .contains(".env or jex.properties:  jex.kv=alpha")
                .contains("JEX__KV=alpha")
                .contains("-Djex.kv=alpha")
                .contains("IdentitySettings.none().set(\"jex.kv\", \"alpha\")");
        assertThat(ran.output().lines().filter(line -> line.startsWith("FAILED")))
                .hasSize(1);
        assertThat(ran.output()).contains("kv=beta (chosen by jex.kv)").contains("STEP login 200");
    }

    @Asvs("15.2.3")
    @Test
    void developmentProvider_besideOneOther_yieldsWithALogLine() {
        ChildJvm.Ran ran = ChildJvm.run(with(alpha()), KEYS, KEYS + ";jex.kv=memory", KEYS + ";jex.kv=gamma");
        assertThat(ran.output())
                .contains("kv=alpha (others found are for development and yield)")
                .contains("kv=memory (chosen by jex.kv)")
                .contains("  jex.kv: names none of the IKvStore found: alpha (");
    }

    @Test
    void brokenProvider_isNamedWithItsJarAndDoesNotEndDiscovery() {
        Path broken = Jars.ofProviders(folder.resolve("broken-kv.jar"), IKvStore.class, NamedKv.Broken.class);
        ChildJvm.Ran ran = ChildJvm.run(with(broken), KEYS, KEYS + ";jex.kv=broken");
        assertThat(ran.output())
                .contains("Left out: " + NamedKv.Broken.class.getName() + " from broken-kv.jar cannot be made")
                .contains("its native library is missing")
                .contains("kv=memory (the only one found)")
                .contains("STEP login 200")
                .contains("jex.kv: names none of the IKvStore found");
    }

    @Test
    void durableKv_withoutASecret_isRefused() {
        ChildJvm.Ran ran = ChildJvm.run(with(alpha()), "jex.auth.hash.implementation=java");
        assertThat(ran.output())
                .contains("FAILED")
                .contains("jex.auth.secret: is not set, and the durable kv would outlive")
                .doesNotContain("BOOTED");
    }

    private Path alpha() {
        return Jars.ofProviders(folder.resolve("alpha-kv.jar"), IKvStore.class, NamedKv.Alpha.class);
    }

    private Path beta() {
        return Jars.ofProviders(folder.resolve("beta-kv.jar"), IKvStore.class, NamedKv.Beta.class);
    }

    /** In front, so that each class comes out of its jar. */
    private static List<String> with(Path... jars) {
        List<String> classPath =
                new ArrayList<>(Stream.of(jars).map(Path::toString).toList());
        classPath.addAll(ChildJvm.classPath(entry -> true));
        return classPath;
    }
}
