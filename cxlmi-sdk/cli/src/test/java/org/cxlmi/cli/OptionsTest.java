package org.cxlmi.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.cxlmi.cli.output.ExitCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The bytes that options become, and what is said of wrong ones. */
class OptionsTest {

    @TempDir
    Path work;

    private static String bytes(String... arguments) {
        String[] all = new String[arguments.length + 4];
        System.arraycopy(arguments, 0, all, 0, arguments.length);
        all[arguments.length] = "sim";
        all[arguments.length + 1] = "--dry-run";
        all[arguments.length + 2] = "-o";
        all[arguments.length + 3] = "hex";
        CliRun run = CliRun.of(all);
        assertEquals(ExitCode.OK, run.exitCode(), run.err());
        return run.out().strip().replace(" ", "");
    }

    private static String refused(String... arguments) {
        CliRun run = CliRun.of(arguments);
        assertEquals(ExitCode.USAGE, run.exitCode(), run.out());
        return run.err().strip();
    }

    @ParameterizedTest
    @CsvSource({
        "get-event-records, --event-log=warning, 01",
        "get-event-records, --event-log=WARNING, 01",
        "get-event-records, --event-log=warn, 01",
        "get-event-records, --event-log=2, 02",
        "get-event-records, --event-log=0x7f, 7f",
        "set-timestamp, --timestamp=1970-01-01T00:00:01Z, 00ca9a3b00000000",
        "set-timestamp, --timestamp=1, 0100000000000000",
        "set-timestamp, --timestamp=0xffffffffffffffff, ffffffffffffffff",
        "set-partition-info, --volatile-capacity=4GiB, 100000000000000000",
        "set-partition-info, --volatile-capacity=16, 100000000000000000",
        "set-partition-info, --immediate, 000000000000000001",
        "set-partition-info, --immediate=true, 000000000000000001",
        "set-partition-info, --immediate=false, 000000000000000000",
        "set-partition-info, --flags=1, 000000000000000001",
        "get-lsa, --length=1KiB, 0000000000040000",
        "get-physical-port-state, '--port-ids=1,2,0x3', 03010203",
        "get-physical-port-state, '--port-ids=1 --port-ids=2', 020102",
        "set-event-interrupt-policy, '--warning-settings=mode=msi,interrupt-message-number=3', 00310000",
        "set-event-interrupt-policy, --warning-settings=0x31, 00310000",
        "get-log, --log-identifier=0da9c0b5-bf41-4b78-8f79-96b1623b3f17, 0da9c0b5bf414b788f7996b1623b3f170000000000000000",
        "get-log, --log=command-effects, 0da9c0b5bf414b788f7996b1623b3f170000000000000000",
    })
    void values_becomeBytes(String command, String option, String expected) {
        assertEquals(expected, bytes((command + " " + option).split(" ", -1)));
    }

    @Test
    void structs_haveDottedOptions() {
        String bytes = bytes(
                "set-patrol-scrub-control-feature",
                "--version=1",
                "--attributes.scrub-cycle=12",
                "--attributes.enabled");
        assertEquals("0c01", bytes.substring(64));
    }

    @Test
    void arraysOfStructs_takeAnOptionForEachElement() {
        assertEquals(
                "02000000" + "00000000" + "0000000000000000" + "0010000000000000",
                bytes(
                                "release-dynamic-capacity",
                                "--updated-extents=starting-device-physical-address=0,length=4KiB",
                                "--updated-extents=starting-device-physical-address=0x1000,length=64")
                        .substring(0, 48));
    }

    @Test
    void bytes_comeFromHexadecimal_files_andStandardInput() throws Exception {
        Path file = work.resolve("data");
        Files.write(file, new byte[] {1, 2, 3});
        assertEquals("0000000000000000010203", bytes("set-lsa", "--data=010203"));
        assertEquals("0000000000000000010203", bytes("set-lsa", "--data=01:02:03"));
        assertEquals("0000000000000000010203", bytes("set-lsa", "--data=@" + file));
        CliRun run = CliRun.with(Map.of(), "abc", false, "set-lsa", "sim", "--data", "-", "--dry-run", "-o", "hex");
        assertEquals("00 00 00 00 00 00 00 00 61 62 63\n", run.out());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "get-event-records --event-log=256 | --event-log 256: expected from 0 to 255",
                "get-event-records --event-log=-1 | --event-log -1: expected from 0 to 255",
                "get-event-records --event-log=f | --event-log f may be several of",
                "get-lsa --offset=4294967296 | --offset 4294967296: expected from 0 to 4294967295",
                "get-lsa --offset=0x1000000000000000000000000000000000000000000 | expected a number",
                "get-lsa --offset=1k | write the unit as KiB",
                "get-lsa --offset=ten | --offset ten: expected a number, in decimal or as 0x and hexadecimal digits",
                "set-partition-info --volatile-capacity=1MiB | --volatile-capacity",
                "set-partition-info --immediate=maybe | 'maybe' is not a boolean",
                "get-qos-allocated-bw | --ld-count is not set: expected from 1 to 255",
                "get-qos-allocated-bw --ld-count=0 | --ld-count: expected from 1 to 255, found 0",
                "get-qos-allocated-bw --ld-count=256 | --ld-count 256: expected from 0 to 255",
                "set-alert-configuration --life-used-programmable-warning-threshold=1 | valid only if validAlertActions.lifeUsed is set",
                "set-timestamp --timestamp=yesterday | expected a time such as 2026-03-01T12:00:00Z",
                "get-log --log-identifier=nonsense | is none of",
                "set-lsa --data=0 | expected pairs of hexadecimal digits",
                "set-lsa --data=@/nonexistent | /nonexistent cannot be read",
                "set-lsa --data=@/dev/zero | is longer than the",
                "release-dynamic-capacity --updated-extents=nonsense=1 | nonsense is none of",
                "release-dynamic-capacity --updated-extents=length | write length=VALUE",
                "get-physical-port-state --port-ids=1,256 | --port-ids 256: expected from 0 to 255",
            })
    void wrongValues_areNamed_withWhatToWriteInstead(String arguments, String expected) {
        String message = refused((arguments + " sim --dry-run").split(" ", -1));
        assertTrue(message.contains(expected), message);
        assertEquals(1, message.lines().count(), message);
    }

    @Test
    void everyLimit_holdsExactly() {
        assertEquals("01", bytes("get-qos-allocated-bw", "--ld-count=1").substring(0, 2));
        assertEquals("ff", bytes("get-qos-allocated-bw", "--ld-count=255").substring(0, 2));
        assertEquals("ffffffff", bytes("get-lsa", "--offset=4294967295").substring(0, 8));
    }

    @Test
    void secrets_areNotShown() {
        String passphrase = "74".repeat(32);
        CliRun text = CliRun.of("unlock", "sim", "--current-passphrase", passphrase, "--dry-run");
        CliRun json = CliRun.of("unlock", "sim", "--current-passphrase", passphrase, "--dry-run", "-o", "json");
        assertTrue(text.out().contains("***") && !text.out().contains("74 74"), text.out());
        assertTrue(json.out().contains("***") && !json.out().contains("7474"), json.out());
    }
}
