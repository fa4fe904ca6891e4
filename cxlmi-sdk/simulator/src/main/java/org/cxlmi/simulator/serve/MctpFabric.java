package org.cxlmi.simulator.serve;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.cxlmi.runtime.error.TransportException;
import org.cxlmi.runtime.internal.mctp.EndpointIds;
import org.cxlmi.runtime.internal.mctp.MctpMessage;
import org.cxlmi.runtime.internal.mctp.MctpPacket;
import org.cxlmi.runtime.internal.mctp.MessageAssembler;
import org.cxlmi.simulator.CciResponder;
import org.cxlmi.simulator.serve.internal.MctpInterface;
import org.cxlmi.simulator.serve.internal.PseudoTerminal;

/**
 * Answers for many simulated components at once, on an MCTP interface that is made for them. Each component has its own
 * endpoint ID. They answer fabric management commands (message type 07h) and component commands (08h). Late replies are
 * sent late, and lost replies are never sent.
 *
 * <p>For the kernel the components are at the other end of a serial line (DSP0253), which is a pseudo terminal. The
 * interface disappears when this object is closed or the process ends.
 */
public final class MctpFabric implements MctpService {

    private static final int WAIT_MILLIS = 50;

    private final Map<Integer, CciResponder> components;
    private final PseudoTerminal terminal;
    private final MessageAssembler assembler = new MessageAssembler(MessageAssembler.LONGEST_MESSAGE);
    private final SerialReceiver receiver = new SerialReceiver(this::receive);
    private final ResponderThreads threads = new ResponderThreads();

    private MctpFabric(Map<Integer, CciResponder> components, PseudoTerminal terminal) {
        this.components = components;
        this.terminal = terminal;
        threads.receive(() -> receiver.receive(terminal.read(WAIT_MILLIS)));
    }

    /**
     * Makes the interface and begins to answer.
     *
     * @param components the components by endpoint ID, each 8 to 254
     * @param hostEid the endpoint ID of this machine on the interface; if empty, the lowest free one
     * @throws IllegalArgumentException if an endpoint ID is out of range, or a component has the endpoint ID of the
     *     host
     * @throws TransportException if the kernel lacks MCTP over serial lines, or does not let this process use it, or an
     *     endpoint ID is taken
     */
    public static MctpFabric open(Map<Integer, CciResponder> components, Optional<Integer> hostEid) throws IOException {
        components.keySet().forEach(EndpointIds::check);
        int host = hostEid.orElseGet(() -> freeEid(components));
        EndpointIds.check(host);
        if (components.containsKey(host)) {
            throw new IllegalArgumentException("endpoint ID " + host + " cannot be the host's: a component has it");
        }
        PseudoTerminal terminal = PseudoTerminal.open();
        try {
            MctpInterface made = MctpInterface.named(terminal.interfaceName());
            made.bringUp();
            made.addAddress(host);
            components.keySet().forEach(made::addRoute);
        } catch (TransportException | IOException e) {
            terminal.close();
            throw e;
        }
        return new MctpFabric(new TreeMap<>(components), terminal);
    }

    private static int freeEid(Map<Integer, CciResponder> components) {
        return IntStream.rangeClosed(EndpointIds.FIRST, EndpointIds.LAST)
                .filter(eid -> !components.containsKey(eid))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the components leave no endpoint ID to the host"));
    }

    /** The kernel's name of the interface, for example {@code mctpserial0}. */
    public String interfaceName() {
        return terminal.interfaceName();
    }

    private void receive(byte[] packet) {
        MctpPacket.parse(packet).flatMap(assembler::add).ifPresent(this::receive);
    }

    private void receive(MctpMessage message) {
        CciResponder component = components.get(message.flow().destination());
        if (component == null || !message.flow().tagOwner()) {
            return;
        }
        message.commandType()
                .ifPresent(type -> threads.answer(
                        component,
                        type,
                        message.data(),
                        reply -> send(MctpMessage.of(message.flow().back(), type.code(), reply))));
    }

    private void send(MctpMessage message) {
        ByteArrayOutputStream frames = new ByteArrayOutputStream();
        message.packets().forEach(packet -> frames.writeBytes(SerialFrame.around(packet.bytes())));
        terminal.write(frames.toByteArray());
    }

    @Override
    public void awaitEnd() throws InterruptedException {
        threads.awaitEnd();
    }

    @Override
    public void close() {
        threads.close();
        terminal.close();
    }
}
