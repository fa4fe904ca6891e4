package org.cxlmi.simulator.component;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.stream.IntStream;
import org.cxlmi.runtime.error.ReturnCode;
import org.cxlmi.sdk.fmapi.GetHeadInfo;
import org.cxlmi.sdk.fmapi.GetHeadInfoRequest;
import org.cxlmi.sdk.fmapi.GetHeadInfoResponse;
import org.cxlmi.sdk.fmapi.GetMultiHeadedInfo;
import org.cxlmi.sdk.fmapi.GetMultiHeadedInfoRequest;
import org.cxlmi.sdk.fmapi.GetMultiHeadedInfoResponse;
import org.cxlmi.sdk.fmapi.HeadInformation;
import org.cxlmi.sdk.fmapi.LtssmState;
import org.cxlmi.simulator.Refusal;
import org.cxlmi.simulator.core.CommandSet;
import org.cxlmi.simulator.core.CommandTable;
import org.cxlmi.simulator.core.MessageLimits;
import org.cxlmi.simulator.core.Saved;
import org.cxlmi.simulator.core.SavedState;

/** The heads of a multi-headed device and which of them has which logical device; may be used from many threads. */
final class Heads implements CommandSet, Saved {

    /** Says that no head has a logical device. */
    private static final int NONE = 0xFF;

    private final int count;
    private final AtomicIntegerArray owners;

    /** Gives the logical devices to the heads in turn. */
    Heads(int count, int logicalDevices) {
        this.count = count;
        this.owners = new AtomicIntegerArray(
                IntStream.range(0, logicalDevices).map(ld -> ld % count).toArray());
    }

    @Override
    public void register(CommandTable table, MessageLimits limits) {
        table.on(GetMultiHeadedInfo.COMMAND, this::owners);
        table.on(GetHeadInfo.COMMAND, request -> information(request, limits));
    }

    boolean owns(int head, int ld) {
        return ld < owners.length() && owners.get(ld) == head;
    }

    void assign(int ld, int head) {
        owners.set(ld, head);
    }

    void unassign(int ld) {
        owners.set(ld, NONE);
    }

    @Override
    public Map<String, Object> save() {
        Map<String, Object> state = new LinkedHashMap<>();
        state.put("count", count);
        state.put("owners", Arrays.stream(all()).boxed().toList());
        return state;
    }

    @Override
    public void restore(SavedState state) {
        state.number("count", count, count);
        List<Integer> saved = state.integers("owners", 0, NONE);
        state.check(saved.size() == owners.length(), "owners", "as many as there are logical devices");
        state.check(saved.stream().allMatch(owner -> owner < count || owner == NONE), "owners", "heads, or " + NONE);
        for (int ld = 0; ld < saved.size(); ld++) {
            owners.set(ld, saved.get(ld));
        }
    }

    private int[] all() {
        return IntStream.range(0, owners.length()).map(owners::get).toArray();
    }

    private GetMultiHeadedInfoResponse owners(GetMultiHeadedInfoRequest request) {
        int start = request.startLdId();
        Refusal.when(start >= owners.length() || request.ldMapListLimit() == 0, ReturnCode.INVALID_INPUT);
        int[] all = all();
        return GetMultiHeadedInfoResponse.builder()
                .ldCount(all.length)
                .headCount(count)
                .startLdId(start)
                .ldMap(Arrays.copyOfRange(all, start, Math.min(all.length, start + request.ldMapListLimit())))
                .build();
    }

    private GetHeadInfoResponse information(GetHeadInfoRequest request, MessageLimits limits) {
        int start = request.startHead();
        Refusal.when(start >= count || request.headCount() == 0, ReturnCode.INVALID_INPUT);
        int room = limits.room(GetHeadInfoResponse.MINIMUM_LENGTH, HeadInformation.LENGTH);
        return GetHeadInfoResponse.builder()
                .heads(IntStream.range(start, Math.min(count, start + Math.min(room, request.headCount())))
                        .mapToObj(Heads::information)
                        .toList())
                .build();
    }

    private static HeadInformation information(int head) {
        return HeadInformation.builder()
                .portNumber(head)
                .maximumLinkWidth(SwitchPort.WIDTH)
                .negotiatedLinkWidth(SwitchPort.WIDTH)
                .supportedLinkSpeedsVector(SwitchPort.SPEEDS)
                .maximumLinkSpeed(SwitchPort.SPEED)
                .currentLinkSpeed(SwitchPort.SPEED)
                .ltssmState(LtssmState.L0)
                .build();
    }
}
