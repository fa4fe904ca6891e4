package org.cxlmi.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class ExamplesTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... arguments) {
        CommandLine commandLine = Examples.commandLine();
        commandLine.setOut(new PrintWriter(out));
        commandLine.setErr(new PrintWriter(err));
        return commandLine.execute(arguments);
    }

    @Test
    void simple_simulated_showsIdentityAndCapacity() {
        assertEquals(0, run("simple"), err.toString());
        String text = out.toString();
        assertTrue(text.contains("Type 3 device"), text);
        assertTrue(text.matches("(?s).*total capacity +\\d+ GiB.*"), text);
    }

    @Test
    void health_simulated_showsHealthAndAlerts() {
        assertEquals(0, run("health"), err.toString());
        String text = out.toString();
        assertTrue(text.matches("(?s).*overall +good.*"), text);
        assertTrue(text.matches("(?s).*temperature +\\d+ °C \\(normal\\).*"), text);
        assertTrue(text.matches("(?s).*too hot, critical +\\d+ °C.*"), text);
    }

    @Test
    void events_simulated_listsEveryLog() {
        assertEquals(0, run("events", "--clear"), err.toString());
        String text = out.toString();
        for (String log : new String[] {"informational", "warning", "failure", "fatal"}) {
            assertTrue(text.contains("Events, " + log + ": "), text);
        }
    }

    @Test
    void anyExample_deviceThatIsNone_saysSoWithoutStackTrace() {
        assertEquals(CommandLine.ExitCode.SOFTWARE, run("simple", "--device", "../../x"));
        assertTrue(err.toString().contains("../../x"), err.toString());
        assertFalse(err.toString().contains("\tat "), err.toString());
    }

    @Test
    void unknownExample_isRefusedByName() {
        assertEquals(CommandLine.ExitCode.USAGE, run("nonsense"));
        assertTrue(err.toString().contains("nonsense"), err.toString());
    }
}
