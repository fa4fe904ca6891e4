package org.cxlmi.simulator.device;

import java.util.Arrays;
import java.util.Map;
import org.cxlmi.runtime.error.ReturnCode;
import org.cxlmi.sdk.memdev.GetLsa;
import org.cxlmi.sdk.memdev.GetLsaRequest;
import org.cxlmi.sdk.memdev.GetLsaResponse;
import org.cxlmi.sdk.memdev.SetLsa;
import org.cxlmi.sdk.memdev.SetLsaRequest;
import org.cxlmi.simulator.Refusal;
import org.cxlmi.simulator.core.CommandSet;
import org.cxlmi.simulator.core.CommandTable;
import org.cxlmi.simulator.core.MessageLimits;
import org.cxlmi.simulator.core.Saved;
import org.cxlmi.simulator.core.SavedState;

/** The label storage area. A device whose area has no bytes does not have its commands. */
final class LabelStorage implements CommandSet, Saved {

    private final long size;
    private final MediaState media;

    /** The area up to the last byte that was written; all others are 0. */
    private byte[] written = new byte[0];

    LabelStorage(long size, MediaState media) {
        this.size = size;
        this.media = media;
    }

    @Override
    public void register(CommandTable table, MessageLimits limits) {
        if (size > 0) {
            table.on(GetLsa.COMMAND, request -> read(request, limits));
            table.onChange(SetLsa.COMMAND, this::write);
        }
    }

    private GetLsaResponse read(GetLsaRequest request, MessageLimits limits) {
        media.checkPersistent();
        limits.checkPart(size, request.offset(), request.length());
        int from = (int) Math.min(request.offset(), written.length);
        byte[] data = Arrays.copyOfRange(written, from, (int) (from + request.length()));
        return GetLsaResponse.builder().data(data).build();
    }

    private void write(SetLsaRequest request) {
        media.checkPersistent();
        byte[] data = request.data();
        long end = request.offset() + data.length;
        Refusal.when(end > size, ReturnCode.INVALID_INPUT);
        if (end > written.length) {
            written = Arrays.copyOf(written, (int) end);
        }
        System.arraycopy(data, 0, written, (int) request.offset(), data.length);
    }

    /** Sets all bytes to zero. */
    void clear() {
        written = new byte[0];
    }

    @Override
    public Map<String, Object> save() {
        int used = written.length;
        while (used > 0 && written[used - 1] == 0) {
            used--;
        }
        return Map.of("area", SavedState.hex(Arrays.copyOf(written, used)));
    }

    @Override
    public void restore(SavedState state) {
        written = state.bytes("area");
        state.check(written.length <= size, "area", "up to " + size + " bytes");
    }
}
