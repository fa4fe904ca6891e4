package org.cxlmi.libcxlmi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.cxlmi.libcxlmi.calls.CallTable;
import org.cxlmi.libcxlmi.calls.LibcxlmiCall;
import org.cxlmi.libcxlmi.calls.LibcxlmiCall.Shape;
import org.cxlmi.processor.Compiled;
import org.cxlmi.processor.Golden;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables of calls, as the processor generates them; {@code -Drecreate=true} writes the expected one anew. */
class LibcxlmiCallsTest {

    private static final Path CASE = Golden.DIRECTORY.resolve("calls");

    @TempDir
    Path work;

    private Compiled compile(Path specs, String arguments) throws IOException {
        return Compiled.run(
                work,
                "golden.calls",
                "@org.cxlmi.libcxlmi.calls.LibcxlmiCalls(" + arguments + ") package golden.calls;",
                "-Acxlmi.spec.path=" + specs);
    }

    private void assertRefused(String arguments, String... parts) throws IOException {
        List<String> messages = compile(work, arguments).texts();
        for (String part : parts) {
            assertTrue(messages.toString().contains(part), messages.toString());
        }
    }

    private void write(String file, String command, String function) throws IOException {
        Files.writeString(work.resolve(file), """
                group: vendor
                command-set: Sample
                commands:
                  %s:
                    opcode: 0xC010
                    c: { function: %s, call: none }
                """.formatted(command, function));
    }

    @Test
    void table_ofACase_isAsExpected() throws IOException {
        Compiled compiled = compile(CASE, "value = \"spec.yaml\", table = \"VendorCalls\"");

        assertEquals(List.of(), compiled.texts());
        Golden.assertGenerated(CASE.resolve("expected"), compiled.sources());
    }

    @Test
    void table_find_isByOpcodeAndName() throws Exception {
        CallTable table = (CallTable) compile(CASE, "value = \"spec.yaml\", table = \"VendorCalls\"")
                .load()
                .loadClass("golden.calls.VendorCalls")
                .getConstructor()
                .newInstance();

        assertEquals(
                Optional.of(LibcxlmiCall.define("cxlmi_cmd_set_policy", Shape.IN, 2, 0)
                        .differs("it does not hand the response out")
                        .build()
                        .function()),
                table.find(0xC015, "Set Policy").map(LibcxlmiCall::function));
        assertEquals(Optional.empty(), table.find(0xC015, "Raw command"));
        assertEquals(Optional.empty(), table.find(0xC0FF, "Set Policy"));
    }

    @Test
    void table_ofCommandsWithOneOpcode_tellsThemApart() {
        CallTable shipped = new ShippedCalls();

        assertEquals(
                List.of("cxlmi_cmd_get_log", "cxlmi_cmd_get_log_cel"),
                List.of(
                        shipped.find(0x0401, "Get Log").orElseThrow().function(),
                        shipped.find(0x0401, "Get Command Effects Log")
                                .orElseThrow()
                                .function()));
        assertEquals(Optional.empty(), shipped.find(0x0401, "Get DDR5 ECS Log"));
    }

    @Test
    void commandDeclaredTwice_isAFindingAtItsPlace() throws IOException {
        write("first.yaml", "Reset", "acme_reset");
        write("second.yaml", "Reset", "acme_reset_again");

        assertRefused(
                "value = {\"first.yaml\", \"second.yaml\"}, table = \"VendorCalls\"",
                "second.yaml:4:",
                "one call for Reset (C010h), see first.yaml:4:",
                "write only one of the two files");
    }

    @Test
    void tableThatIsNoClassName_isRefused() throws IOException {
        write("first.yaml", "Reset", "acme_reset");

        assertRefused("value = \"first.yaml\", table = \"calls\"", "[bad-table] \"calls\"", "\"AcmeCalls\"");
    }

    @Test
    void mistakesInFiles_areAllReported() throws IOException {
        write("first.yaml", "reset", "acme_reset");

        assertRefused("value = {\"first.yaml\", \"lost.yaml\"}, table = \"VendorCalls\"", "first.yaml:4:", "lost.yaml");
    }
}
