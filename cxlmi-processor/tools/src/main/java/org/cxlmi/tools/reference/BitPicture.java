package org.cxlmi.tools.reference;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.cxlmi.processor.plan.EnumPlan;
import org.cxlmi.processor.plan.RangePlan;
import org.cxlmi.spec.model.IntegerType;

/** The bits of an integer, the highest first, at most 16 in a row. */
final class BitPicture {

    private static final int COLUMNS = 16;

    private BitPicture() {}

    static Element of(String name, IntegerType type, List<RangePlan> ranges) {
        int bits = bits(type);
        int columns = columns(type);
        return new Drawing(
                        flow(type, ranges),
                        true,
                        row -> IntStream.range(0, columns)
                                .mapToObj(column -> Integer.toString(bits - 1 - row * columns - column))
                                .toList())
                .svg("Bits of " + name + ", " + bits);
    }

    /** The places of the boxes. */
    static Flow flow(IntegerType type, List<RangePlan> ranges) {
        Flow flow = new Flow(columns(type), bit -> "");
        int next = bits(type) - 1;
        List<RangePlan> descending = ranges.stream()
                .sorted(Comparator.comparingInt(
                        (RangePlan range) -> -range.spec().high()))
                .toList();
        for (RangePlan range : descending) {
            reserve(flow, next - range.spec().high());
            flow.add(run(range), range.spec().high() - range.spec().low() + 1);
            next = range.spec().low() - 1;
        }
        reserve(flow, next + 1);
        return flow;
    }

    private static int bits(IntegerType type) {
        return type.size() * Byte.SIZE;
    }

    /** Rows of the same length: 24 bits are three rows of eight. */
    private static int columns(IntegerType type) {
        return bits(type) % COLUMNS == 0 ? COLUMNS : Byte.SIZE;
    }

    private static void reserve(Flow flow, int bits) {
        if (bits > 0) {
            flow.add(new Box.Run(Kind.RESERVED, "", "", "reserved", "", 0, false), bits);
        }
    }

    private static Box.Run run(RangePlan range) {
        Kind kind = range.enumeration().isPresent() ? Kind.ENUMERATION : range.isFlag() ? Kind.BITS : Kind.NUMBER;
        return new Box.Run(
                kind,
                range.name(),
                range.enumeration().map(EnumPlan::name).orElse(""),
                range.name() + ", " + range.place(),
                range.enumeration().map(Anchors::of).orElse(""),
                0,
                false);
    }
}
