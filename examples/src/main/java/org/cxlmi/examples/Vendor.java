package org.cxlmi.examples;

import java.util.HexFormat;
import org.cxlmi.examples.acme.Acme;
import org.cxlmi.examples.acme.GetLamp;
import org.cxlmi.examples.acme.GetLampResponse;
import org.cxlmi.examples.acme.LampColor;
import org.cxlmi.examples.acme.SetLamp;
import org.cxlmi.examples.acme.SetLampRequest;
import org.cxlmi.runtime.Endpoint;
import org.cxlmi.runtime.transport.CciResponse;
import org.cxlmi.runtime.transport.ScriptedTransport;
import org.cxlmi.sdk.Cxl;
import org.cxlmi.sdk.VendorSpecific;
import picocli.CommandLine.Command;

/** Sends a vendor's commands: as typed as all others, from a spec of one's own, and as bytes. */
@Command(name = "vendor", description = "Send commands of a vendor.")
final class Vendor extends ComponentExample {

    private static final int LAMP = 1;

    /** What there is no simulated device for is simulated in a few lines. */
    @Override
    Endpoint openSimulated(Cxl cxl) {
        byte[][] lamp = {
            GetLampResponse.builder()
                    .color(LampColor.RED)
                    .brightness(80)
                    .build()
                    .bytes()
        };
        ScriptedTransport acme = new ScriptedTransport("acme");
        acme.always(GetLamp.OPCODE).answer(request -> new CciResponse(0, 0, lamp[0]));
        acme.always(SetLamp.OPCODE).answer(request -> {
            SetLampRequest wanted = SetLampRequest.wrap(request.payload());
            lamp[0] = GetLampResponse.builder()
                    .color(wanted.color())
                    .brightness(wanted.brightness())
                    .build()
                    .bytes();
            return new CciResponse(0, 0, new byte[0]);
        });
        return Endpoint.over(acme);
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
