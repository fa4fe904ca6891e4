package org.cxlmi.sdk.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.cxlmi.runtime.Command;
import org.cxlmi.runtime.Paging;
import org.cxlmi.runtime.transport.PayloadLimits;
import org.cxlmi.runtime.wire.CodedEnum;
import org.cxlmi.runtime.wire.EmptyPayload;
import org.cxlmi.runtime.wire.IdentifiedEnum;
import org.cxlmi.runtime.wire.Layout;
import org.cxlmi.runtime.wire.Struct;
import org.cxlmi.runtime.wire.Wire;
import org.cxlmi.sdk.generic.GetResponseMessageLimit;

/**
 * Requests for commands that only read: from what the component has told, if that is what they are about, otherwise from
 * the layout. An enumeration gives a request for each of its values, numbers are 0, and arrays have one element.
 */
final class Requests {

    private final Told told;
    private final KnownRequests known;
    private final long responseRoom;

    /** Asks the component how long its responses may be, if the connection does not know it. */
    Requests(CheckSession session, Told told) throws InterruptedException {
        PayloadLimits limits = session.target().limits();
        int connection = limits.response().orElse(PayloadLimits.LARGEST);
        int component = limits.isComplete()
                ? PayloadLimits.LARGEST
                : told.ask(GetResponseMessageLimit.COMMAND)
                        .map(response -> PayloadLimits.ofExponent(response.limit()))
                        .orElse(OptionalInt.empty())
                        .orElse(limits.response().orElse(PayloadLimits.SMALLEST));
        this.responseRoom = Math.max(1, Math.min(connection, component));
        this.told = told;
        this.known = new KnownRequests(told);
    }

    /** The requests; none if nothing that the component told can be used. */
    <Q extends Struct> List<Q> of(Command<Q, ?> command) throws InterruptedException {
        if (command.requestType() == EmptyPayload.class) {
            return List.of(command.requestType().cast(EmptyPayload.EMPTY));
        }
        if (known.isFor(command)) {
            return known.of(command).stream().map(command.requestType()::cast).toList();
        }
        List<Q> requests = new ArrayList<>();
        for (byte[] bytes : fill(command.requestLayout())) {
            Q request = command.requestReader().apply(bytes);
            if (command.paging().isPresent()) {
                whole(command.paging().get(), request).ifPresent(requests::add);
            } else {
                requests.add(request);
            }
        }
        return requests;
    }

    /** Asks for as much as there is, and as a response has room for; empty if there is nothing. */
    private <Q extends Struct> Optional<Q> whole(Paging<Q, ?, ?> paging, Q request) throws InterruptedException {
        int fixed = paging.command().responseLayout().fixedLength();
        long fitting = Math.max(1, Math.min((responseRoom - fixed) / paging.elementLength(), paging.largestLimit()));
        if (paging.size().isEmpty()) {
            return Optional.of(paging.request(request, 0, fitting));
        }
        OptionalLong size = told.size(paging.size().get(), request);
        return size.orElse(0) == 0
                ? Optional.empty()
                : Optional.of(paging.request(request, 0, Math.min(fitting, size.getAsLong() / paging.elementLength())));
    }

    private List<byte[]> fill(Layout layout) throws InterruptedException {
        List<byte[]> requests = List.of(shortest(layout));
        for (Layout.Field field : layout.fields()) {
            if (field.afterArray() || field.offset() >= layout.minimumLength()) {
                continue;
            }
            Class<?> constants = field.constants().orElse(null);
            if (constants != null) {
                boolean isIdentifier = IdentifiedEnum.class.isAssignableFrom(constants);
                requests = each(requests, isIdentifier ? ids(field, constants) : codes(field, constants));
            }
        }
        return requests;
    }

    /** A request of zeros, with one element in each array. */
    static byte[] shortest(Layout layout) {
        int length = layout.minimumLength();
        byte[] bytes = new byte[length];
        for (Layout.Field field : layout.fields()) {
            if (field.count()
                    .filter(count -> count.kind() == Layout.CountKind.ELEMENTS)
                    .isPresent()) {
                String counted = field.count().orElseThrow().field();
                layout.fields().stream()
                        .filter(each -> each.name().equals(counted))
                        .forEach(count -> bytes[count.offset()] = 1);
                length += Math.max(1, field.elementLength());
            }
        }
        return Arrays.copyOf(bytes, length);
    }

    private static List<byte[]> each(List<byte[]> requests, List<UnaryOperator<byte[]>> values) {
        return requests.stream()
                .flatMap(request -> values.stream().map(value -> value.apply(request.clone())))
                .toList();
    }

    private static List<UnaryOperator<byte[]>> codes(Layout.Field field, Class<?> constants) {
        List<UnaryOperator<byte[]>> values = new ArrayList<>();
        for (Object constant : constants.getEnumConstants()) {
            if (constant instanceof CodedEnum coded && coded.code() >= 0) {
                values.add(bytes -> {
                    Wire.put(bytes, field.offset(), field.length(), coded.code());
                    return bytes;
                });
            }
        }
        return values;
    }

    private List<UnaryOperator<byte[]>> ids(Layout.Field field, Class<?> constants) throws InterruptedException {
        List<UnaryOperator<byte[]>> values = new ArrayList<>();
        for (UUID id : known.identifiers(constants)) {
            values.add(bytes -> {
                Wire.putUuid(bytes, field.offset(), id);
                return bytes;
            });
        }
        return values;
    }
}
