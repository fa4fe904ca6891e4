package org.cxlmi.processor;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cxlmi.processor.plan.CommandPlan;
import org.cxlmi.processor.plan.StructPlan;
import org.cxlmi.spec.model.CCall;

/** A C file that compiles if libcxlmi's structs and functions are as our specs have them, one assertion a line. */
final class CAssertions {

    private static final Pattern ERROR = Pattern.compile("assertions\\.c:(\\d+):\\d+: error: (.*)");

    private final List<String> lines = new ArrayList<>(List.of("#include <stddef.h>", "#include <libcxlmi.h>"));
    private final Map<Integer, String> subjects = new TreeMap<>();

    /** Size, and offset and width of each member; the subject is our name of the struct, or that of the member in it. */
    void add(CStruct struct) {
        String type = "struct " + struct.name();
        check(struct.owner(), "sizeof(" + type + ") == " + struct.size());
        for (CStruct.Member member : struct.members()) {
            String subject = struct.owner() + "." + member.name();
            check(subject, "offsetof(" + type + ", " + member.name() + ") == " + member.offset());
            String value = "((" + type + " *)0)->" + member.name() + (member.array() ? "[0]" : "");
            check(subject, "sizeof(" + value + ") == " + member.width());
        }
    }

    private void check(String subject, String condition) {
        add(subject, "_Static_assert(" + condition + ", \"\");");
    }

    /** That the function takes what its call shape says; the subject is its name. */
    void add(CommandPlan command, CCall call) {
        String parameters = switch (call.shape()) {
            case NONE -> "";
            case IN -> pointer(command.request());
            case OUT -> pointer(command.response());
            case IN_OUT -> pointer(command.request()) + pointer(command.response());
            case IN_SIZED -> pointer(command.request()) + ", size_t";
            case IN_BYTES_OUT -> pointer(command.request()) + ", void *";
            case VENDOR -> ", uint16_t, void *, size_t, void *, size_t";
        };
        add(
                call.function(),
                "int (*const function" + lines.size() + ")(struct cxlmi_endpoint *, struct cxlmi_tunnel_info *"
                        + parameters + ") = " + call.function() + ";");
    }

    private static String pointer(Optional<StructPlan> struct) {
        return ", struct " + struct.flatMap(StructPlan::cName).orElse("missing_in_spec") + " *";
    }

    private void add(String subject, String line) {
        lines.add(line);
        subjects.put(lines.size(), subject);
    }

    int count() {
        return subjects.size();
    }

    /** Compiles it; what does not hold, by subject, as the compiler says it. */
    Map<String, String> failures(Path work, Path include) throws IOException, InterruptedException {
        Path source = work.resolve("assertions.c");
        Files.write(source, lines);
        ProcessBuilder gcc = new ProcessBuilder(
                "gcc",
                "-std=gnu11",
                "-fsyntax-only",
                "-fmax-errors=0",
                "-Werror=incompatible-pointer-types",
                "-I",
                include.toString(),
                source.toString());
        gcc.environment().put("LC_ALL", "C");
        Process process = gcc.redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int status = process.waitFor();
        Map<String, String> failures = new TreeMap<>();
        output.lines().map(ERROR::matcher).filter(Matcher::find).forEach(error -> {
            int line = Integer.parseInt(error.group(1));
            String subject = subjects.get(line);
            if (subject == null) {
                throw new AssertionError(output);
            }
            failures.merge(subject, lines.get(line - 1) + "  " + error.group(2), (first, more) -> first);
        });
        if (failures.isEmpty() && status != 0) {
            throw new AssertionError(output);
        }
        return failures;
    }
}
