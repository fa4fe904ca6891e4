package org.cxlmi.json;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cxlmi.processor.plan.CommandPlan;
import org.cxlmi.processor.plan.FieldPlan;
import org.cxlmi.processor.plan.Planner;
import org.cxlmi.processor.plan.StructPlan;
import org.cxlmi.runtime.Command;
import org.cxlmi.runtime.wire.EmptyPayload;
import org.cxlmi.runtime.wire.Struct;
import org.cxlmi.runtime.wire.Wire;
import org.cxlmi.sdk.fmapi.FabricManagerCommands;
import org.cxlmi.sdk.generic.GenericCommands;
import org.cxlmi.sdk.gfd.GlobalFamDeviceCommands;
import org.cxlmi.sdk.memdev.MemoryDeviceCommands;
import org.cxlmi.sdk.structs.AllStructs;
import org.cxlmi.sdk.structs.RandomBytes;
import org.cxlmi.sdk.structs.StructCase;
import org.cxlmi.sdk.structs.odd.OddCommands;
import org.cxlmi.spec.read.KnownFiles;
import org.cxlmi.spec.read.SpecLoader;
import org.cxlmi.spec.read.SpecSource;

/** Requests and responses of all commands, ours and odd ones, with random values that are valid. */
final class Exchanges {

    /** A request and its response. */
    record One(String command, int opcode, int messageType, Struct request, Struct response) {}

    private static final int TRIES = 1000;

    private final RandomBytes random = new RandomBytes(AllStructs.SEED);
    private final Map<Class<?>, StructCase> cases = AllStructs.cases().stream()
            .filter(StructCase::isPayload)
            .collect(Collectors.toMap(StructCase::type, Function.identity()));
    private final Map<String, CommandPlan> plans;

    Exchanges(SpecSource odd) {
        this.plans = Stream.concat(Stream.of("odd/odd.yaml"), KnownFiles.shipped().stream())
                .flatMap(file ->
                        Planner.plan(SpecLoader.load(List.of(file), odd).soundSpecs(), "", "", Map.of())
                                .commands()
                                .stream())
                .collect(Collectors.toMap(plan -> plan.spec().name(), Function.identity()));
    }

    static List<Command<?, ?>> commands() {
        return Stream.<Collection<? extends Command<?, ?>>>of(
                        GenericCommands.all(),
                        MemoryDeviceCommands.all(),
                        FabricManagerCommands.all(),
                        GlobalFamDeviceCommands.all(),
                        OddCommands.all())
                .<Command<?, ?>>flatMap(Collection::stream)
                .toList();
    }

    One of(Command<?, ?> command) {
        CommandPlan plan = plans.get(command.name());
        StructCase requestCase = cases.get(command.requestType());
        StructCase responseCase = cases.get(command.responseType());
        for (int i = 0; i < TRIES; i++) {
            byte[] bytes =
                    random.request(withRequest(responseCase, requestCase)).bytes();
            plan.request().ifPresent(struct -> setConstants(struct, bytes));
            if (variants(plan).stream().anyMatch(variant -> fits(variant, bytes)) || !fitsItself(plan, bytes)) {
                continue;
            }
            Struct request = requestCase.wrapper().wrap(bytes, EmptyPayload.EMPTY);
            byte[] answer = random.payload(responseCase, request);
            Struct response = responseCase.wrapper().wrap(answer, request);
            return new One(plan.name(), command.opcode(), command.messageType().code(), request, response);
        }
        throw new AssertionError("no payload of " + command + " that no variant of it has");
    }

    private static StructCase withRequest(StructCase response, StructCase request) {
        return new StructCase(response.type(), response.layout(), true, Optional.of(request), response.wrapper());
    }

    private List<CommandPlan> variants(CommandPlan of) {
        List<CommandPlan> variants = new ArrayList<>();
        for (CommandPlan plan : plans.values()) {
            if (!plan.name().equals(of.name())
                    && plan.spec().opcode() == of.spec().opcode()
                    && plan.spec().variantOf().isPresent()) {
                variants.add(plan);
            }
        }
        return variants;
    }

    private boolean fitsItself(CommandPlan plan, byte[] request) {
        return plan.spec().variantOf().isEmpty() || fits(plan, request);
    }

    /**
     * Whether a request has the constants of a variant, and no value below the least; without constants, whether it is
     * too short for the others.
     */
    private boolean fits(CommandPlan variant, byte[] request) {
        StructPlan struct = variant.request().orElseThrow();
        CommandPlan whole = plans.get(variant.spec().variantOf().orElseThrow());
        boolean constants =
                struct.fields().stream().anyMatch(field -> field.constant().isPresent());
        if (request.length < struct.minimumLength()
                || (!constants
                        && request.length >= whole.request().orElseThrow().minimumLength())) {
            return false;
        }
        byte[] set = request.clone();
        setConstants(struct, set);
        return Arrays.equals(set, request);
    }

    private static void setConstants(StructPlan struct, byte[] bytes) {
        for (FieldPlan field : struct.fields()) {
            if (field.anchor().isPresent() || field.offset() + field.length() > bytes.length) {
                continue;
            }
            field.constant().ifPresent(constant -> set(field, constant, bytes));
            field.spec()
                    .minimum()
                    .filter(least -> least > 0 && !field.derived())
                    .ifPresent(least -> {
                        if (Wire.unsigned(bytes, field.offset(), field.length()) < least) {
                            Wire.put(bytes, field.offset(), field.length(), least);
                        }
                    });
        }
    }

    private static void set(FieldPlan field, String constant, byte[] bytes) {
        if (constant.contains("-") && constant.length() == 36) {
            Wire.putUuid(bytes, field.offset(), UUID.fromString(constant));
        } else {
            Wire.put(bytes, field.offset(), field.length(), Long.decode(constant));
        }
    }
}
