package org.cxlmi.sdk;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class SdkRulesTest {

    private static final String DBUS_CODE = "org.cxlmi.sdk.internal.dbus..";

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.cxlmi.sdk");

    @Test
    void dbusJava_isUsedInOnePackageOnly() {
        noClasses()
                .that()
                .resideOutsideOfPackage(DBUS_CODE)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.freedesktop..", "org.slf4j..")
                .check(CLASSES);
    }

    @Test
    void dbusCode_isBehindItsInterface() {
        noClasses()
                .that()
                .resideInAPackage("org.cxlmi.sdk.internal.mctpd..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(DBUS_CODE)
                .check(CLASSES);
    }

    @Test
    void fleet_knowsNoCommands() {
        noClasses()
                .that()
                .resideInAPackage("org.cxlmi.sdk.fleet")
                .should()
                .dependOnClassesThat(
                        resideInAPackage("org.cxlmi.sdk..").and(not(resideInAPackage("org.cxlmi.sdk.fleet"))))
                .check(CLASSES);
    }

    @Test
    void jobs_doNotKnowTheFrontDoor() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "org.cxlmi.sdk.collect",
                        "org.cxlmi.sdk.fleet",
                        "org.cxlmi.sdk.metrics",
                        "org.cxlmi.sdk.monitor",
                        "org.cxlmi.sdk.ops",
                        "org.cxlmi.sdk.topology")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.cxlmi.sdk")
                .check(CLASSES);
    }

    @Test
    void ops_knowsOneComponentOnly() {
        noClasses()
                .that()
                .resideInAPackage("org.cxlmi.sdk.ops")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.cxlmi.sdk.fleet", "org.cxlmi.sdk.monitor", "org.cxlmi.sdk.topology")
                .check(CLASSES);
    }

    @Test
    void jna_isNotTheBusinessOfThisModule() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.sun.jna..")
                .check(CLASSES);
    }
}
