package com.jsonexpress.identity.it.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.jsonexpress.identity.asvs.Asvs;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** What our classes never do, or in named places alone: injection needs an interpreter. */
class DangerousCallsTest {
    private static final String NETWORK =
            "java\\.net\\.http\\..*|java\\.net\\.(Socket|ServerSocket|DatagramSocket|HttpURLConnection)|"
                    + "javax\\.net\\..*|java\\.nio\\.channels\\.(Asynchronous)?(Server)?SocketChannel";
    private static final JavaClasses CLASSES = Production.classes();

    @Asvs({"1.2.5", "1.3.2"})
    @Test
    void processesAndScripts_anywhere_areNotStarted() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .haveNameMatching(
                        "java\\.lang\\.ProcessBuilder.*|javax\\.(script|tools)\\..*|java\\.lang\\.invoke\\.MethodHandles\\$Lookup\\$ClassOption")
                .orShould()
                .accessTargetWhere(com.tngtech.archunit.core.domain.JavaAccess.Predicates.target(
                        com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching(
                                "exec|defineClass|defineHiddenClass")))
                .check(CLASSES);
    }

    @Asvs({"1.2.6", "1.3.8"})
    @Test
    void jndi_anywhere_isNotUsed() {
        none("javax\\.naming\\..*");
    }

    @Asvs({"1.2.7", "1.5.1"})
    @Test
    void xml_anywhere_isNotRead() {
        none("javax\\.xml\\..*|org\\.w3c\\..*|org\\.xml\\..*");
    }

    @Asvs("1.5.2")
    @Test
    void javaObjects_anywhere_areNotDeserialised() {
        none("java\\.io\\.(ObjectInput.*|Externalizable)|java\\.beans\\..*|java\\.rmi\\..*");
        none("com\\.fasterxml\\.jackson\\.annotation\\.JsonTypeInfo.*|.*\\.PolymorphicTypeValidator");
    }

    @Asvs({"1.3.6", "13.1.1", "13.2.4", "14.2.3"})
    @Test
    void network_isReachedWhereThePageSaysAlone() throws IOException {
        Set<String> reaching = namesOf(type -> type.getDirectDependenciesFromSelf().stream()
                .anyMatch(arrow -> arrow.getTargetClass().getName().matches(NETWORK)));

        assertThat(reaching).containsExactly("BoundedBody", "JwksEndpoint", "WarmUp");
        assertThat(Files.readString(Path.of("..", "SECURITY.md")))
                .as("the page")
                .contains("`JwksEndpoint`", "`WarmUp`");
    }

    @Asvs("16.2.3")
    @Test
    void standardStreams_areWrittenByTheHostAndTheConsoleProviderAlone() {
        Set<String> writing = namesOf(type -> type.getFieldAccessesFromSelf().stream()
                .anyMatch(access -> access.getTargetOwner().isEquivalentTo(System.class)));

        assertThat(writing).containsExactly("ConsoleEmailProvider", "JdkHost");
        noClasses().should().callMethod(Throwable.class, "printStackTrace").check(CLASSES);
    }

    private static void none(String names) {
        noClasses().should().dependOnClassesThat().haveNameMatching(names).check(CLASSES);
    }

    /** The outermost classes of which, or of a part of which, this is true. */
    private static Set<String> namesOf(Predicate<JavaClass> condition) {
        Set<String> names = new TreeSet<>();
        for (JavaClass type : CLASSES) {
            if (condition.test(type)) {
                String name = type.getName().substring(type.getPackageName().length() + 1);
                names.add(name.replaceFirst("\\$.*", ""));
            }
        }
        return names;
    }
}
