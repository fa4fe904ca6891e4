package org.cxlmi.runtime.linux;

import org.cxlmi.runtime.transport.Transport;

/** The transports of the kernel: its mailbox driver and its MCTP sockets. */
final class KernelTransports implements Transports {

    static final Transports INSTANCE = new KernelTransports();

    private KernelTransports() {}

    @Override
    public String name() {
        return "kernel";
    }

    @Override
    public Transport openDevice(String device) {
        return Mailbox.open(device);
    }

    @Override
    public Transport openMctp(int network, int eid, Mctp.Options options) {
        return Mctp.open(network, eid, options);
    }

    @Override
    public String toString() {
        return name();
    }
}
