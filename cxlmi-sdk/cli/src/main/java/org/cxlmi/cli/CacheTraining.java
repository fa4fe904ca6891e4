package org.cxlmi.cli;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import org.cxlmi.cli.output.Streams;

/**
 * Runs what most commands need, on simulated components only and without any output. The start script has Java remember
 * the classes that this loads in its cache.
 */
public final class CacheTraining {

    private static final List<String> RUNS = List.of(
            "--version",
            "help",
            "help get-log",
            "list sim",
            "list sim -o json",
            "health sim",
            "events sim",
            "topology sim",
            "get-health-info sim -o json",
            "identify sim sim -o jsonl",
            "get-supported-logs sim --timeout 1s",
            "get-log sim --log command-effects --length 216 --dry-run",
            "set-timestamp sim --timestamp now --yes",
            "poison list sim",
            "firmware list sim",
            "get-no-such-thing sim",
            // There is no such device, but the way to one is loaded.
            "get-health-info mem999999999");

    private CacheTraining() {}

    public static void main(String[] arguments) {
        for (String run : RUNS) {
            Streams nowhere = new Streams(
                    InputStream.nullInputStream(),
                    OutputStream.nullOutputStream(),
                    OutputStream.nullOutputStream(),
                    false,
                    false);
            new Cli(nowhere, Map.of()).run(run.split(" ", -1));
        }
    }
}
