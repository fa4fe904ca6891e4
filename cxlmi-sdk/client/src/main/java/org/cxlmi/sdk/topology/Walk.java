package org.cxlmi.sdk.topology;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cxlmi.runtime.CxlTarget;
import org.cxlmi.runtime.transport.Deadline;
import org.cxlmi.runtime.transport.Tunnel;
import org.cxlmi.sdk.generic.ComponentType;
import org.cxlmi.sdk.generic.IdentifyResponse;
import org.cxlmi.sdk.topology.ReadFailure.Reason;

/** Goes from one component to those behind it, depth first. It always ends, no matter what the components report. */
final class Walk {

    private final int maximumDepth;
    private final int maximumComponents;
    private final Deadline deadline;
    private int found;

    Walk(int maximumDepth, int maximumComponents, Deadline deadline) {
        this.maximumDepth = maximumDepth;
        this.maximumComponents = maximumComponents;
        this.deadline = deadline;
    }

    Component from(CxlTarget target) {
        Conversation conversation = Conversation.with(target, deadline);
        ComponentReader reader = new ComponentReader(conversation, Bindings.NONE);
        return read(conversation, reader, reader.identify(), List.of());
    }

    private Component read(
            Conversation conversation,
            ComponentReader reader,
            Reading<IdentifyResponse> identity,
            List<IdentifyResponse> switches) {
        found++;
        Optional<ComponentType> type = identity.answer().flatMap(IdentifyResponse::componentType);
        Optional<IdentifyResponse> same = identity.answer()
                .flatMap(known -> switches.stream()
                        .filter(before -> isSame(before, known))
                        .findFirst());
        if (same.isPresent()) {
            return reader.component(
                    identity,
                    ReadFailure.of(
                            Reason.LOOP,
                            conversation.name()
                                    + " identifies itself as a switch on the path to it, so it is not walked"));
        }
        List<IdentifyResponse> path = new ArrayList<>(switches);
        identity.answer().ifPresent(path::add);
        reader.read(type, (port, bindings) -> look(conversation, port, bindings, path));
        return reader.component(identity);
    }

    /**
     * Whether two components may be the same switch; only a switch has components behind it. A serial number of 0 means
     * none.
     */
    private static boolean isSame(IdentifyResponse one, IdentifyResponse other) {
        boolean mayBeSwitch =
                other.componentType().isEmpty() || other.componentType().get() == ComponentType.SWITCH;
        return mayBeSwitch
                && one.componentType().equals(other.componentType())
                && one.serialNumber() != 0
                && one.serialNumber() == other.serialNumber()
                && one.vendorId() == other.vendorId()
                && one.deviceId() == other.deviceId();
    }

    private Reading<Component> look(
            Conversation from, Tunnel port, Bindings bindings, List<IdentifyResponse> switches) {
        if (from.depth() >= maximumDepth) {
            return Reading.failed(ReadFailure.of(
                    Reason.TOO_DEEP, from.name() + " > " + port + " is behind more than " + maximumDepth + " tunnels"));
        }
        if (found >= maximumComponents) {
            return Reading.failed(ReadFailure.of(
                    Reason.TOO_MANY,
                    from.name() + " > " + port + " would be more than " + maximumComponents + " components"));
        }
        return from.through(port).flatMap(conversation -> {
            ComponentReader reader = new ComponentReader(conversation, bindings);
            Reading<IdentifyResponse> identity = reader.identify();
            return isThere(identity)
                    ? Reading.of(read(conversation, reader, identity, switches))
                    : Reading.failed(identity.failure().orElseThrow());
        });
    }

    /** Whether any response came from the component itself. */
    private static boolean isThere(Reading<IdentifyResponse> identity) {
        return identity.failure().isEmpty()
                || identity.failedBecause(Reason.UNSUPPORTED)
                || identity.failedBecause(Reason.REFUSED)
                || identity.failedBecause(Reason.MALFORMED);
    }
}
