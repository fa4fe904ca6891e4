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
        Transport openMctp(int network, int eid) {
            return Mctp.open(network, eid);
        }
    },
    /** The C library libcxlmi, which has to be installed; see {@link Libcxlmi}. */
    LIBCXLMI {
        @Override
        Transport open(String device) {
            return Libcxlmi.openDevice(device);
        }

        @Override
        Transport openMctp(int network, int eid) {
            return Libcxlmi.openMctp(network, eid);
        }
    };

    abstract Transport open(String device);

    abstract Transport openMctp(int network, int eid);

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
