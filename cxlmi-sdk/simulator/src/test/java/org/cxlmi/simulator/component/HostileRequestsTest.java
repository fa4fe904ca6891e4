package org.cxlmi.simulator.component;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cxlmi.runtime.Command;
import org.cxlmi.runtime.error.ReturnCode;
import org.cxlmi.runtime.transport.CciMessage;
import org.cxlmi.runtime.transport.CciResponse;
import org.cxlmi.runtime.transport.MessageType;
import org.cxlmi.runtime.wire.Struct;
import org.cxlmi.sdk.fmapi.FabricManagerCommands;
import org.cxlmi.sdk.fmapi.TunnelManagementCommand;
import org.cxlmi.sdk.fmapi.TunnelManagementCommandRequest;
import org.cxlmi.sdk.generic.GenericCommands;
import org.cxlmi.sdk.generic.GetTimestamp;
import org.cxlmi.sdk.generic.Identify;
import org.cxlmi.sdk.generic.SetResponseMessageLimit;
import org.cxlmi.sdk.gfd.GlobalFamDeviceCommands;
import org.cxlmi.sdk.memdev.MemoryDeviceCommands;
import org.cxlmi.simulator.SimulatedClock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Requests that no sound client sends, to every kind of component: all are answered, and a refusal changes nothing. */
class HostileRequestsTest {

    /** By opcode, all variants of it. */
    private static final Map<Integer, List<Command<?, ?>>> COMMANDS = Stream.of(
                    GenericCommands.all(),
                    MemoryDeviceCommands.all(),
                    FabricManagerCommands.all(),
                    GlobalFamDeviceCommands.all())
            .flatMap(Collection::stream)
            .collect(Collectors.groupingBy(Command::opcode, TreeMap::new, Collectors.toList()));

    /** Tries are counted. */
    private static final Set<ReturnCode> REFUSALS_WITH_EFFECT = Set.of(ReturnCode.INCORRECT_PASSPHRASE);

    private final SimulatedClock clock = SimulatedClock.driven();

    @ParameterizedTest
    @EnumSource
    void opcodes_areSupportedExactlyIfTheyAreListed(PopulatedComponent.Kind kind) {
        PopulatedComponent specimen = kind.make(clock);
        Set<Integer> listed = specimen.listed();
        assertTrue(COMMANDS.keySet().containsAll(listed));

        for (int opcode = 0; opcode <= 0xFFFF; opcode++) {
            CciResponse response = specimen.send(MessageType.of(opcode), opcode, new byte[0]);
            boolean supported = response.returnCode() != ReturnCode.UNSUPPORTED.code();
            assertEquals(listed.contains(opcode), supported, Integer.toHexString(opcode));
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"MEMORY_DEVICE", "DYNAMIC_CAPACITY_DEVICE", "MULTI_LOGICAL_DEVICE", "SWITCH", "HEAD"})
    void commands_ofTheOtherMessageType_areUnsupported(PopulatedComponent.Kind kind) {
        PopulatedComponent specimen = kind.make(clock);
        for (int opcode : specimen.listed()) {
            for (MessageType type : MessageType.values()) {
                CciResponse response = specimen.send(type, opcode, new byte[0]);
                boolean supported = response.returnCode() != ReturnCode.UNSUPPORTED.code();
                assertEquals(type == MessageType.of(opcode), supported, Integer.toHexString(opcode));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void payloads_longerThanAnyComponentTakes_areInvalid(PopulatedComponent.Kind kind) {
        PopulatedComponent specimen = kind.make(clock);
        for (int opcode : specimen.listed()) {
            CciResponse response = specimen.send(MessageType.of(opcode), opcode, new byte[(1 << 13) + 1]);
            assertEquals(ReturnCode.INVALID_PAYLOAD_LENGTH, ReturnCode.of(response.returnCode()));
        }
    }

    @ParameterizedTest
    @EnumSource
    void responses_fitTheSmallestLimit(PopulatedComponent.Kind kind) {
        for (int opcode : kind.make(clock).listed()) {
            Command<?, ?> command = COMMANDS.get(opcode).get(0);
            PopulatedComponent specimen = kind.make(clock);
            specimen.send(MessageType.CCI, SetResponseMessageLimit.OPCODE, new byte[] {8});
            for (byte[] payload : HostilePayloads.of(command)) {
                CciResponse response = specimen.send(command.messageType(), opcode, payload);
                assertNotEquals(ReturnCode.INTERNAL_ERROR, ReturnCode.of(response.returnCode()), command::toString);
                assertTrue(response.payload().length <= 1 << 8, command::toString);
                specimen.rest();
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void fields_belowAtAndAboveTheirLimits_areAnswered(PopulatedComponent.Kind kind) {
        Set<Integer> listed = kind.make(clock).listed();
        COMMANDS.forEach((opcode, variants) -> {
            if (listed.contains(opcode)) {
                variants.forEach(command ->
                        new Conversation(kind.make(clock), command, variants).say(HostilePayloads.of(command)));
            }
        });
    }

    @ParameterizedTest
    @EnumSource(names = {"MULTI_LOGICAL_DEVICE", "SWITCH", "HEAD", "LD_POOL"})
    void tunnels_toAnywhere_areAnswered(PopulatedComponent.Kind kind) {
        Conversation conversation = conversation(kind, TunnelManagementCommand.COMMAND);
        byte[] identify = CciMessage.request(0, Identify.OPCODE, new byte[0]).bytes();
        for (int target = 0; target <= 0xFF; target++) {
            for (int type : new int[] {0, 1, 2, 0xF, 0x10, 0xFF}) {
                conversation.say(tunnel(target, type, identify));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"MULTI_LOGICAL_DEVICE", "SWITCH", "HEAD", "LD_POOL"})
    void tunnels_withinEachOther_areAnswered(PopulatedComponent.Kind kind) {
        Conversation conversation = conversation(kind, TunnelManagementCommand.COMMAND);
        for (int target = 0; target < 6; target++) {
            for (int type = 0; type < 3; type++) {
                byte[] message =
                        CciMessage.request(0, Identify.OPCODE, new byte[0]).bytes();
                for (int level = 0; level < 9; level++) {
                    byte[] payload = tunnel(target, type, message);
                    conversation.say(payload);
                    conversation.say(tunnel(1, type, message));
                    message = CciMessage.request(level, TunnelManagementCommand.OPCODE, payload)
                            .bytes();
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"MULTI_LOGICAL_DEVICE", "SWITCH", "HEAD", "LD_POOL"})
    void tunnels_withDamagedMessages_areAnswered(PopulatedComponent.Kind kind) {
        Conversation conversation = conversation(kind, TunnelManagementCommand.COMMAND);
        byte[] message = CciMessage.request(0, GetTimestamp.OPCODE, new byte[4]).bytes();
        for (int target = 0; target < 4; target++) {
            for (int type = 0; type < 2; type++) {
                byte[] whole = tunnel(target, type, message);
                for (int length = 0; length <= whole.length; length++) {
                    conversation.say(Arrays.copyOf(whole, length));
                }
                for (int length = 0; length <= message.length; length++) {
                    conversation.say(tunnel(target, type, Arrays.copyOf(message, length)));
                }
                for (int at = 2; at < whole.length; at++) {
                    for (int value : new int[] {0, 1, 2, 3, 16, 0x53, 0x7F, 0x80, 0xFF}) {
                        byte[] damaged = whole.clone();
                        damaged[at] = (byte) value;
                        conversation.say(damaged);
                    }
                }
            }
        }
    }

    private Conversation conversation(PopulatedComponent.Kind kind, Command<?, ?> command) {
        return new Conversation(kind.make(clock), command, List.of(command));
    }

    private static byte[] tunnel(int target, int type, byte[] message) {
        byte[] payload = TunnelManagementCommandRequest.builder()
                .portOrLdId(target)
                .command(message)
                .build()
                .bytes();
        payload[1] = (byte) type;
        return payload;
    }

    /** What is said to a component with one command, and whether its state becomes what the answers say. */
    private static final class Conversation {

        private final PopulatedComponent specimen;
        private final Command<?, ?> command;
        private final List<Command<?, ?>> variants;
        private Map<String, Object> state;

        Conversation(PopulatedComponent specimen, Command<?, ?> command, List<Command<?, ?>> variants) {
            this.specimen = specimen;
            this.command = command;
            this.variants = variants;
            this.state = specimen.save();
        }

        void say(List<byte[]> payloads) {
            payloads.forEach(this::say);
        }

        private void say(byte[] payload) {
            CciResponse response = specimen.send(command.messageType(), command.opcode(), payload);
            ReturnCode code = ReturnCode.of(response.returnCode());
            Supplier<String> said =
                    () -> command + " of " + HexFormat.of().formatHex(payload) + " was answered " + code;
            assertNotEquals(ReturnCode.UNRECOGNIZED, code, said);
            assertNotEquals(ReturnCode.INTERNAL_ERROR, code, said);
            if (payload.length < shortest()) {
                assertEquals(ReturnCode.INVALID_PAYLOAD_LENGTH, code, said);
            }
            if (code == ReturnCode.BACKGROUND_COMMAND_STARTED) {
                specimen.rest();
                change(said);
            } else if (code == ReturnCode.SUCCESS || REFUSALS_WITH_EFFECT.contains(code)) {
                checkResponse(command, payload, response.payload());
                change(said);
            } else {
                assertEquals(0, response.payload().length, said);
                assertEquals(state, specimen.save(), said);
            }
        }

        /** Whatever state it is in now, another one can be brought into it. */
        private void change(Supplier<String> said) {
            Map<String, Object> before = state;
            state = specimen.save();
            if (!state.equals(before)) {
                assertEquals(state, specimen.restored(state), said);
            }
        }

        private int shortest() {
            return variants.stream()
                    .mapToInt(variant -> variant.requestLayout().minimumLength())
                    .min()
                    .orElseThrow();
        }

        /** Responses of one of several variants are not read, for the request may be that of another. */
        private <Q extends Struct> void checkResponse(Command<Q, ?> sent, byte[] request, byte[] response) {
            if (variants.size() == 1 && response.length > 0) {
                sent.responseReader().read(response, sent.requestReader().apply(request));
            }
        }
    }
}
