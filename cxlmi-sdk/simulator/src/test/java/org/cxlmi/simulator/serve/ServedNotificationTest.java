package org.cxlmi.simulator.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import org.cxlmi.runtime.Endpoint;
import org.cxlmi.runtime.internal.mctp.MctpMessage;
import org.cxlmi.runtime.internal.mctp.MctpPacket;
import org.cxlmi.runtime.internal.mctp.MessageAssembler;
import org.cxlmi.runtime.internal.mctp.PaddedPackets;
import org.cxlmi.runtime.transport.CciMessage;
import org.cxlmi.runtime.transport.MessageType;
import org.cxlmi.sdk.generic.EventLog;
import org.cxlmi.sdk.generic.EventNotification;
import org.cxlmi.sdk.generic.EventNotificationRequest;
import org.cxlmi.sdk.generic.EventNotifications;
import org.cxlmi.sdk.generic.EventRecordFormat;
import org.cxlmi.sdk.generic.Generic;
import org.cxlmi.sdk.generic.SetMctpEventInterruptPolicy;
import org.cxlmi.sdk.generic.SetMctpEventInterruptPolicyRequest;
import org.cxlmi.simulator.component.SimulatedMemoryDevice;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class ServedNotificationTest {

    private static final EventNotifications FATAL =
            EventNotifications.builder().fatalLog(true).build();

    private final ServedFabric served = new ServedFabric(SocketServer.Limits.USUAL);
    private final SimulatedMemoryDevice device =
            (SimulatedMemoryDevice) served.control.fabric().component("mem0");

    @AfterEach
    void close() {
        served.close();
    }

    private static MctpMessage receive(Socket socket) throws IOException {
        byte[] packet = new byte[PaddedPackets.SIZE];
        new DataInputStream(socket.getInputStream()).readFully(packet);
        MessageAssembler assembler = new MessageAssembler(MessageAssembler.LONGEST_MESSAGE);
        return MctpPacket.parse(packet).flatMap(assembler::add).orElseThrow();
    }

    @Test
    void notification_comesUnaskedToTheEndpointIdThatChoseIt() throws Exception {
        byte[] policy = SetMctpEventInterruptPolicyRequest.builder()
                .eventInterruptSettings(FATAL)
                .build()
                .bytes();
        byte[] request = CciMessage.request(1, SetMctpEventInterruptPolicy.OPCODE, policy)
                .bytes();
        try (Socket socket = ServedFabric.connect(served.packets)) {
            socket.getOutputStream().write(ServedFabric.packets(ServedFabric.MEMORY, MessageType.CCI.code(), request));
            assertEquals(false, receive(socket).flow().tagOwner());
            device.inject(EventLog.WARNING, EventRecordFormat.DRAM);
            device.inject(EventLog.FATAL, EventRecordFormat.DRAM);

            MctpMessage message = receive(socket);
            assertTrue(message.flow().tagOwner());
            assertEquals(33, message.flow().destination());
            assertEquals(ServedFabric.MEMORY, message.flow().source());
            assertEquals(MessageType.CCI.code(), message.type());
            CciMessage notification = CciMessage.parse(PaddedPackets.withoutPadding(message.data()));
            assertEquals(CciMessage.REQUEST, notification.header().category());
            assertEquals(EventNotification.OPCODE, notification.header().opcode());
            assertEquals(
                    FATAL, EventNotificationRequest.wrap(notification.payload()).event());
        }
    }

    @Test
    void otherClients_hearNothing_andAClientThatLeavesIsForgotten() {
        List<CciMessage> heard = new ArrayList<>();
        List<CciMessage> heardByOther = new ArrayList<>();
        try (Endpoint other = served.open(ServedFabric.MEMORY)) {
            other.onUnsolicited(heardByOther::add);
            Generic.of(other).identify();
            try (Endpoint mem0 = served.open(ServedFabric.MEMORY)) {
                mem0.onUnsolicited(heard::add);
                Generic.of(mem0).setMctpEventInterruptPolicy(FATAL);
                device.inject(EventLog.FATAL, EventRecordFormat.DRAM);
                while (heard.isEmpty()) {
                    Generic.of(mem0).identify();
                    Generic.of(other).identify();
                }
            }
            Generic.of(other)
                    .clearEventRecords(clear -> clear.eventLog(EventLog.FATAL).handles(1));
            device.inject(EventLog.FATAL, EventRecordFormat.DRAM);
            Generic.of(other).identify();
        }
        assertEquals(1, heard.size());
        assertTrue(heardByOther.isEmpty(), heardByOther::toString);
    }
}
