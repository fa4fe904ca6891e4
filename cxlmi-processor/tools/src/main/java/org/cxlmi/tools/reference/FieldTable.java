package org.cxlmi.tools.reference;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cxlmi.processor.plan.Accessor;
import org.cxlmi.processor.plan.FieldPlan;
import org.cxlmi.processor.plan.OverlayPlan;
import org.cxlmi.processor.plan.StructPlan;
import org.cxlmi.processor.plan.ValueType;
import org.cxlmi.processor.plan.Words;
import org.cxlmi.spec.model.FieldSpec;
import org.cxlmi.spec.model.Lifetime;

/** The fields of a struct, row by row as tables of the CXL specification have them. */
final class FieldTable {

    private static final String COLUMNS = "5";

    private final StructPlan struct;

    private FieldTable(StructPlan struct) {
        this.struct = struct;
    }

    static Element of(StructPlan struct) {
        return new FieldTable(struct).table();
    }

    private Element table() {
        Element body = Element.of("tbody");
        Optional<FieldPlan> anchor = Optional.empty();
        for (FieldPlan field : struct.fields()) {
            if (!field.anchor().equals(anchor)) {
                anchor = field.anchor();
                anchor.ifPresent(array -> body.add(behind(array)));
            }
            body.add(field.isReserved() ? reserved(field) : row(field));
            if (field.type() instanceof ValueType.InlineFlags flags) {
                body.addAll(Ranges.rowsBelow(flags.ranges()));
            }
        }
        return Tables.scrolling(Tables.of("Offset", "Bytes", "Field", "Type", "What it says")
                .styled("fields")
                .add(body));
    }

    private static Element behind(FieldPlan array) {
        return Element.of("tr")
                .styled("behind")
                .add(Element.of("td")
                        .with("colspan", COLUMNS)
                        .text("behind the last of ")
                        .add(Element.code(array.name())));
    }

    private static Element reserved(FieldPlan field) {
        return places(Element.of("tr").styled("reserved"), field)
                .add(Element.of("td", "reserved").styled("name"))
                .add(Element.of("td").styled("type"))
                .add(Tables.meaning(field.spec().doc(), List.of(), Lifetime.ALWAYS));
    }

    private Element row(FieldPlan field) {
        Element name = Element.of("td").styled("name").add(Element.name(field.name()));
        field.accessors().stream()
                .skip(1)
                .filter(accessor -> accessor.range().isEmpty())
                .map(Accessor::name)
                .forEach(accessor -> name.add(Tables.also(accessor + "()")));
        field.spec().cName().ifPresent(member -> name.add(Tables.also("C: " + member)));
        return places(Element.of("tr").with("id", Anchors.of(struct, field)), field)
                .add(name)
                .add(type(field))
                .add(Tables.meaning(
                        field.spec().doc(), facts(field), field.spec().lifetime()));
    }

    private static Element places(Element row, FieldPlan field) {
        String place =
                field.anchor().isPresent() ? "+" + Lengths.offset(field.distance()) : Lengths.offset(field.offset());
        return row.add(Element.of("td", place).styled("at"))
                .add(Element.of("td", Lengths.brief(field)).styled("n"));
    }

    private static Element type(FieldPlan field) {
        Element cell = Element.of("td").styled("type");
        if (!(field.type() instanceof ValueType.Array array)) {
            return cell.add(named(field.type(), field.type().describe()));
        }
        return cell.add(named(array.element(), array.elementText()))
                .text(
                        array.count().isOpen()
                                ? " to the end"
                                : " × " + array.count().describe());
    }

    private static Element named(ValueType type, String text) {
        return Types.anchor(type).map(anchor -> Element.link(anchor, text)).orElseGet(() -> Element.of("span", text));
    }

    private static List<Element> facts(FieldPlan field) {
        FieldSpec spec = field.spec();
        List<Element> facts = new ArrayList<>();
        spec.mask().map(Words::mask).map(Tables::fact).ifPresent(facts::add);
        spec.unit().flatMap(Words::unit).map(Tables::fact).ifPresent(facts::add);
        spec.constant()
                .map(value -> Tables.fact("always " + constant(field, value)))
                .ifPresent(facts::add);
        bounds(spec).filter(text -> !isOfMask(spec)).map(Tables::fact).ifPresent(facts::add);
        if (field.derived()) {
            facts.add(Tables.fact("set from the array"));
        }
        Words.absent(spec.absentValues()).map(Tables::fact).ifPresent(facts::add);
        Tables.validity(spec.validIf()).ifPresent(facts::add);
        if (spec.secret()) {
            facts.add(Tables.fact("secret, never printed"));
        }
        field.overlay()
                .ifPresent(overlay -> overlay.cases().forEach(overlaid -> facts.add(overlaid(overlay, overlaid))));
        if (field.appended()) {
            facts.add(Tables.fact("absent where the payload ends before it"));
        }
        return facts;
    }

    private static Element overlaid(OverlayPlan overlay, OverlayPlan.Case overlaid) {
        ValueType struct = new ValueType.Nested(overlaid.struct());
        return Element.of("span", "")
                .styled("fact")
                .add(named(struct, overlaid.struct().name()))
                .text(" if ")
                .add(overlay.by()
                        .map(by -> Element.name(by.name() + " = " + String.join(" or ", overlaid.constants())))
                        .orElseGet(() -> Tables.conditions(overlay.validIf())))
                .text(".");
    }

    private static String constant(FieldPlan field, String value) {
        return field.type() instanceof ValueType.IntegerValue ? Words.hex(Long.parseUnsignedLong(value)) : value;
    }

    /** Whether nothing but the mask says what a builder accepts. */
    private static boolean isOfMask(FieldSpec spec) {
        return spec.minimum().isEmpty()
                && spec.mask().isPresent()
                && spec.mask().equals(spec.maximum());
    }

    private static Optional<String> bounds(FieldSpec spec) {
        if (spec.minimum().isPresent() && spec.maximum().isPresent()) {
            return Optional.of(Words.hex(spec.minimum().get()) + " to "
                    + Words.hex(spec.maximum().get()) + ".");
        }
        return spec.minimum()
                .map(least -> "at least " + Words.hex(least))
                .or(() -> spec.maximum().map(most -> "at most " + Words.hex(most)));
    }
}
