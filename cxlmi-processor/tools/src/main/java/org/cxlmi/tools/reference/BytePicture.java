package org.cxlmi.tools.reference;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.cxlmi.processor.plan.FieldPlan;
import org.cxlmi.processor.plan.StructPlan;
import org.cxlmi.processor.plan.ValueType;

/** The bytes of a struct, 16 in a row. */
final class BytePicture {

    private static final int COLUMNS = 16;

    private BytePicture() {}

    static Element of(StructPlan struct) {
        Flow flow = flow(struct);
        List<String> numbers = IntStream.range(0, flow.width())
                .mapToObj(column -> Integer.toHexString(column).toUpperCase(Locale.ROOT))
                .toList();
        return new Drawing(flow, false, row -> numbers).svg("Bytes of " + struct.name() + ", " + Lengths.of(struct));
    }

    /** The places of the boxes. */
    static Flow flow(StructPlan struct) {
        Flow flow = new Flow(COLUMNS, Lengths::offset);
        for (FieldPlan field : struct.fields()) {
            if (field.isVaryingArray()) {
                flow.addOpen(run(struct, field), offset -> "+" + Lengths.offset(offset));
            } else {
                flow.add(run(struct, field), field.length());
            }
        }
        return flow;
    }

    private static Box.Run run(StructPlan struct, FieldPlan field) {
        Kind kind = Kind.of(field.type());
        if (field.isReserved()) {
            return new Box.Run(kind, "", "", "reserved, " + Lengths.of(field), "", 0, field.appended());
        }
        return new Box.Run(
                kind,
                field.name(),
                sub(field),
                field.name() + ": " + sub(field) + ", " + Lengths.of(field),
                Anchors.of(struct, field),
                element(field),
                field.appended());
    }

    private static String sub(FieldPlan field) {
        if (field.type() instanceof ValueType.Array array) {
            return array.count().isOpen()
                    ? array.elementText() + ", to the end"
                    : array.elementText() + " × " + array.count().describe();
        }
        return field.type().describe();
    }

    private static int element(FieldPlan field) {
        return field.type() instanceof ValueType.Array array && Kind.of(array.element()) != Kind.RAW
                ? array.element().length()
                : 0;
    }
}
