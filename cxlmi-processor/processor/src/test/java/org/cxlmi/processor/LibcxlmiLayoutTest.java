package org.cxlmi.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.cxlmi.processor.plan.CommandPlan;
import org.cxlmi.processor.plan.Plan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Sizes and offsets of the structs that libcxlmi has too: compared with a table of ours, which {@code -Drecreate=true}
 * writes anew, and with the header of libcxlmi where {@code -Dcxlmi.include=DIRECTORY} says where that is.
 */
class LibcxlmiLayoutTest {

    private static final Path TABLE = Differences.DIRECTORY.resolve("layouts.txt");

    private static final List<String> HEADING = List.of(
            "# Our structs that libcxlmi has too: its name of the struct, bytes, and our name; then for each member",
            "# offset, bytes (after * those of one element of an array that has no fixed length), and its name.",
            "# Written by LibcxlmiLayoutTest with -Drecreate=true.");

    @TempDir
    Path work;

    @Test
    void layouts_ofShippedSpecs_areAsInTheTable() throws IOException {
        List<String> lines = new ArrayList<>(HEADING);
        for (CStruct struct : CStruct.of(ShippedPlans.byGroup())) {
            lines.add("");
            lines.addAll(struct.table());
        }
        if (Boolean.getBoolean("recreate")) {
            Files.write(TABLE, lines);
        }
        assertEquals(Files.readString(TABLE), String.join("\n", lines) + "\n");
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
        List<String> unexpected = Differences.read(Differences.DIRECTORY.resolve("layout-differences.txt"))
                .unexpected(failures);
        assertEquals("", String.join("\n", unexpected));
    }
}
