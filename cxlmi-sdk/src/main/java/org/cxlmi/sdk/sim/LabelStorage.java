package org.cxlmi.sdk.sim;

import java.util.Arrays;
import java.util.Map;
import org.cxlmi.runtime.error.ReturnCode;
import org.cxlmi.sdk.memdev.GetLsa;
import org.cxlmi.sdk.memdev.GetLsaRequest;
import org.cxlmi.sdk.memdev.GetLsaResponse;
import org.cxlmi.sdk.memdev.SetLsa;
import org.cxlmi.sdk.memdev.SetLsaRequest;

/** The label storage area; a device with an area of no bytes does not have the commands either. */
final class LabelStorage implements CommandSet, Saved {

    private final byte[] area;
    private final MediaSwitch media;

    LabelStorage(int size, MediaSwitch media) {
        this.area = new byte[size];
        this.media = media;
    }

    @Override
    public void register(CommandTable table, MessageLimits limits) {
        if (area.length > 0) {
            table.on(GetLsa.COMMAND, request -> read(request, limits));
            table.onChange(SetLsa.COMMAND, this::write);
        }
    }

    private GetLsaResponse read(GetLsaRequest request, MessageLimits limits) {
        media.checkPersistent();
        return GetLsaResponse.builder()
                .data(limits.part(area, request.offset(), request.length()))
                .build();
    }

    private void write(SetLsaRequest request) {
        media.checkPersistent();
        byte[] data = request.data();
        Refusal.when(request.offset() + data.length > area.length, ReturnCode.INVALID_INPUT);
        System.arraycopy(data, 0, area, (int) request.offset(), data.length);
    }

    /** Leaves nothing but zeros. */
    void clear() {
        Arrays.fill(area, (byte) 0);
    }

    @Override
    public Map<String, Object> save() {
        int used = area.length;
        while (used > 0 && area[used - 1] == 0) {
            used--;
        }
        return Map.of("area", SavedState.hex(Arrays.copyOf(area, used)));
    }

    @Override
    public void restore(SavedState state) {
        byte[] used = state.bytes("area");
        state.check(used.length <= area.length, "area", "up to " + area.length + " bytes");
        System.arraycopy(used, 0, area, 0, used.length);
    }
}
