package org.cxlmi.runtime.internal.libcxlmi;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import java.util.Locale;

/**
 * {@code struct cxlmi_tunnel_info}: how to get from an endpoint to the component meant.
 *
 * @param port of a switch, or -1
 * @param ld logical device, or -1
 * @param pool whether the LD pool of a multi-headed device is meant
 */
public record TunnelInfo(int port, int ld, boolean pool) {

    /** The endpoint itself. */
    public static final TunnelInfo NONE = new TunnelInfo(-1, -1, false);

    private static final int SIZE = 16;
    private static final int PORT = 0;
    private static final int LD = 4;
    private static final int LEVEL = 8;
    private static final int MHD = 12;

    /** How many tunnels there are, one in the other. */
    int level() {
        return (port >= 0 ? 1 : 0) + (ld >= 0 ? 1 : 0) + (pool ? 1 : 0);
    }

    /** The struct in memory; null, as the library wants it, for no tunnel. */
    Memory toMemory() {
        Memory memory = new Memory(SIZE);
        memory.clear();
        memory.setInt(PORT, port);
        memory.setInt(LD, ld);
        memory.setInt(LEVEL, level());
        memory.setByte(MHD, (byte) (pool ? 1 : 0));
        return memory;
    }

    /** The address to hand to functions. */
    long addressOf(Memory memory) {
        return level() == 0 ? 0 : Pointer.nativeValue(memory);
    }

    /** For example {@code " port 3 ld 1"}. */
    String suffix() {
        StringBuilder text = new StringBuilder();
        if (port >= 0) {
            text.append(String.format(Locale.ROOT, " port %d", port));
        }
        if (ld >= 0) {
            text.append(String.format(Locale.ROOT, " ld %d", ld));
        }
        return pool ? text.append(" ld pool").toString() : text.toString();
    }
}
