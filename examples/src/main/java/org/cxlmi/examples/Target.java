package org.cxlmi.examples;

import java.util.Optional;
import java.util.function.Function;
import org.cxlmi.runtime.Endpoint;
import org.cxlmi.runtime.linux.SysfsDevice;
import org.cxlmi.runtime.linux.Transports;
import org.cxlmi.runtime.net.MctpStream;
import org.cxlmi.runtime.net.StreamAddress;
import org.cxlmi.sdk.Cxl;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The component that an example works on: a simulated one, unless another is named. */
final class Target {

    @Option(names = "--libcxlmi", description = "Send commands through the C library libcxlmi.")
    private boolean libcxlmi;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @ArgGroup
    private Named named = new Named();

    private static final class Named {

        @Option(
                names = "--device",
                paramLabel = "NAME",
                description = "A CXL device of this machine, for example mem0.")
        private @Nullable String device;

        @Option(
                names = "--mctp",
                paramLabel = "NET:EID",
                converter = MctpAddress.Converter.class,
                description = "A component on MCTP, for example 1:8.")
        private @Nullable MctpAddress mctp;

        @Option(
                names = "--socket",
                paramLabel = "ADDRESS",
                description =
                        "A component served on a socket, for example tcp:localhost:2508; without any, a simulated one.")
        private @Nullable String socket;
    }

    /** What the kernel knows of the component, if it is a device of this machine. */
    Optional<SysfsDevice> sysfs() {
        return Optional.ofNullable(named.device).map(SysfsDevice::of);
    }

    Cxl context() {
        if (libcxlmi && named.device == null && named.mctp == null) {
            throw new ParameterException(
                    command.commandLine(),
                    "--libcxlmi needs --device or --mctp: no other component is reached through it");
        }
        return libcxlmi ? Cxl.builder().transports(Transports.named("libcxlmi")).build() : Cxl.create();
    }

    /** The component; {@code simulated} opens the one to work on where none is named. */
    Endpoint open(Cxl cxl, Function<Cxl, Endpoint> simulated) {
        MctpAddress mctp = named.mctp;
        if (mctp != null) {
            return cxl.openMctp(mctp.network(), mctp.eid());
        }
        String socket = named.socket;
        if (socket != null) {
            return cxl.open(MctpStream.open(StreamAddress.parse(socket)));
        }
        String device = named.device;
        return device == null ? simulated.apply(cxl) : cxl.open(device);
    }
}
