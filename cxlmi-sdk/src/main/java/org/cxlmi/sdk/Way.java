package org.cxlmi.sdk;

import java.util.Locale;
import org.cxlmi.runtime.libcxlmi.Libcxlmi;
import org.cxlmi.runtime.linux.Mailbox;
import org.cxlmi.runtime.linux.Mctp;
import org.cxlmi.runtime.transport.Transport;
import org.jspecify.annotations.Nullable;

/** What carries commands to devices and to components on MCTP. */
public enum Way {
    /** The kernel's mailbox driver and its MCTP sockets, with nothing in between. */
    KERNEL {
        @Override
        Transport open(String device) {
            return Mailbox.open(device);
        }

        @Override
        void check(Mctp.Options options) {}

        @Override
        Transport openMctp(int network, int eid, Mctp.Options options) {
            return Mctp.open(network, eid, options);
        }
    },
    /** The C library libcxlmi, which has to be installed; see {@link Libcxlmi}. */
    LIBCXLMI {
        @Override
        Transport open(String device) {
            return Libcxlmi.openDevice(device);
        }

        @Override
        void check(Mctp.Options options) {
            if (!options.minimumGap().isZero()) {
                throw new IllegalArgumentException(
                        "libcxlmi leaves no gap between commands: drop minimumGap, or send them through the kernel");
            }
        }

        @Override
        Transport openMctp(int network, int eid, Mctp.Options options) {
            check(options);
            Transport transport = Libcxlmi.openMctp(network, eid, Libcxlmi.Options.DEFAULT.withFmApi(options.fmApi()));
            transport.limitRequests(options.maximumPayload());
            return transport;
        }
    };

    abstract Transport open(String device);

    /**
     * Looks whether components on MCTP can be talked to like this.
     *
     * @throws IllegalArgumentException if they cannot
     */
    abstract void check(Mctp.Options options);

    abstract Transport openMctp(int network, int eid, Mctp.Options options);

    /**
     * The way of this name, in any case.
     *
     * @param name {@link #KERNEL} if it is null
     * @throws IllegalArgumentException if there is none of this name
     */
    static Way named(@Nullable String name) {
        if (name == null) {
            return KERNEL;
        }
        for (Way way : values()) {
            if (way.name().equals(name.strip().toUpperCase(Locale.ROOT))) {
                return way;
            }
        }
        throw new IllegalArgumentException(
                "there is no way \"" + name + "\" to components; write kernel or libcxlmi for " + Cxl.WAY_PROPERTY);
    }
}
