package org.cxlmi.simulator.fabric;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cxlmi.runtime.Command;
import org.cxlmi.runtime.error.MalformedResponseException;
import org.cxlmi.runtime.transport.MessageType;
import org.cxlmi.runtime.wire.EmptyPayload;
import org.cxlmi.runtime.wire.FieldBytes;
import org.cxlmi.runtime.wire.Layout;
import org.cxlmi.runtime.wire.Struct;
import org.cxlmi.runtime.wire.StructBytes;
import org.cxlmi.runtime.wire.Wire;
import org.cxlmi.sdk.fmapi.FabricManagerCommands;
import org.cxlmi.sdk.generic.GenericCommands;
import org.cxlmi.sdk.gfd.GlobalFamDeviceCommands;
import org.cxlmi.sdk.memdev.MemoryDeviceCommands;
import org.cxlmi.sdk.structs.AllStructs;
import org.cxlmi.sdk.structs.RandomBytes;
import org.cxlmi.sdk.structs.StructCase;

/**
 * A request that may be anything: often such as a sound client sends it, with values that mean something to a small
 * component, else with its fields or its bytes at random.
 */
@SuppressWarnings("ArrayRecordComponent") // Handed over, never compared.
record RandomRequest(MessageType type, int opcode, byte[] payload, List<Command<?, ?>> variants) {

    private static final List<Command<?, ?>> COMMANDS = Stream.of(
                    GenericCommands.all(),
                    MemoryDeviceCommands.all(),
                    FabricManagerCommands.all(),
                    GlobalFamDeviceCommands.all())
            .<Command<?, ?>>flatMap(Collection::stream)
            .toList();
    private static final Map<Integer, List<Command<?, ?>>> BY_OPCODE =
            COMMANDS.stream().collect(Collectors.groupingBy(Command::opcode));
    private static final Map<Class<?>, StructCase> CASES =
            AllStructs.cases().stream().collect(Collectors.toMap(StructCase::type, Function.identity()));

    private static final int LONGEST = 600;
    private static final long BLOCK = 32L << 20;
    private static final long STEP = 256L << 20;
    private static final int[] DATA_LENGTHS = {0, 1, 2, 3, 4, 5, 8, 11, 16, 128, 256};

    /** Mostly a command that a component has, so that most are carried out. */
    static RandomRequest of(Random random, Set<Integer> opcodes, ValidRequest sound) {
        if (opcodes.isEmpty() || random.nextInt(50) == 0) {
            int opcode = random.nextInt(1 << Short.SIZE);
            return new RandomRequest(
                    random.nextInt(4) == 0 ? MessageType.FM_API : MessageType.of(opcode),
                    opcode,
                    some(random, random.nextInt(40)),
                    BY_OPCODE.getOrDefault(opcode, List.of()));
        }
        List<Command<?, ?>> had = COMMANDS.stream()
                .filter(command -> opcodes.contains(command.opcode()))
                .toList();
        Command<?, ?> command = had.get(random.nextInt(had.size()));
        byte[] payload = random.nextInt(3) == 0
                ? payload(random, command)
                : sound.of(command.opcode()).orElseGet(() -> payload(random, command));
        return new RandomRequest(
                command.messageType(),
                command.opcode(),
                Arrays.copyOf(payload, Math.min(payload.length, LONGEST)),
                BY_OPCODE.get(command.opcode()));
    }

    private static byte[] payload(Random random, Command<?, ?> command) {
        Layout layout = command.requestLayout();
        StructCase of = CASES.get(command.requestType());
        if (of == null || layout.fields().isEmpty()) {
            return random.nextInt(20) == 0 ? some(random, random.nextInt(8)) : new byte[0];
        }
        byte[] payload = new RandomBytes(random.nextLong()).payload(of, EmptyPayload.EMPTY);
        return switch (random.nextInt(12)) {
            case 0 -> new byte[layout.fixedLength()];
            case 1 -> payload;
            case 2 -> damaged(random, payload);
            case 3 -> damaged(random, plausible(random, command, payload));
            default -> plausible(random, command, payload);
        };
    }

    private static byte[] some(Random random, int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    private static byte[] damaged(Random random, byte[] bytes) {
        if (bytes.length == 0 || random.nextInt(3) == 0) {
            return Arrays.copyOf(bytes, Math.max(0, bytes.length + random.nextInt(9) - 4));
        }
        byte[] damaged = bytes.clone();
        damaged[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(Byte.SIZE));
        return damaged;
    }

    /** The same counts, but values that lie where those of a small component do. */
    private static byte[] plausible(Random random, Command<?, ?> command, byte[] payload) {
        byte[] changed = payload.clone();
        try {
            change(random, StructBytes.of(command.requestReader().apply(payload)), 0, changed);
        } catch (MalformedResponseException e) {
            return changed;
        }
        return endsWithData(command.requestLayout()) ? withData(random, command.requestLayout(), changed) : changed;
    }

    private static void change(Random random, StructBytes struct, int start, byte[] payload) {
        Set<String> counts = counts(struct.layout());
        int at = start;
        for (FieldBytes bytes : struct.fields()) {
            Layout.Field field = bytes.field();
            if (!bytes.structs().isEmpty()) {
                int element = at;
                for (Struct each : bytes.structs()) {
                    change(random, StructBytes.of(each), element, payload);
                    element += each.byteLength();
                }
            } else if (!field.isVarying() && !counts.contains(field.name())) {
                value(random, field, at, bytes.length(), payload);
            }
            at += bytes.length();
        }
    }

    private static Set<String> counts(Layout layout) {
        Set<String> names = new HashSet<>();
        layout.fields().forEach(field -> field.count().ifPresent(count -> names.add(count.field())));
        return names;
    }

    private static void value(Random random, Layout.Field field, int at, int length, byte[] payload) {
        switch (field.kind()) {
            case RESERVED -> Arrays.fill(payload, at, at + length, (byte) 0);
            case ENUM, TEXT -> {}
            case UUID, BYTES, ARRAY, STRUCT -> {
                if (field.constants().isEmpty()) {
                    Arrays.fill(payload, at, at + length, (byte) 0);
                    payload[at] = (byte) random.nextInt(4);
                }
            }
            default -> Wire.put(payload, at, Math.min(length, Long.BYTES), number(random, length));
        }
    }

    private static long number(Random random, int length) {
        if (random.nextInt(16) == 0) {
            return random.nextLong();
        }
        if (length < Integer.BYTES) {
            return (long) random.nextInt(3) * random.nextInt(4);
        }
        int small = random.nextInt(6);
        return switch (random.nextInt(length == Long.BYTES ? 8 : 3)) {
            case 0 -> small;
            case 1 -> small * 64L;
            case 2 -> random.nextInt(300);
            case 3 -> small * STEP;
            case 4, 5 -> small * BLOCK;
            // Where the dynamic capacity of small devices begins.
            default -> 2L * (1 + random.nextInt(4)) * STEP + small * BLOCK;
        };
    }

    private static boolean endsWithData(Layout layout) {
        List<Layout.Field> fields = layout.fields();
        return fields.get(fields.size() - 1)
                .count()
                .filter(count -> count.kind() == Layout.CountKind.REST)
                .isPresent();
    }

    /** With data of a length that features, labels or firmware have, which begin with a revision. */
    private static byte[] withData(Random random, Layout layout, byte[] payload) {
        int start = Math.min(layout.fixedLength(), payload.length);
        int length = DATA_LENGTHS[random.nextInt(DATA_LENGTHS.length)];
        byte[] changed = Arrays.copyOf(Arrays.copyOf(payload, start), start + length);
        if (length > 0) {
            changed[start] = (byte) (random.nextBoolean() ? '1' + random.nextInt(8) : random.nextInt(4));
        }
        return changed;
    }

    @Override
    public String toString() {
        String name = variants.isEmpty() ? "unknown" : variants.get(0).name();
        return String.format("%s %04Xh of %s", name, opcode, HexFormat.of().formatHex(payload));
    }
}
