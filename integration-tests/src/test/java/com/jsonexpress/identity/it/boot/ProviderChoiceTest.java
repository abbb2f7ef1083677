package com.jsonexpress.identity.it.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.jsonexpress.identity.Identity;
import com.jsonexpress.identity.IdentitySettings;
import com.jsonexpress.identity.asvs.Asvs;
import com.jsonexpress.identity.core.spi.IKvStore;
import com.jsonexpress.identity.error.BootException;
import com.jsonexpress.identity.it.support.App;
import com.jsonexpress.identity.it.support.HidingClassLoader;
import com.jsonexpress.identity.kv.memory.MemoryKvStore;
import com.jsonexpress.identity.testkit.TestContext;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
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
    void providerOnRequest_isUsedWhereItIsNamedAndNowhereElse() {
        ChildJvm.Ran ran = ChildJvm.run(with(shy()), KEYS, KEYS + ";jex.kv=shy");
        assertThat(ran.output())
                .contains("kv=memory (the only one that is used unasked; jex.kv=shy would choose another)")
                .contains("kv=shy (chosen by jex.kv)");
        ran = ChildJvm.run(with(shy(), alpha()), KEYS);
        assertThat(ran.output()).contains("kv=alpha (others found are for development and yield)");
    }

    @Test
    void providerOnRequest_thatIsAlone_endsTheBootWithTheLineToAdd() throws IOException {
        try (var alone = new URLClassLoader(new URL[] {shy().toUri().toURL()}, new HidingClassLoader(IKvStore.class))) {
            IdentitySettings settings = IdentitySettings.none()
                    .codeOnly()
                    .classLoader(alone)
                    .set("jex.auth.secret", App.SECRET)
                    .announceByHost();
            BootException failure = catchThrowableOfType(BootException.class, () -> Identity.start(settings));
            assertThat(failure)
                    .hasMessageContaining("jex.kv: the IKvStore that is there is used on request only: shy ("
                            + NamedKv.OnRequest.class.getName());
            expectTheLineInEachForm(failure.toString());
            Identity.start(settings.set("jex.kv", "shy")).close();
        }
    }

    @Test
    void providerOnRequest_besideTheDevelopmentOneInProduction_isARemedyThatIsTold() {
        ChildJvm.Ran ran = ChildJvm.run(with(shy()), KEYS + ";jex.mode=production");
        assertThat(ran.output())
                .doesNotContain("BOOTED")
                .contains("the kv provider memory is meant for development, and this is production")
                .contains("or set jex.kv=memory if it is meant.");
        expectTheLineInEachForm(ran.output());
    }

    @Test
    void providerOfOurs_thatIsNotThere_isNamedByItsArtifact() {
        ChildJvm.Ran ran = ChildJvm.run(with(), KEYS + ";jex.kv=redis", KEYS + ";jex.mode=production");
        assertThat(ran.output())
                .contains("Add the dependency com.jsonexpress:identity-kv-redis, which brings it. Or: Choose one")
                .contains("Add a production provider, such as com.jsonexpress:identity-kv-redis, or set jex.kv=memory")
                .contains("Add a production provider, such as com.jsonexpress:identity-jdbc, or set jex.store=memory")
                .doesNotContain("BOOTED");
    }

    private static void expectTheLineInEachForm(String told) {
        assertThat(told)
                .contains(".env or jex.properties:  jex.kv=shy")
                .contains("JEX__KV=shy")
                .contains("-Djex.kv=shy")
                .contains("IdentitySettings.none().set(\"jex.kv\", \"shy\")");
    }

    @Test
    void readyMadeProvider_keysOfTheFoundOneThatItReplaces_areNoMistake() throws IOException {
        MemoryKvStore kv = new MemoryKvStore();
        kv.start(TestContext.realTime().context());
        try (var both =
                new URLClassLoader(new URL[] {alpha().toUri().toURL()}, new HidingClassLoader(IKvStore.class))) {
            IdentitySettings settings = IdentitySettings.none()
                    .codeOnly()
                    .classLoader(both)
                    .set("jex.auth.secret", App.SECRET)
                    .set("jex.alpha.url", "alpha.example.com")
                    .announceByHost()
                    .part(kv);
            Identity.start(settings).close();
            assertThat(catchThrowableOfType(
                            BootException.class, () -> Identity.start(settings.set("jex.beta.url", "x"))))
                    .hasMessageContaining("jex.beta.url: no such key");
        }
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

    private Path shy() {
        return Jars.ofProviders(folder.resolve("shy-kv.jar"), IKvStore.class, NamedKv.OnRequest.class);
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
