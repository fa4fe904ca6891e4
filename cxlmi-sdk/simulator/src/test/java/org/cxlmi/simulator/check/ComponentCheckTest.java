package org.cxlmi.simulator.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.cxlmi.runtime.Endpoint;
import org.cxlmi.sdk.check.CheckReport;
import org.cxlmi.sdk.check.ComponentCheck;
import org.cxlmi.sdk.check.Verdict;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Checks components without faults: whatever fails here is a mistake of the simulator, or of the check. */
class ComponentCheckTest {

    static Stream<Named<CheckedComponent>> components() {
        return Stream.of(CheckedComponent.values()).map(component -> Named.of(component.name(), component));
    }

    @ParameterizedTest
    @MethodSource("components")
    void check_ofComponentWithoutFaults_passes(CheckedComponent component) throws Exception {
        assertPasses(component, check -> check);
    }

    @ParameterizedTest
    @MethodSource("components")
    void check_withWrites_ofComponentWithoutFaults_passesAndChangesNothing(CheckedComponent component)
            throws Exception {
        CheckReport report = assertPasses(component, ComponentCheck::withWrites);

        assertEquals(List.of(), report.changed());
    }

    @ParameterizedTest
    @MethodSource("components")
    void check_withDestructive_ofComponentWithoutFaults_passes(CheckedComponent component) throws Exception {
        assertPasses(component, ComponentCheck::withDestructive);
    }

    private static CheckReport assertPasses(CheckedComponent component, UnaryOperator<ComponentCheck> choice)
            throws Exception {
        try (Endpoint endpoint = component.open()) {
            CheckReport report =
                    choice.apply(ComponentCheck.of(component.target(endpoint))).run();

            assertEquals(List.of(), report.failures());
            assertTrue(report.isPassed(), report::toString);
            assertTrue(report.count(Verdict.PASS) > report.commands() / 3, report::toString);
            return report;
        }
    }
}
