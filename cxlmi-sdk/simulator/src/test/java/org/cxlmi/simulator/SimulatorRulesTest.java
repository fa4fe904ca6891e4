package org.cxlmi.simulator;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.cxlmi.runtime.transport.CciRequest;
import org.cxlmi.simulator.core.SimulatedTransport;
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
    void rooms_knowThoseBeforeThemOnly() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("values")
                .definedBy(ROOT)
                .layer("core")
                .definedBy(ROOT + ".core")
                .layer("device")
                .definedBy(ROOT + ".device")
                .layer("dcd")
                .definedBy(ROOT + ".dcd")
                .layer("component")
                .definedBy(ROOT + ".component")
                .layer("fabric")
                .definedBy(ROOT + ".fabric")
                .layer("serve")
                .definedBy(ROOT + ".serve..")
                .layer("junit")
                .definedBy(ROOT + ".junit")
                .whereLayer("core")
                .mayOnlyBeAccessedByLayers("device", "dcd", "component", "fabric")
                .whereLayer("device")
                .mayOnlyBeAccessedByLayers("dcd", "component")
                .whereLayer("dcd")
                .mayOnlyBeAccessedByLayers("component")
                .whereLayer("component")
                .mayOnlyBeAccessedByLayers("fabric", "serve", "junit")
                .whereLayer("fabric")
                .mayOnlyBeAccessedByLayers("serve", "junit")
                .whereLayer("serve")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("junit")
                .mayNotBeAccessedByAnyLayer()
                .ensureAllClassesAreContainedInArchitecture()
                .check(CLASSES);
    }

    @Test
    void jnaAndSystemCalls_areUsedInternallyOnly() {
        noClasses()
                .that()
                .resideOutsideOfPackage(SYSTEM_CALLS)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("com.sun.jna..", "org.cxlmi.runtime.internal.linux..")
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
