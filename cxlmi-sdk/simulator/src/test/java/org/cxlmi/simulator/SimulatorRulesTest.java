package org.cxlmi.simulator;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.cxlmi.runtime.transport.CciRequest;
import org.junit.jupiter.api.Test;

class SimulatorRulesTest {

    private static final String ROOT = "org.cxlmi.simulator";
    private static final String SYSTEM_CALLS = ROOT + ".serve.internal..";

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT);

    @Test
    void packages_formNoCycle() {
        slices().matching("(**)").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void components_doNotKnowWhoServesThem() {
        noClasses()
                .that()
                .resideInAPackage(ROOT)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(ROOT + ".serve..", ROOT + ".junit..")
                .check(CLASSES);
    }

    @Test
    void jnaAndSystemCalls_areUsedInternallyOnly() {
        noClasses()
                .that()
                .resideOutsideOfPackage(SYSTEM_CALLS)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("com.sun.jna..", "org.cxlmi.runtime.internal..")
                .check(CLASSES);
    }

    @Test
    void requestsOnTheirWayOut_areNotWhatComponentsReceive() {
        noClasses()
                .that()
                .doNotBelongToAnyOf(SimulatedTransport.class)
                .should()
                .dependOnClassesThat()
                .belongToAnyOf(CciRequest.class)
                .check(CLASSES);
    }
}
