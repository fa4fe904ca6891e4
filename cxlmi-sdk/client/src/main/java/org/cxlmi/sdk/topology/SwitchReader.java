package org.cxlmi.sdk.topology;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.cxlmi.runtime.transport.Tunnel;
import org.cxlmi.sdk.fmapi.ConnectedDeviceType;
import org.cxlmi.sdk.fmapi.GetPhysicalPortState;
import org.cxlmi.sdk.fmapi.GetPhysicalPortStateResponse;
import org.cxlmi.sdk.fmapi.GetVirtualCxlSwitchInfo;
import org.cxlmi.sdk.fmapi.GetVirtualCxlSwitchInfoResponse;
import org.cxlmi.sdk.fmapi.IdentifySwitchDevice;
import org.cxlmi.sdk.fmapi.IdentifySwitchDeviceResponse;
import org.cxlmi.sdk.fmapi.PortStateInformation;
import org.cxlmi.sdk.fmapi.VcsInformation;
import org.cxlmi.sdk.fmapi.VppbInformation;
import org.cxlmi.sdk.topology.ReadFailure.Reason;

/** Reads a switch. Its caller reads the components behind the ports, see {@link Behind}. */
final class SwitchReader {

    /** Reads the component behind a port. It is told which vPPBs the logical devices there are bound to. */
    @FunctionalInterface
    interface Behind {
        Reading<Component> look(Tunnel port, Bindings bindings);
    }

    private final Conversation conversation;

    SwitchReader(Conversation conversation) {
        this.conversation = conversation;
    }

    Reading<SwitchDevice> read(Behind behind) {
        Reading<IdentifySwitchDeviceResponse> information = conversation.ask(
                IdentifySwitchDevice.OPCODE, () -> conversation.fabricManager().identifySwitchDevice());
        return information.map(known -> read(known, behind));
    }

    private SwitchDevice read(IdentifySwitchDeviceResponse information, Behind behind) {
        List<VirtualSwitch> virtualSwitches = IntStream.range(0, information.vcsCount())
                .mapToObj(this::virtualSwitch)
                .toList();
        List<Vppb> vppbs =
                virtualSwitches.stream().flatMap(vcs -> vcs.vppbs().stream()).toList();
        Map<Integer, Reading<PortStateInformation>> states = portStates(information.physicalPortCount());
        List<PhysicalPort> ports = IntStream.range(0, information.physicalPortCount())
                .mapToObj(port ->
                        port(port, Objects.requireNonNull(states.get(port)), Bindings.ofPort(port, vppbs), behind))
                .toList();
        return new SwitchDevice(information, ports, virtualSwitches);
    }

    private VirtualSwitch virtualSwitch(int id) {
        List<Vppb> vppbs = new ArrayList<>();
        Optional<VcsInformation> last = Optional.empty();
        Optional<ReadFailure> failure = Optional.empty();
        int count = 1; // Until the first answer tells.
        while (vppbs.size() < count && failure.isEmpty()) {
            int start = vppbs.size();
            Reading<VcsInformation> part = part(id, start);
            if (part.answer().isPresent()) {
                VcsInformation block = part.answer().get();
                last = Optional.of(block);
                count = block.vppbCount();
                for (VppbInformation binding : block.vppbs()) {
                    vppbs.add(new Vppb(new VppbId(id, vppbs.size()), binding));
                }
                if (vppbs.size() == start && start < count) {
                    failure = malformed("Get Virtual CXL Switch Info", "lists " + start + " vPPBs of " + count);
                }
            } else {
                failure = part.failure();
            }
        }
        return new VirtualSwitch(
                id,
                last.map(VcsInformation::vcsState),
                last.map(VcsInformation::uspId).orElseGet(OptionalInt::empty),
                vppbs,
                failure);
    }

    private Reading<VcsInformation> part(int id, int start) {
        int limit = conversation.entries(
                GetVirtualCxlSwitchInfoResponse.MINIMUM_LENGTH + VcsInformation.MINIMUM_LENGTH, VppbInformation.LENGTH);
        return conversation
                .ask(
                        GetVirtualCxlSwitchInfo.OPCODE,
                        () -> conversation
                                .fabricManager()
                                .getVirtualCxlSwitchInfo(request -> request.startVppb(start)
                                        .vppbListLimit(limit)
                                        .vcsIds(id)))
                .flatMap(response -> response.virtualSwitches().stream()
                        .filter(block -> block.vcsId() == id)
                        .findFirst()
                        .map(Reading::of)
                        .orElseGet(() -> Reading.failed(
                                malformed("Get Virtual CXL Switch Info", "has no block of virtual switch " + id)
                                        .orElseThrow())));
    }

    private Optional<ReadFailure> malformed(String command, String what) {
        return Optional.of(
                ReadFailure.of(Reason.MALFORMED, conversation.name() + ": " + command + ": the response " + what));
    }

    /** The states of all ports, read with as many in one command as fit. The switch may report fewer. */
    private Map<Integer, Reading<PortStateInformation>> portStates(int count) {
        Map<Integer, Reading<PortStateInformation>> states = new HashMap<>();
        int atOnce = conversation.entries(GetPhysicalPortStateResponse.MINIMUM_LENGTH, PortStateInformation.LENGTH);
        while (states.size() < count) {
            int[] wanted = IntStream.range(0, count)
                    .filter(port -> !states.containsKey(port))
                    .limit(atOnce)
                    .toArray();
            Reading<GetPhysicalPortStateResponse> part = conversation.ask(
                    GetPhysicalPortState.OPCODE,
                    () -> conversation.fabricManager().getPhysicalPortState(wanted));
            int before = states.size();
            part.answer()
                    .ifPresent(response -> response.ports().stream()
                            .filter(block -> IntStream.of(wanted).anyMatch(port -> port == block.portId()))
                            .forEach(block -> states.putIfAbsent(block.portId(), Reading.of(block))));
            if (states.size() == before) {
                ReadFailure why = part.failure()
                        .or(() -> malformed("Get Physical Port State", "has no block of the ports asked for"))
                        .orElseThrow();
                IntStream.of(wanted).forEach(port -> states.put(port, Reading.failed(why)));
            }
        }
        return states;
    }

    private PhysicalPort port(int id, Reading<PortStateInformation> state, Bindings bindings, Behind behind) {
        Optional<Reading<Component>> found = state.answer()
                .filter(SwitchReader::leadsToComponent)
                .map(known -> behind.look(Tunnel.switchPort(id), bindings));
        return new PhysicalPort(
                id,
                state.answer(),
                bindings.ofPort(),
                found.flatMap(Reading::answer),
                state.failure().or(() -> found.flatMap(Reading::failure)));
    }

    /** While a port is being bound, its state does not show what is connected. */
    private static boolean leadsToComponent(PortStateInformation state) {
        return switch (state.configurationState()) {
            case BIND_IN_PROGRESS, UNBIND_IN_PROGRESS -> true;
            case DSP, FABRIC_PORT ->
                state.connectedDeviceType()
                        .filter(type ->
                                type != ConnectedDeviceType.NO_DEVICE && type != ConnectedDeviceType.PCIE_DEVICE)
                        .isPresent();
            default -> false;
        };
    }
}
