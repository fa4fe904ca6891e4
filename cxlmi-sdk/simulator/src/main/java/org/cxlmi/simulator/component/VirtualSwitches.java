package org.cxlmi.simulator.component;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.cxlmi.runtime.error.ReturnCode;
import org.cxlmi.sdk.fmapi.GenerateAerEvent;
import org.cxlmi.sdk.fmapi.GenerateAerEventRequest;
import org.cxlmi.sdk.fmapi.GetVirtualCxlSwitchInfo;
import org.cxlmi.sdk.fmapi.GetVirtualCxlSwitchInfoRequest;
import org.cxlmi.sdk.fmapi.GetVirtualCxlSwitchInfoResponse;
import org.cxlmi.sdk.fmapi.IdentifySwitchDeviceResponse;
import org.cxlmi.sdk.fmapi.VcsInformation;
import org.cxlmi.sdk.fmapi.VcsState;
import org.cxlmi.simulator.Refusal;
import org.cxlmi.simulator.core.CommandSet;
import org.cxlmi.simulator.core.CommandTable;
import org.cxlmi.simulator.core.MessageLimits;
import org.cxlmi.simulator.core.Saved;
import org.cxlmi.simulator.core.SavedState;

/** The virtual CXL switches of a switch: what they are, and the errors that their vPPBs were told to report. */
final class VirtualSwitches implements CommandSet, Saved {

    private static final int MOST_AER_EVENTS = 256;

    private final List<VirtualSwitch> all;
    private final List<GenerateAerEventRequest> aerEvents = new ArrayList<>();

    VirtualSwitches(List<VirtualSwitch> all) {
        this.all = List.copyOf(all);
    }

    @Override
    public void register(CommandTable table, MessageLimits limits) {
        table.on(GetVirtualCxlSwitchInfo.COMMAND, request -> information(request, limits));
        table.onChange(GenerateAerEvent.COMMAND, this::report);
    }

    List<VirtualSwitch> all() {
        return all;
    }

    /** A virtual switch; Invalid Input if it does not exist. */
    VirtualSwitch get(int id) {
        Refusal.when(id >= all.size(), ReturnCode.INVALID_INPUT);
        return all.get(id);
    }

    long inProgressCount() {
        return all.stream().mapToLong(VirtualSwitch::inProgressCount).sum();
    }

    IntStream boundPorts() {
        return all.stream().flatMapToInt(VirtualSwitch::boundPorts);
    }

    /** The errors that were to be reported, oldest first; if there are too many, only the latest ones. */
    List<GenerateAerEventRequest> aerEvents() {
        return List.copyOf(aerEvents);
    }

    /** Fills in the values about virtual switches in the response of Identify Switch Device. */
    IdentifySwitchDeviceResponse.Builder describe(IdentifySwitchDeviceResponse.Builder response) {
        byte[] active = new byte[response.build().activeVcsBitmask().length];
        for (int id = 0; id < all.size(); id++) {
            active[id / Byte.SIZE] |= (byte) (1 << id % Byte.SIZE);
        }
        return response.vcsCount(all.size())
                .activeVcsBitmask(active)
                .totalVppbCount(all.stream().mapToInt(VirtualSwitch::vppbCount).sum())
                .activeVppbCount(
                        (int) all.stream().mapToLong(VirtualSwitch::boundCount).sum());
    }

    private GetVirtualCxlSwitchInfoResponse information(GetVirtualCxlSwitchInfoRequest request, MessageLimits limits) {
        Refusal.when(request.vppbListLimit() == 0 || request.vcsCount() == 0, ReturnCode.INVALID_INPUT);
        List<VcsInformation> blocks = new ArrayList<>();
        int room = limits.room(GetVirtualCxlSwitchInfoResponse.MINIMUM_LENGTH, 1);
        for (int id : request.vcsIds()) {
            VcsInformation block = id < all.size()
                    ? all.get(id).information(request.startVppb(), request.vppbListLimit())
                    : VcsInformation.builder()
                            .vcsId(id)
                            .vcsState(VcsState.INVALID_VCS_ID)
                            .build();
            room -= block.byteLength();
            if (room < 0) {
                break;
            }
            blocks.add(block);
        }
        return GetVirtualCxlSwitchInfoResponse.builder().virtualSwitches(blocks).build();
    }

    @Override
    public Map<String, Object> save() {
        Map<String, Object> state = new LinkedHashMap<>();
        state.put("all", all.stream().map(VirtualSwitch::save).toList());
        state.put("aerEvents", SavedState.hex(aerEvents));
        return state;
    }

    @Override
    public void restore(SavedState state) {
        List<SavedState> saved = state.maps("all");
        state.check(saved.size() == all.size(), "all", "as many as the switch has");
        for (int id = 0; id < saved.size(); id++) {
            all.get(id).restore(saved.get(id));
        }
        aerEvents.addAll(state.structs("aerEvents", GenerateAerEventRequest.LENGTH, GenerateAerEventRequest::wrap));
        state.check(aerEvents.size() <= MOST_AER_EVENTS, "aerEvents", "at most " + MOST_AER_EVENTS);
    }

    /** vPPB 0 is the upstream port, which is always there; the others report only if something is bound to them. */
    private void report(GenerateAerEventRequest request) {
        VirtualSwitch virtualSwitch = get(request.vcsId());
        int vppb = request.vppbId() - 1;
        boolean there = vppb < 0 || (vppb < virtualSwitch.vppbCount() && virtualSwitch.isBound(vppb));
        Refusal.when(!there, ReturnCode.INVALID_INPUT);
        byte[] known = Arrays.copyOf(request.bytes(), GenerateAerEventRequest.LENGTH);
        aerEvents.add(GenerateAerEventRequest.wrap(known));
        if (aerEvents.size() > MOST_AER_EVENTS) {
            aerEvents.remove(0);
        }
    }
}
