package com.jsonexpress.identity.it.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

/** The classes that ship: everything of ours on the class path, but no test and no test kit. */
public final class Production {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .withImportOption(location -> !location.contains("integration-tests")
                    && !location.contains("testkit")
                    && !location.contains("asvs-annotation"))
            .importPackages("com.jsonexpress.identity");

    private Production() {}

    public static JavaClasses classes() {
        if (CLASSES.size() < 200) {
            throw new AssertionError("too few classes were found to prove anything: " + CLASSES.size());
        }
        return CLASSES;
    }
}
