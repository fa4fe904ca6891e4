package org.cxlmi.runtime.internal.linux;

import com.sun.jna.Pointer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/** The cxl driver as seen through the system calls: it checks what the kernel checks, with numbers written out. */
final class FakeKernel implements Libc {

    private static final long QUERY = 0x8008CE01L;
    private static final long SEND = 0xC030CE02L;
    private static final int FD = 7;

    final List<int[]> listed = new ArrayList<>();
    final List<Sent> sent = new ArrayList<>();
    String openedPath = "";
    int openedFlags;
    int openResult = FD;
    int queryResult;
    int claimedCount = -1;
    int closed;
    int mailboxSize = 2048;
    boolean rawAllowed = true;
    Device device = command -> Reply.of();

    /** What a command ends in: a result of the ioctl, a return code of the device, and its bytes. */
    @SuppressWarnings("ArrayRecordComponent") // Never compared.
    record Reply(int result, int returnCode, int outSize, byte[] payload) {

        static Reply of(int... bytes) {
            byte[] payload = new byte[bytes.length];
            for (int i = 0; i < bytes.length; i++) {
                payload[i] = (byte) bytes[i];
            }
            return new Reply(0, 0, payload.length, payload);
        }

        static Reply errno(int errno) {
            return new Reply(-errno, 0, 0, new byte[0]);
        }

        /** The kernel leaves the size as the caller gave it and copies that many zeros. */
        static Reply returnCode(int code, int room) {
            return new Reply(0, code, room, new byte[room]);
        }
    }

    interface Device {
        Reply execute(Sent command);
    }

    /** A command that reached the kernel. */
    @SuppressWarnings("ArrayRecordComponent") // Never compared.
    record Sent(int id, int opcode, byte[] payload, int room) {}

    /** Adds a command to the list: id, flags, size in, size out; -1 for a variable size. */
    FakeKernel lists(int id, int flags, int sizeIn, int sizeOut) {
        listed.add(new int[] {id, flags, sizeIn, sizeOut});
        return this;
    }

    @Override
    public int open(String path, int flags) {
        openedPath = path;
        openedFlags = flags;
        return openResult;
    }

    @Override
    public int close(int fd) {
        closed++;
        return 0;
    }

    @Override
    public int ioctl(int fd, long request, long address) {
        if (fd != FD || closed > 0) {
            return -9;
        }
        if (request == QUERY) {
            return query(address);
        }
        return request == SEND ? send(memory(address, 48)) : -25;
    }

    private int query(long address) {
        if (queryResult < 0) {
            return queryResult;
        }
        ByteBuffer head = memory(address, 8);
        int wanted = head.getInt(0);
        if (wanted == 0) {
            head.putInt(0, claimedCount == -1 ? listed.size() : claimedCount);
            return 0;
        }
        ByteBuffer list = memory(address + 8, wanted * 16);
        for (int[] info : listed.subList(0, wanted)) {
            for (int word : info) {
                list.putInt(word);
            }
        }
        return 0;
    }

    private int send(ByteBuffer command) {
        int id = command.getInt(0);
        int sizeIn = command.getInt(16);
        int room = command.getInt(32);
        boolean reservedSet = command.getInt(4) != 0 || command.getInt(20) != 0 || command.getInt(36) != 0;
        if (reservedSet || command.getShort(10) != 0 || sizeIn > mailboxSize) {
            return -22;
        }
        int refusal = id == 2 ? checkRaw(room) : checkListed(id, command.getInt(8), sizeIn, room);
        if (refusal != 0) {
            return refusal;
        }
        byte[] payload = new byte[sizeIn];
        memory(command.getLong(24), Math.max(1, sizeIn)).get(0, payload);
        Sent request = new Sent(id, command.getShort(8) & 0xffff, payload, room);
        sent.add(request);
        Reply reply = device.execute(request);
        if (reply.result() < 0) {
            return reply.result();
        }
        memory(command.getLong(40), mailboxSize).put(0, reply.payload());
        command.putInt(12, reply.returnCode());
        command.putInt(32, reply.outSize());
        return 0;
    }

    private int checkRaw(int room) {
        if (room > mailboxSize) {
            return -22;
        }
        return rawAllowed ? 0 : -1;
    }

    private int checkListed(int id, int reserved, int sizeIn, int room) {
        if (reserved != 0) {
            return -22;
        }
        int[] info = listed.stream().filter(each -> each[0] == id).findFirst().orElse(null);
        if (info == null) {
            return -25;
        }
        boolean fits = (info[2] == -1 || info[2] == sizeIn) && (info[3] == -1 || room >= info[3]);
        return fits ? 0 : -12;
    }

    private static ByteBuffer memory(long address, int size) {
        return new Pointer(address).getByteBuffer(0, size).order(ByteOrder.LITTLE_ENDIAN);
    }
}
