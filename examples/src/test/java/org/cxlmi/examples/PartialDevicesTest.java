package org.cxlmi.examples;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import org.cxlmi.runtime.Endpoint;
import org.cxlmi.runtime.error.ReturnCode;
import org.cxlmi.runtime.linux.SysfsDevice;
import org.cxlmi.sdk.Cxl;
import org.cxlmi.sdk.generic.Identify;
import org.cxlmi.sdk.memdev.GetHealthInfo;
import org.cxlmi.sdk.memdev.IdentifyMemoryDevice;
import org.cxlmi.sdk.memdev.IdentifyMemoryDeviceResponse;
import org.cxlmi.simulator.component.SimulatedMemoryDevice;
import org.cxlmi.testkit.ScriptedTransport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the examples show of devices that lack a command, or answer one with nonsense. */
class PartialDevicesTest {

    private final StringWriter printed = new StringWriter();

    private Report report(Charset charset) {
        return new Report(new PrintWriter(printed), charset);
    }

    @Test
    void health_withoutHealthInfo_showsTheAlerts() { // M8
        SimulatedMemoryDevice device = SimulatedMemoryDevice.create();
        device.faults().once(GetHealthInfo.COMMAND).answer(ReturnCode.UNSUPPORTED);
        try (Cxl cxl = Cxl.builder().probe(false).build();
                Endpoint endpoint = cxl.open(device.connect())) {
            Health.print(endpoint, report(UTF_8));
        }
        String text = printed.toString();
        assertTrue(text.matches("(?s)Health of .*not known +.*Get Health Info .*Unsupported.*Alerts of .*"), text);
        assertTrue(text.matches("(?s).*too hot, critical +\\d+ \u00B0C.*"), text);
    }

    @Test
    void health_charsetIsAscii_hasNoQuestionMarks() { // M11
        try (Cxl cxl = Cxl.builder().probe(false).build();
                Endpoint endpoint = cxl.open(SimulatedMemoryDevice.create().connect())) {
            Health.print(endpoint, report(US_ASCII));
        }
        assertTrue(US_ASCII.newEncoder().canEncode(printed.toString()), printed.toString());
        assertTrue(printed.toString().matches("(?s).*too hot, critical +\\d+ C.*"), printed.toString());
        assertFalse(printed.toString().contains("?"), printed.toString());
    }

    @Test
    void simple_withoutIdentify_showsTheMemoryDevice() { // M8
        SimulatedMemoryDevice device = SimulatedMemoryDevice.create();
        device.faults().once(Identify.COMMAND).answer(ReturnCode.UNSUPPORTED);
        try (Cxl cxl = Cxl.builder().probe(false).build();
                Endpoint endpoint = cxl.open(device.connect())) {
            Simple.print(endpoint, report(UTF_8));
        }
        String text = printed.toString();
        assertTrue(text.matches("(?s)Component .*not known +.*total capacity +\\d+ GiB.*"), text);
    }

    @Test
    void simple_capacityBeyondAllMeasure_showsTheRest() { // F8
        ScriptedTransport liar = new ScriptedTransport("liar")
                .on(IdentifyMemoryDevice.OPCODE)
                .reply(IdentifyMemoryDeviceResponse.builder()
                        .totalCapacity(-1)
                        .labelStorageAreaSize(1024)
                        .build()
                        .bytes());
        try (Endpoint endpoint = Endpoint.over(liar)) {
            Simple.print(endpoint, report(UTF_8));
        }
        String text = printed.toString();
        assertTrue(text.matches("(?s).*total capacity +makes no sense: .*totalCapacity.*18446744073709551615.*"), text);
        assertTrue(text.matches("(?s).*label storage area +1 KiB.*"), text);
    }

    @Test
    void simple_deviceOfThisMachine_showsWhatTheKernelKnows(@TempDir Path root) throws IOException { // M8
        Path mem0 = Files.createDirectories(root.resolve("sys/bus/cxl/devices/mem0"));
        Files.createDirectory(mem0.resolve("ram"));
        Files.writeString(mem0.resolve("serial"), "0x1122\n");
        Files.writeString(mem0.resolve("firmware_version"), "BWFW VERSION 00\n");
        Files.writeString(mem0.resolve("ram/size"), "0x10000000\n");
        Files.writeString(mem0.resolve("numa_node"), "-1\n");

        Simple.printKernelView(SysfsDevice.below(root, "mem0"), report(UTF_8));

        assertEquals("""
                What the kernel knows of mem0
                  serial number  0000000000001122h
                  firmware       BWFW VERSION 00
                  volatile       256 MiB

                """, printed.toString());
    }
}
