package com.jsonexpress.identity.it.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Inside identity-core a package imports only packages on lower floors (architecture §2). */
class FloorsTest {
    private static final String CORE = "com.jsonexpress.identity.core";

    private static final Map<String, Integer> FLOORS = Map.ofEntries(
            Map.entry(CORE + ".spi", 1),
            Map.entry(CORE + ".plugin", 2),
            Map.entry(CORE + ".crypto", 2),
            Map.entry(CORE + ".event", 2),
            Map.entry(CORE + ".settings", 2),
            Map.entry(CORE + ".password", 3),
            Map.entry(CORE + ".limit", 3),
            Map.entry(CORE + ".token", 3),
            Map.entry(CORE + ".session", 3),
            Map.entry(CORE + ".mail", 3),
            Map.entry(CORE + ".user", 3),
            Map.entry(CORE + ".flow", 4),
            Map.entry(CORE + ".web", 5),
            Map.entry(CORE + ".boot", 6),
            Map.entry(CORE, 7));

    private static final JavaClasses CLASSES = Production.classes();

    @Test
    void corePackages_all_haveAFloor() {
        List<String> homeless = CLASSES.stream()
                .map(JavaClass::getPackageName)
                .filter(FloorsTest::isCore)
                .filter(name -> !FLOORS.containsKey(name))
                .distinct()
                .toList();
        assertThat(homeless).isEmpty();
        assertThat(CLASSES.stream().map(JavaClass::getPackageName)).containsAll(FLOORS.keySet());
    }

    @Test
    void corePackages_imports_pointDown() {
        List<String> upward = new ArrayList<>();
        for (JavaClass origin : CLASSES) {
            if (isCore(origin.getPackageName())) {
                for (Dependency arrow : origin.getDirectDependenciesFromSelf()) {
                    String target = arrow.getTargetClass().getPackageName();
                    if (isCore(target) && !target.equals(origin.getPackageName()) && !below(target, origin)) {
                        upward.add(arrow.getDescription());
                    }
                }
            }
        }
        assertThat(upward).isEmpty();
    }

    @Test
    void flows_knowNothing_ofHttpJsonThreadsOrDiscovery() {
        noClasses()
                .that()
                .resideInAPackage(CORE + ".flow")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "com.jsonexpress.identity.http..",
                        "com.jsonexpress.identity.json..",
                        "com.jsonexpress.identity.discovery..",
                        "java.util.concurrent..")
                .check(CLASSES);
    }

    private static boolean isCore(String name) {
        return name.equals(CORE) || name.startsWith(CORE + ".");
    }

    private static boolean below(String target, JavaClass origin) {
        return FLOORS.getOrDefault(target, 99) < FLOORS.getOrDefault(origin.getPackageName(), 0);
    }
}
