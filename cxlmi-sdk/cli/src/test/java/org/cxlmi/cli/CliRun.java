package org.cxlmi.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.cxlmi.cli.output.Streams;
import org.cxlmi.runtime.wire.PlainText;

/** A run of the command line in this process, and what it printed. */
record CliRun(int exitCode, String out, String err) {

    /** Runs a command without environment variables, where nobody can be asked. */
    static CliRun of(String... arguments) {
        return with(Map.of(), "", false, arguments);
    }

    static CliRun with(Map<String, String> variables, String input, boolean interactive, String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Streams streams = new Streams(
                new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)), out, err, interactive, interactive);
        int exitCode = new Cli(streams, variables).run(arguments);
        boolean json = String.join(" ", arguments).contains("json");
        Charset charset = json ? StandardCharsets.UTF_8 : PlainText.standardOutput();
        return new CliRun(exitCode, out.toString(charset), err.toString(charset));
    }

    /** Runs a command, and interrupts it as Ctrl-C does. */
    static CliRun interrupted(long afterMillis, String... arguments) throws InterruptedException, ExecutionException {
        FutureTask<CliRun> run = new FutureTask<>(() -> of(arguments));
        Thread thread = new Thread(run);
        thread.start();
        thread.join(afterMillis);
        thread.interrupt();
        return run.get();
    }
}
