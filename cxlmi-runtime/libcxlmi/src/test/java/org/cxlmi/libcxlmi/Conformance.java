package org.cxlmi.libcxlmi;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.cxlmi.processor.Golden;
import org.cxlmi.processor.plan.ArrayCount;
import org.cxlmi.processor.plan.CallPlan;
import org.cxlmi.processor.plan.CommandPlan;
import org.cxlmi.processor.plan.FieldPlan;
import org.cxlmi.processor.plan.StructPlan;
import org.cxlmi.processor.plan.ValueType;
import org.cxlmi.runtime.Command;
import org.cxlmi.runtime.Endpoint;
import org.cxlmi.runtime.error.CommandFailedException;
import org.cxlmi.runtime.error.CxlException;
import org.cxlmi.runtime.error.ReturnCode;
import org.cxlmi.runtime.error.UnsupportedCommandException;
import org.cxlmi.runtime.wire.EmptyPayload;
import org.cxlmi.runtime.wire.Struct;
import org.cxlmi.spec.model.CCall.CallShape;
import org.cxlmi.spec.model.Unit;

/** Sends one command through libcxlmi to its mock endpoint, with random payloads, and collects what comes out wrong. */
final class Conformance {

    private static final int ROUNDS = 60;
    private static final int MOST_ELEMENTS = 8;
    private static final Set<CallShape> HAVE_RESPONSE =
            Set.of(CallShape.OUT, CallShape.IN_OUT, CallShape.IN_BYTES_OUT, CallShape.VENDOR);

    private final String subject;
    private final CommandPlan plan;
    private final CallPlan call;
    private final Command<Struct, Struct> command;
    private final Random random;
    private final Map<String, String> findings = new TreeMap<>();

    Conformance(String group, CommandPlan plan, Command<Struct, Struct> command, long seed) {
        this.subject = group + "." + plan.name();
        this.plan = plan;
        this.call = plan.call().orElseThrow();
        this.command = command;
        this.random = new Random(seed);
    }

    /** What is wrong, by {@code group.Command}, or more precisely by the field of the request or response. */
    Map<String, String> findings() {
        MockEndpoint mock = MockEndpoint.open();
        try (Endpoint endpoint = Endpoint.over(mock.transport())) {
            if (call.difference().isPresent()) {
                refused(endpoint);
            } else {
                for (int round = 0; round < ROUNDS; round++) {
                    exchanged(mock, endpoint);
                }
                failed(mock, endpoint);
            }
        } catch (CxlException e) {
            findings.put(subject, e.toString());
        }
        return findings;
    }

    private void refused(Endpoint endpoint) {
        try {
            endpoint.execute(command, typed(request()));
            findings.put(subject, "is not refused");
        } catch (UnsupportedCommandException e) {
            // As it has to be.
        }
    }

    private void failed(MockEndpoint mock, Endpoint endpoint) {
        mock.answer(command.opcode(), ReturnCode.BUSY.code(), new byte[0]);
        try {
            endpoint.execute(command, typed(request()));
            findings.put(subject + ".returnCode", "BUSY is taken for success");
        } catch (CommandFailedException e) {
            if (e.returnCode() != ReturnCode.BUSY) {
                findings.put(subject + ".returnCode", e.toString());
            }
        }
    }

    private void exchanged(MockEndpoint mock, Endpoint endpoint) {
        RandomPayload request = request();
        Struct typed = typed(request);
        RandomPayload response = response(request);
        mock.answer(command.opcode(), ReturnCode.SUCCESS.code(), response.bytes());
        Struct received = endpoint.execute(command, typed);
        compare("request", request, mock.lastRequest());
        compare("response", response, received.bytes());
        if (Arrays.equals(response.bytes(), received.bytes())) {
            String expected =
                    command.responseReader().read(response.bytes(), typed).toString();
            if (!expected.equals(received.toString())) {
                findings.put(subject + ".response", expected + " is read as " + received);
            }
        }
    }

    /** With the builder of the request, which has to give the same bytes. */
    private Struct typed(RandomPayload request) {
        if (plan.request().isEmpty()) {
            return EmptyPayload.EMPTY;
        }
        Object wrapped = wrapped(request);
        Struct rebuilt = (Struct) Rebuilt.of(plan.request().get(), wrapped);
        compare("builder", request, rebuilt.bytes());
        return (Struct) wrapped;
    }

    private RandomPayload request() {
        Map<String, Long> given = new TreeMap<>();
        call.asked().ifPresent(asked -> {
            int stride = stride(plan.response().orElseThrow().arrays().get(0));
            long elements = random.nextInt(MOST_ELEMENTS) + 1L;
            given.put(asked.field().name(), elements * stride / asked.unit());
        });
        return plan.request()
                .map(struct -> valid(struct, RandomPayload.request(random, struct, given, amounts(struct))))
                .orElseGet(RandomPayload::empty);
    }

    /** Zero in what means nothing because of other fields, as builders have it. */
    private RandomPayload valid(StructPlan struct, RandomPayload request) {
        for (FieldPlan field : struct.fields()) {
            if (!Rebuilt.isValid(field, wrapped(request))) {
                request.clear(field.name());
            }
        }
        return request;
    }

    private Object wrapped(RandomPayload request) {
        return Golden.call(command.requestType(), "wrap", (Object) request.bytes());
    }

    /** What may say how much is wanted, where nothing tells it for sure: libcxlmi allocates whatever it says. */
    private List<String> amounts(StructPlan request) {
        return call.arrayLength() == 0 || call.asked().isPresent()
                ? List.of()
                : request.fields().stream()
                        .filter(field -> field.length() == Integer.BYTES)
                        .filter(field -> field.spec().constant().isEmpty())
                        .map(FieldPlan::name)
                        .toList();
    }

    private RandomPayload response(RandomPayload request) {
        return plan.response()
                .filter(struct -> HAVE_RESPONSE.contains(call.spec().shape()))
                .map(struct -> RandomPayload.response(
                        random, struct, request, call.spec().inBytes(), array -> elements(request, array)))
                .orElseGet(RandomPayload::empty);
    }

    /** As many as libcxlmi has room for; often it takes that from the request. */
    private int elements(RandomPayload request, FieldPlan array) {
        if (!plan.response().orElseThrow().arrays().contains(array)) {
            return MOST_ELEMENTS;
        }
        long elements = call.openEnded() ? Integer.MAX_VALUE : MOST_ELEMENTS;
        if (call.roomLength().isPresent()) {
            elements = Math.min(elements, call.roomLength().getAsLong() / stride(array));
        }
        if (call.asked().isPresent()) {
            CallPlan.Asked asked = call.asked().get();
            elements = Math.min(elements, request.values().get(asked.field().name()) * asked.unit() / stride(array));
        } else if (call.roomLength().isEmpty()) {
            elements = Math.min(elements, countOf(request, stride(array)));
        }
        return (int) elements;
    }

    /** The elements of the request's array, or the least number that it has. */
    private long countOf(RandomPayload request, int stride) {
        Optional<String> counter = plan.request().flatMap(Conformance::counter);
        if (counter.isPresent()) {
            return request.values().get(counter.get());
        }
        return plan.request().stream()
                .flatMap(struct -> struct.fields().stream())
                .filter(field -> request.values().containsKey(field.name()))
                .mapToLong(field -> (request.values().get(field.name()) & 0xffff)
                        / (field.spec().unit().equals(Optional.of(Unit.BYTES)) ? stride : 1))
                .min()
                .orElse(MOST_ELEMENTS);
    }

    private static Optional<String> counter(StructPlan struct) {
        return struct.arrays().stream()
                .map(array -> array.array().count())
                .flatMap(count -> count instanceof ArrayCount.Counted counted
                        ? Stream.of(counted.field().name())
                        : Stream.empty())
                .findFirst();
    }

    private static int stride(FieldPlan array) {
        return ((ValueType.Array) array.type()).element().length();
    }

    private void compare(String part, RandomPayload expected, byte[] found) {
        byte[] bytes = expected.bytes();
        if (Arrays.equals(bytes, found)) {
            return;
        }
        Set<String> fields = new TreeSet<>();
        for (int i = 0; i < Math.min(bytes.length, found.length); i++) {
            if (bytes[i] != found[i]) {
                fields.add(expected.fieldAt(i).orElse("?"));
            }
        }
        if (bytes.length != found.length) {
            fields.add("length");
        }
        for (String field : fields) {
            findings.putIfAbsent(
                    subject + "." + part + "." + field,
                    HexFormat.of().formatHex(bytes) + " becomes "
                            + HexFormat.of().formatHex(found));
        }
    }
}
