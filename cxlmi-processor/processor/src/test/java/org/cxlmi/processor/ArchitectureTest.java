package org.cxlmi.processor;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.cxlmi.processor");

    @Test
    void emitters_specFiles_areNotTheirBusiness() {
        noClasses()
                .that()
                .resideInAPackage("..processor.emit..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("..spec.read..", "..spec.check..", "tools.jackson..")
                .check(CLASSES);
    }

    @Test
    void plan_generatedText_isNotItsBusiness() {
        noClasses()
                .that()
                .resideInAPackage("..processor.plan..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("com.palantir.javapoet..", "..processor.emit..", "..spec.read..")
                .check(CLASSES);
    }

    @Test
    void processor_runtime_isNotNeeded() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.cxlmi.runtime..", "com.sun.jna..")
                .check(CLASSES);
    }

    @Test
    void packages_dependencies_formNoCycles() {
        slices().matching("org.cxlmi.(**)").should().beFreeOfCycles().check(CLASSES);
    }
}
