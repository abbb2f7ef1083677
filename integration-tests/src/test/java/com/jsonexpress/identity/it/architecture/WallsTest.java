package com.jsonexpress.identity.it.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.jsonexpress.identity.asvs.Asvs;
import com.jsonexpress.identity.core.password.Passwords;
import com.jsonexpress.identity.core.spi.PasswordHasher;
import com.jsonexpress.identity.discovery.Discovery;
import com.jsonexpress.identity.token.Principal;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.HashMap;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Who may know whom, between modules (architecture §1), and what stands in one place alone (§3). */
class WallsTest {
    private static final String ROOT = "com.jsonexpress.identity";
    private static final String CORE = ROOT + ".core..";
    private static final String GUARD = ROOT + ".middleware..";
    private static final String HOSTS = ROOT + ".host..";
    private static final String[] PROVIDERS = {ROOT + ".store..", ROOT + ".kv..", ROOT + ".queue..", ROOT + ".email.."};
    private static final String[] API = {
        ROOT,
        ROOT + ".access..",
        ROOT + ".config..",
        ROOT + ".discovery..",
        ROOT + ".error..",
        ROOT + ".event..",
        ROOT + ".http..",
        ROOT + ".field..",
        ROOT + ".schema..",
        ROOT + ".token.."
    };

    private static final JavaClasses CLASSES = Production.classes();

    @Test
    void packages_anywhere_haveNoCycle() {
        slices().matching(ROOT + ".(**)").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void issuingSide_andVerifyingSide_neverMeet() {
        noClasses()
                .that()
                .resideInAPackage(CORE)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(GUARD)
                .check(CLASSES);
        noClasses()
                .that()
                .resideInAPackage(GUARD)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(CORE)
                .check(CLASSES);
    }

    @Test
    void hosts_seeTheApiAlone() {
        noClasses()
                .that()
                .resideInAPackage(HOSTS)
                .should()
                .dependOnClassesThat(
                        resideInAnyPackage(CORE, GUARD, ROOT + ".json..").or(resideInAnyPackage(PROVIDERS)))
                .check(CLASSES);
    }

    @Test
    void providers_ofCore_seeTheSpiAlone() {
        noClasses()
                .that()
                .resideInAnyPackage(PROVIDERS)
                .should()
                .dependOnClassesThat(resideInAPackage(CORE).and(not(resideInAPackage(ROOT + ".core.spi"))))
                .orShould()
                .dependOnClassesThat()
                .resideInAnyPackage(GUARD, HOSTS)
                .check(CLASSES);
    }

    @Test
    void api_dependsOnTheJdkAlone() {
        classes()
                .that()
                .resideInAnyPackage(API)
                .should()
                .onlyDependOnClassesThat(
                        resideInAnyPackage(API).or(resideInAnyPackage("java..", "javax.crypto..", "org.jspecify..")))
                .check(CLASSES);
    }

    @Test
    void serviceLoader_isCalledInOnePlace() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName(Discovery.class.getName())
                .should()
                .dependOnClassesThat()
                .areAssignableTo(ServiceLoader.class)
                .check(CLASSES);
    }

    @Asvs("6.3.3")
    @Test
    void principal_isMadeByTheVerifyingSideAlone() {
        noClasses()
                .that()
                .resideOutsideOfPackages(GUARD)
                .and()
                .doNotHaveFullyQualifiedName(Principal.class.getName())
                .should()
                .callConstructorWhere(com.tngtech.archunit.core.domain.JavaCall.Predicates.target(
                        com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner(
                                JavaClass.Predicates.equivalentTo(Principal.class))))
                .check(CLASSES);
    }

    @Test
    void hashers_areCalledByThePasswordPackageAlone() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".core.password")
                .should()
                .callMethodWhere(com.tngtech.archunit.core.domain.JavaCall.Predicates.target(
                                com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner(
                                        JavaClass.Predicates.assignableTo(PasswordHasher.class)))
                        // whose hasher it is may be asked; javac 18 and later write the interface as the owner
                        .and(not(com.tngtech.archunit.core.domain.JavaCall.Predicates.target(
                                com.tngtech.archunit.core.domain.properties.HasName.Predicates.name("getClass")))))
                .check(CLASSES);
    }

    @Asvs("6.3.3")
    @Test
    void passwords_areComparedThroughTheOneLimiterAlone() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName(ROOT + ".core.flow.PasswordCheck")
                .should()
                .callMethodWhere(com.tngtech.archunit.core.domain.JavaCall.Predicates.target(
                                com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching(
                                        "check|isSame"))
                        .and(com.tngtech.archunit.core.domain.JavaCall.Predicates.target(
                                com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner(
                                        JavaClass.Predicates.equivalentTo(Passwords.class)))))
                .check(CLASSES);
    }

    @Test
    void libraries_stayInTheirRooms() {
        onlyIn(ROOT + ".core.password", "de.mkammerer..", "org.bouncycastle..", "com.sun.jna..");
        onlyIn(ROOT + ".json", "com.fasterxml..");
        onlyIn(ROOT + ".host.servlet", "jakarta.servlet..");
        noClasses()
                .that()
                .resideOutsideOfPackages(ROOT + ".core.token", GUARD)
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.jsonwebtoken..")
                .check(CLASSES);
    }

    @Test
    void packageName_livesInOneModule() {
        Map<String, Set<String>> homes = new HashMap<>();
        for (JavaClass type : CLASSES) {
            String uri = type.getSource().orElseThrow().getUri().toString();
            String path = type.getName().replace('.', '/') + ".class";
            homes.computeIfAbsent(type.getPackageName(), name -> new TreeSet<>())
                    .add(uri.substring(0, uri.length() - path.length()));
        }
        assertThat(homes).allSatisfy((name, modules) -> assertThat(modules).hasSize(1));
    }

    private static void onlyIn(String home, String... libraries) {
        noClasses()
                .that()
                .resideOutsideOfPackage(home)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(libraries)
                .check(CLASSES);
    }
}
