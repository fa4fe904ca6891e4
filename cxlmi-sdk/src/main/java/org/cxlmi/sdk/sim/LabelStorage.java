package org.cxlmi.sdk.sim;

import java.util.Arrays;
import org.cxlmi.runtime.error.ReturnCode;
import org.cxlmi.sdk.memdev.GetLsa;
import org.cxlmi.sdk.memdev.GetLsaRequest;
import org.cxlmi.sdk.memdev.GetLsaResponse;
import org.cxlmi.sdk.memdev.SetLsa;
import org.cxlmi.sdk.memdev.SetLsaRequest;

/** The label storage area; a device with an area of no bytes does not have the commands either. */
final class LabelStorage {

    private final byte[] area;

    LabelStorage(int size) {
        this.area = new byte[size];
    }

    void register(CommandTable table, MessageLimits limits) {
        if (area.length > 0) {
            table.on(GetLsa.COMMAND, request -> read(request, limits));
            table.onChange(SetLsa.COMMAND, this::write);
        }
    }

    private GetLsaResponse read(GetLsaRequest request, MessageLimits limits) {
        limits.checkPart(request.offset(), request.length(), area.length);
        int from = (int) request.offset();
        return GetLsaResponse.builder()
                .data(Arrays.copyOfRange(area, from, from + (int) request.length()))
                .build();
    }

    private void write(SetLsaRequest request) {
        byte[] data = request.data();
        Refusal.when(request.offset() + data.length > area.length, ReturnCode.INVALID_INPUT);
        System.arraycopy(data, 0, area, (int) request.offset(), data.length);
    }
}
