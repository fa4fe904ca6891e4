package org.cxlmi.tools;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ToolsRulesTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.cxlmi.tools");

    @Test
    void tools_generatedJava_isNotTheirBusiness() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("com.palantir.javapoet..", "..processor.emit..", "org.cxlmi.runtime..")
                .check(CLASSES);
    }

    @Test
    void packages_dependencies_formNoCycles() {
        slices().matching("org.cxlmi.(**)").should().beFreeOfCycles().check(CLASSES);
    }
}
