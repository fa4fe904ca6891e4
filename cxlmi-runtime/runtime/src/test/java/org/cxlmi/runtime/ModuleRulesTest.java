package org.cxlmi.runtime;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.codeUnits;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ModuleRulesTest {

    private static final String ROOT = "org.cxlmi.runtime";
    private static final String ERROR = ROOT + ".error";
    private static final String WIRE = ROOT + ".wire";
    private static final String TRANSPORT = ROOT + ".transport";
    private static final String LINUX = ROOT + ".linux";
    private static final String NET = ROOT + ".net";
    private static final String RECORDING = ROOT + ".recording";
    private static final String INTERNAL = ROOT + ".internal..";
    private static final String FILE = ROOT + ".internal.file";
    private static final String MCTP = ROOT + ".internal.mctp";
    private static final String PCAPNG = ROOT + ".internal.pcapng";
    private static final String PAUSE = ROOT + ".internal.pause";
    private static final String TURN = ROOT + ".internal.turn";
    private static final String JNA = "com.sun.jna..";

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT);

    @Test
    void packages_formNoCycle() {
        slices().matching("(**)").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void errors_dependOnNothing() {
        checkDependencies(ERROR);
    }

    @Test
    void wire_dependsOnErrors() {
        checkDependencies(WIRE, ERROR);
    }

    @Test
    void transports_dependOnErrorsAndFiles() {
        checkDependencies(TRANSPORT, ERROR);
    }

    @Test
    void endpoints_dependOnErrorsWireTransportsPausesAndTurns() {
        checkDependencies(ROOT, ERROR, WIRE, TRANSPORT, PAUSE, TURN);
    }

    @Test
    void linux_dependsOnItsInternals() {
        checkDependencies(LINUX, ERROR, TRANSPORT, INTERNAL);
    }

    @Test
    void net_dependsOnPackets() {
        checkDependencies(NET, ERROR, TRANSPORT, MCTP);
    }

    @Test
    void recordings_dependOnPacketsAndCaptures() {
        checkDependencies(RECORDING, ERROR, TRANSPORT, FILE, MCTP, PCAPNG);
    }

    @Test
    void internals_dependOnTransportsErrorsAndJna() {
        checkDependencies(INTERNAL, ERROR, TRANSPORT, JNA);
    }

    @Test
    void jna_isUsedInternallyOnly() {
        noClasses()
                .that()
                .resideOutsideOfPackage(INTERNAL)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(JNA)
                .check(CLASSES);
    }

    @Test
    void exportedSignatures_showNothingInternal() {
        codeUnits()
                .that()
                .areDeclaredInClassesThat(describe(
                        "are exported",
                        (JavaClass type) -> !resideInAPackage(INTERNAL).test(type)))
                .should(showOnlyExportedTypes())
                .check(CLASSES);
    }

    private static void checkDependencies(String from, String... to) {
        List<String> allowed = new ArrayList<>(List.of("java..", "jdk.jfr..", "org.jspecify..", from));
        allowed.addAll(Arrays.asList(to));
        classes()
                .that()
                .resideInAPackage(from)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(allowed.toArray(String[]::new))
                .check(CLASSES);
    }

    private static ArchCondition<JavaCodeUnit> showOnlyExportedTypes() {
        return new ArchCondition<>("show only exported types") {
            @Override
            public void check(JavaCodeUnit unit, ConditionEvents events) {
                boolean visible = unit.getModifiers().contains(JavaModifier.PUBLIC)
                        || unit.getModifiers().contains(JavaModifier.PROTECTED);
                if (visible) {
                    Stream.concat(unit.getRawParameterTypes().stream(), Stream.of(unit.getRawReturnType()))
                            .filter(resideInAPackage(INTERNAL).or(resideInAPackage(JNA)))
                            .forEach(type -> events.add(SimpleConditionEvent.violated(
                                    unit, unit.getFullName() + " shows " + type.getName())));
                }
            }
        };
    }
}
