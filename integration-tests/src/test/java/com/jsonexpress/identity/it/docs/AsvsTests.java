package com.jsonexpress.identity.it.docs;

import com.jsonexpress.identity.asvs.Asvs;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Which test shows which requirement, read from the compiled tests of all modules. */
final class AsvsTests {
    private final Map<String, Set<String>> byNumber = new TreeMap<>();
    private final Set<String> thatAreNone = new TreeSet<>();

    private AsvsTests() {}

    static AsvsTests ofAllModules() throws IOException {
        AsvsTests tests = new AsvsTests();
        for (JavaClass type : classes()) {
            if (type.isAnnotatedWith(Asvs.class)) {
                tests.add(type.getAnnotationOfType(Asvs.class), type.getSimpleName(), hasTests(type));
            }
            for (JavaMethod method : type.getMethods()) {
                if (method.isAnnotatedWith(Asvs.class)) {
                    String name = type.getSimpleName() + "." + method.getName();
                    tests.add(method.getAnnotationOfType(Asvs.class), name, isTest(method));
                }
            }
        }
        return tests;
    }

    /** The numbers that any test names. */
    Set<String> numbers() {
        return byNumber.keySet();
    }

    /** The tests that name a requirement, by name. */
    Set<String> of(AsvsRequirement requirement) {
        return byNumber.getOrDefault(requirement.number(), Set.of());
    }

    /** What is annotated and is no test. */
    Set<String> thatAreNone() {
        return thatAreNone;
    }

    private void add(Asvs asvs, String name, boolean isTest) {
        for (String number : asvs.value()) {
            byNumber.computeIfAbsent(number, any -> new TreeSet<>()).add(name);
        }
        if (!isTest) {
            thatAreNone.add(name);
        }
    }

    private static boolean hasTests(JavaClass type) {
        return type.getAllMethods().stream().anyMatch(AsvsTests::isTest);
    }

    private static boolean isTest(JavaMethod method) {
        return method.getAnnotations().stream()
                .anyMatch(annotation ->
                        annotation.getRawType().getName().matches("org\\.junit\\.jupiter\\..*Test(Factory)?"));
    }

    private static JavaClasses classes() throws IOException {
        try (Stream<Path> modules = Files.list(Page.ROOT)) {
            List<Path> folders = modules.map(module -> module.resolve("target/test-classes"))
                    .filter(Files::isDirectory)
                    .toList();
            return new ClassFileImporter().importPaths(folders);
        }
    }
}
