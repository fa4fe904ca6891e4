package org.cxlmi.tools;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.cxlmi.runtime.error.ReturnCode;
import org.cxlmi.runtime.transport.CciMessage;
import org.cxlmi.runtime.transport.MessageType;
import org.cxlmi.runtime.transport.TunnelFrame;
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
                .resideInAnyPackage("com.palantir.javapoet..", "..processor.emit..")
                .check(CLASSES);
    }

    @Test
    void tools_runtime_isForTheNumbersOfMessagesOnly() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.cxlmi.tools.dissector")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.cxlmi.runtime..")
                .check(CLASSES);
        noClasses()
                .should()
                .dependOnClassesThat(resideInAPackage("org.cxlmi.runtime..")
                        .and(not(belongToAnyOf(
                                ReturnCode.class, CciMessage.class, MessageType.class, TunnelFrame.class))))
                .check(CLASSES);
    }

    @Test
    void packages_dependencies_formNoCycles() {
        slices().matching("org.cxlmi.(**)").should().beFreeOfCycles().check(CLASSES);
    }
}
