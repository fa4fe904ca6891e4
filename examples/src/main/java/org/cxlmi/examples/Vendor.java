package org.cxlmi.examples;

import java.util.HexFormat;
import org.cxlmi.examples.acme.Acme;
import org.cxlmi.examples.acme.GetLamp;
import org.cxlmi.examples.acme.GetLampResponse;
import org.cxlmi.examples.acme.LampColor;
import org.cxlmi.examples.acme.SetLamp;
import org.cxlmi.runtime.Endpoint;
import org.cxlmi.runtime.wire.EmptyPayload;
import org.cxlmi.sdk.Cxl;
import org.cxlmi.sdk.VendorSpecific;
import org.cxlmi.simulator.component.SimulatedMemoryDevice;
import picocli.CommandLine.Command;

/** Sends a vendor's commands: as typed as all others, from a spec of one's own, and as bytes. */
@Command(name = "vendor", description = "Send commands of a vendor.")
final class Vendor extends ComponentExample {

    private static final int LAMP = 1;

    /** A simulated device knows nothing of vendors' commands, but takes them on. */
    @Override
    Endpoint openSimulated(Cxl cxl) {
        GetLampResponse[] lamp = {
            GetLampResponse.builder().color(LampColor.RED).brightness(80).build()
        };
        SimulatedMemoryDevice acme =
                SimulatedMemoryDevice.builder().name("acme").build();
        acme.answer(GetLamp.COMMAND, request -> lamp[0]);
        acme.answer(SetLamp.COMMAND, request -> {
            lamp[0] = GetLampResponse.builder()
                    .color(request.color())
                    .brightness(request.brightness())
                    .build();
            return EmptyPayload.EMPTY;
        });
        return cxl.open(acme.connect());
    }

    @Override
    void run(Endpoint component, Report report) {
        Acme acme = Acme.of(component);
        GetLampResponse before = acme.getLamp(LAMP);
        acme.setLamp(LAMP, LampColor.GREEN, before.brightness() / 2);
        byte[] raw = VendorSpecific.of(component).execute(GetLamp.OPCODE, (byte) LAMP);
        report.section("Lamp " + LAMP + " of " + component.name())
                .line("before", before.color().label() + ", " + before.brightness() + " %")
                .line("after", acme.getLamp(LAMP))
                .line("in bytes", HexFormat.ofDelimiter(" ").formatHex(raw))
                .print();
    }
}
