package org.cxlmi.runtime.linux;

import java.util.Locale;
import java.util.ServiceLoader;
import org.cxlmi.runtime.error.TransportException;
import org.cxlmi.runtime.transport.Transport;

/**
 * A family of transports: it opens devices below {@code /dev/cxl}, and components on MCTP.
 *
 * <p>The transports of the {@linkplain #kernel kernel} are always available. Others are services that {@link
 * ServiceLoader} finds: the transports of libcxlmi are in {@code org.cxlmi:cxlmi-libcxlmi}.
 */
public interface Transports {

    /** The system property with the name of the transports to use if a program does not choose any. */
    String PROPERTY = "cxlmi.transports";

    /** The kernel's mailbox driver and its MCTP sockets. */
    static Transports kernel() {
        return KernelTransports.INSTANCE;
    }

    /**
     * The transports that the system property {@value #PROPERTY} names; {@link #kernel} if it is not set.
     *
     * @throws IllegalArgumentException if there are none of this name
     */
    static Transports selected() {
        String name = System.getProperty(PROPERTY);
        return name == null ? kernel() : named(name);
    }

    /**
     * The transports with this name. A service that cannot be loaded does not keep the others from being found.
     *
     * @param name {@code kernel} or {@code libcxlmi}, in upper or lower case, or the {@link #name} of another service
     * @throws IllegalArgumentException if there are none of this name; the message names services that cannot be loaded
     */
    static Transports named(String name) {
        String wanted = name.strip().toLowerCase(Locale.ROOT);
        return wanted.equals(kernel().name())
                ? kernel()
                : TransportServices.find(wanted, ServiceLoader.load(Transports.class));
    }

    /** The name for {@link #PROPERTY}, in lower case. */
    String name();

    /**
     * Opens a device below {@code /dev/cxl}.
     *
     * @param device {@code mem0} or {@code /dev/cxl/mem0}
     * @throws IllegalArgumentException if it is neither
     * @throws TransportException if it cannot be opened
     */
    Transport openDevice(String device);

    /**
     * Checks that components on MCTP can be opened with these options.
     *
     * @throws IllegalArgumentException if they cannot
     */
    default void check(Mctp.Options options) {}

    /**
     * Opens a component on MCTP.
     *
     * @param network the kernel's number of the MCTP network; 0 for its default one
     * @param eid endpoint id, 8 to 254
     * @throws IllegalArgumentException if one of them is out of range, or {@link #check} refuses the options
     * @throws TransportException if it cannot be opened
     */
    Transport openMctp(int network, int eid, Mctp.Options options);
}
