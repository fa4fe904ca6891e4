package org.cxlmi.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.cxlmi.processor.plan.CommandPlan;
import org.cxlmi.processor.plan.Plan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Sizes and offsets of the structs that libcxlmi has too: compared with a table of facts, and with the header of libcxlmi where
 * {@code -Dcxlmi.include=DIRECTORY} says where that is. What differs on purpose stands with its reason in
 * {@code layout-differences.txt}.
 */
class LibcxlmiLayoutTest {

    private static final Path TABLE = Differences.DIRECTORY.resolve("layouts.txt");

    /** What libcxlmi has for itself: a message, the response of a command that hands bytes out, a struct that it never uses. */
    private static final Set<String> NOT_OURS =
            Set.of("cxlmi_cci_msg", "cxlmi_cmd_get_log_rsp", "cxlmi_media_error_record");

    @TempDir
    Path work;

    @Test
    void layouts_ofShippedSpecs_areThoseOfTheTable() throws IOException {
        CLayouts table = CLayouts.read(TABLE);
        Map<String, String> failures = new TreeMap<>();
        CStruct.of(ShippedPlans.byGroup()).forEach(struct -> failures.putAll(table.failures(struct)));

        assertEquals("", String.join("\n", differences().unexpected(failures)));
    }

    @Test
    void layouts_ofTheFirstRevision_areThoseOfTheTable() throws IOException {
        CLayouts table = CLayouts.read(TABLE);
        List<CStruct> structs = CStruct.ofFirstRevision(ShippedPlans.byGroup()).stream()
                .filter(struct -> table.hasFirstRevision(struct.name()))
                .toList();

        assertEquals(3, structs.size());
        for (CStruct struct : structs) {
            assertEquals(Map.of(), table.failuresOfFirstRevision(struct));
        }
    }

    @Test
    void table_allItsStructs_areOurs() throws IOException {
        Set<String> missing = new TreeSet<>(CLayouts.read(TABLE).names());
        CStruct.of(ShippedPlans.byGroup()).forEach(struct -> missing.remove(struct.name()));

        assertEquals(NOT_OURS, missing);
    }

    @Test
    void layouts_ofShippedSpecs_areThoseOfLibcxlmi() throws IOException, InterruptedException {
        Path include = Natives.required("cxlmi.include", "the directory with libcxlmi.h");
        Map<String, Plan> plans = ShippedPlans.byGroup();
        CAssertions assertions = new CAssertions();
        CStruct.of(plans).forEach(assertions::add);
        for (Plan plan : plans.values()) {
            for (CommandPlan command : plan.commands()) {
                command.spec().c().ifPresent(call -> assertions.add(command, call));
            }
        }
        assertTrue(assertions.count() > 100, "only " + assertions.count() + " assertions");
        Map<String, String> failures = assertions.failures(work, include);
        assertEquals("", String.join("\n", differences().unexpected(failures)));
    }

    private static Differences differences() throws IOException {
        return Differences.read(Differences.DIRECTORY.resolve("layout-differences.txt"));
    }
}
