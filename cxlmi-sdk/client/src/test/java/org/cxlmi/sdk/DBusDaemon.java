package org.cxlmi.sdk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A D-Bus daemon of the tests' own. Where there is none to start, tests are skipped with a word about it; with the
 * system property {@code cxlmi.dbus.required=true} they fail.
 */
public final class DBusDaemon implements AutoCloseable {

    /** Nobody may send to the owner of this name. */
    static final String FORBIDDEN = "xyz.openbmc_project.MCTP.Forbidden";

    /** System property: {@code true} has tests fail where there is no daemon to start. */
    public static final String REQUIRED = "cxlmi.dbus.required";

    private static final String PROGRAM = "dbus-daemon";

    private static final AtomicBoolean SAID = new AtomicBoolean();

    private final Process process;
    private final Path socket;
    private final Path services;
    private final String address;

    private DBusDaemon(Process process, Path socket, Path services, String address) {
        this.process = process;
        this.socket = socket;
        this.services = services;
        this.address = address;
    }

    /** Skips or fails a test that is to start one elsewhere, with the programs of this machine. */
    public static void assumeInstalled() throws InterruptedException {
        try {
            new ProcessBuilder(PROGRAM, "--version")
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            skip(e);
        }
    }

    /** Starts one whose socket and configuration are in the directory. */
    public static DBusDaemon start(Path directory) throws IOException {
        Path socket = directory.resolve("bus");
        Path services = Files.createDirectory(directory.resolve("services"));
        Path configuration =
                Files.writeString(directory.resolve("bus.conf"), """
                <!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
                  "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
                <busconfig>
                  <type>session</type>
                  <listen>unix:path=%s</listen>
                  <auth>EXTERNAL</auth>
                  <servicedir>%s</servicedir>
                  <policy context="default">
                    <allow send_destination="*" eavesdrop="true"/>
                    <allow eavesdrop="true"/>
                    <allow own="*"/>
                    <deny send_destination="%s"/>
                  </policy>
                </busconfig>
                """.formatted(socket, services, FORBIDDEN));
        Path log = directory.resolve("bus.log");
        Process process;
        try {
            process = new ProcessBuilder(PROGRAM, "--nofork", "--print-address=1", "--config-file=" + configuration)
                    .redirectError(log.toFile())
                    .start();
        } catch (IOException e) {
            skip(e);
            throw e;
        }
        BufferedReader output = process.inputReader();
        String address = output.readLine();
        if (address == null) {
            process.destroy();
            return fail(PROGRAM + " does not start: " + Files.readString(log));
        }
        return new DBusDaemon(process, socket, services, address);
    }

    private static void skip(IOException reason) {
        if (Boolean.getBoolean(REQUIRED)) {
            fail(PROGRAM + " cannot be started", reason);
        }
        if (!SAID.getAndSet(true)) {
            System.out.println("""

                    *******************************************************************************
                    SKIPPED: nothing was tried against a real D-Bus (%s).
                    What that needs, on Debian or Ubuntu:
                        apt-get install dbus
                    *******************************************************************************
                    """.formatted(reason.getMessage()));
        }
        abort(PROGRAM + " cannot be started: " + reason.getMessage());
    }

    /** The socket that it listens on. */
    public Path socket() {
        return socket;
    }

    /** The address to connect to. */
    public String address() {
        return address;
    }

    /** Has the daemon offer to start a service by a program, as it does for those that are not running yet. */
    void offer(String service, String program) throws Exception {
        Files.writeString(services.resolve(service + ".service"), """
                [D-BUS Service]
                Name=%s
                Exec=%s
                """.formatted(service, program));
        Process reload = new ProcessBuilder(
                        "dbus-send",
                        "--bus=" + address,
                        "--print-reply",
                        "--dest=org.freedesktop.DBus",
                        "/org/freedesktop/DBus",
                        "org.freedesktop.DBus.ReloadConfig")
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        assertEquals(0, reload.waitFor());
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
