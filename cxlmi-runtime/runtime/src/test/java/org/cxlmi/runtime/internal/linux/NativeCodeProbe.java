package org.cxlmi.runtime.internal.linux;

import java.nio.file.Path;
import java.util.List;

/** Opens each transport twice and prints what that ends in, for {@link NativeCodeTest} to run in a JVM of its own. */
final class NativeCodeProbe {

    private NativeCodeProbe() {}

    public static void main(String[] arguments) {
        Path root = Path.of(arguments[0]);
        Host host = new Host(root, JnaLibc.INSTANCE, path -> new DeviceNode(0x2180, 248 << 8));
        List<Runnable> openings = List.of(
                () -> MailboxTransport.open(host, "mem0"),
                () -> MctpTransport.open(1, 8, MctpTransport.options(1, 8), true, MctpAbi.ANY_EID));
        for (int i = 0; i < 2; i++) {
            openings.forEach(NativeCodeProbe::open);
        }
    }

    private static void open(Runnable opening) {
        try {
            opening.run();
            System.out.println("opened");
        } catch (RuntimeException | Error e) {
            System.out.println(String.valueOf(e).replace("\n", " "));
        }
    }
}
