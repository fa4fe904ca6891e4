package org.cxlmi.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class CliRulesTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.cxlmi.cli");

    @Test
    void packages_formNoCycle() {
        slices().matching("(**)").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void jackson_isLoadedForJsonOnly() {
        noClasses()
                .that()
                .doNotHaveSimpleName("JsonOutput")
                .and()
                .doNotHaveSimpleName("JsonRequest")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("tools.jackson..", "org.cxlmi.json..")
                .check(CLASSES);
    }

    @Test
    void standardStreams_areUsedInOnePlace() {
        noClasses()
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .orShould()
                .accessField(System.class, "in")
                .check(CLASSES);
    }

    @Test
    void theProcess_isEndedByMainOnly() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName(Main.class.getName())
                .should()
                .callMethod(System.class, "exit", int.class)
                .check(CLASSES);
    }

    @Test
    void internals_areNotUsed() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("com.sun.jna..", "org.cxlmi.runtime.internal..", "org.cxlmi.sdk.internal..")
                .check(CLASSES);
    }
}
