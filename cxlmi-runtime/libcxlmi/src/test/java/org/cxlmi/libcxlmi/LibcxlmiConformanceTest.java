package org.cxlmi.libcxlmi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cxlmi.processor.Compiled;
import org.cxlmi.processor.Differences;
import org.cxlmi.processor.Natives;
import org.cxlmi.processor.ShippedPlans;
import org.cxlmi.processor.plan.CommandPlan;
import org.cxlmi.processor.plan.Plan;
import org.cxlmi.runtime.Command;
import org.cxlmi.runtime.wire.Struct;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every command of the shipped specs that libcxlmi has a function for, sent through the real library to its mock
 * endpoint: what the component gets are the bytes of our request, what we get are the values that it sent.
 */
class LibcxlmiConformanceTest {

    @TempDir
    Path work;

    @Test
    void commands_throughLibcxlmi_areThoseOfOurSpecs() throws IOException, ReflectiveOperationException {
        Natives.required("cxlmi.library", "the file libcxlmi.so");
        long seed = Long.getLong("cxlmi.seed", System.nanoTime());
        System.err.println("Conformance with libcxlmi; again with -Dcxlmi.seed=" + seed);
        Map<String, String> findings = new TreeMap<>();
        List<String> refused = new ArrayList<>();
        int commands = 0;
        for (Map.Entry<String, Plan> group : ShippedPlans.byGroup().entrySet()) {
            ClassLoader loader = compile(group.getKey());
            for (CommandPlan command : group.getValue().commands()) {
                if (command.call().isPresent()) {
                    Command<Struct, Struct> constant =
                            constant(loader, group.getValue().packageName() + "." + command.name());
                    findings.putAll(new Conformance(group.getKey(), command, constant, seed).findings());
                    commands++;
                    command.call()
                            .get()
                            .difference()
                            .ifPresent(why -> refused.add(group.getKey() + "." + command.name() + ": " + why));
                }
            }
        }
        System.err.println(
                commands + " commands compared with libcxlmi, of which are refused: " + String.join("; ", refused));
        assertTrue(commands > 20, "only " + commands + " commands");
        List<String> unexpected = Differences.read(Differences.DIRECTORY.resolve("call-differences.txt"))
                .unexpected(findings);
        assertEquals("", String.join("\n", unexpected));
    }

    private ClassLoader compile(String group) throws IOException {
        String files = String.join("\", \"", ShippedPlans.files().get(group));
        String packageName = "shipped." + group;
        Compiled compiled = Compiled.run(
                work.resolve(group),
                packageName,
                "@org.cxlmi.runtime.CxlCommands(value = {\"" + files + "\"}, facade = \"Facade\") package "
                        + packageName + ";");
        assertEquals(List.of(), compiled.texts());
        return compiled.load();
    }

    @SuppressWarnings("unchecked") // Its payloads are known at run time only.
    private static Command<Struct, Struct> constant(ClassLoader loader, String name)
            throws ReflectiveOperationException {
        return (Command<Struct, Struct>)
                Class.forName(name, true, loader).getField("COMMAND").get(null);
    }
}
