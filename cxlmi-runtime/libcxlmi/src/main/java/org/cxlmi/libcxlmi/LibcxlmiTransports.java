package org.cxlmi.libcxlmi;

import org.cxlmi.runtime.linux.Mctp;
import org.cxlmi.runtime.linux.Transports;
import org.cxlmi.runtime.transport.Transport;

/** The transports of the C library libcxlmi, which has to be installed; see {@link Libcxlmi}. */
public final class LibcxlmiTransports implements Transports {

    private final Libcxlmi.Options options;

    /** The transports with {@link Libcxlmi.Options#DEFAULT}. */
    public LibcxlmiTransports() {
        this(Libcxlmi.Options.DEFAULT);
    }

    /**
     * The transports with other options.
     *
     * @param options the options; {@code fmApi} is used for devices only, and {@link Mctp.Options#fmApi} for components
     *     on MCTP
     */
    public LibcxlmiTransports(Libcxlmi.Options options) {
        this.options = options;
    }

    @Override
    public String name() {
        return "libcxlmi";
    }

    @Override
    public Transport openDevice(String device) {
        return Libcxlmi.openDevice(device, options);
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException if the options have a gap between commands, which libcxlmi does not support
     */
    @Override
    public void check(Mctp.Options mctp) {
        if (!mctp.minimumGap().isZero()) {
            throw new IllegalArgumentException(
                    "libcxlmi does not support a gap between commands: remove minimumGap, or use the"
                            + " kernel's transports");
        }
    }

    @Override
    public Transport openMctp(int network, int eid, Mctp.Options mctp) {
        check(mctp);
        Transport transport = Libcxlmi.openMctp(network, eid, options.withFmApi(mctp.fmApi()));
        transport.limitRequests(mctp.maximumPayload());
        return transport;
    }

    @Override
    public String toString() {
        return name();
    }
}
