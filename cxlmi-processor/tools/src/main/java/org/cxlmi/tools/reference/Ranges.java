package org.cxlmi.tools.reference;

import java.util.ArrayList;
import java.util.List;
import org.cxlmi.processor.plan.BitsPlan;
import org.cxlmi.processor.plan.FieldPlan;
import org.cxlmi.processor.plan.RangePlan;
import org.cxlmi.processor.plan.Words;

/** Rows that tell of the bits of an integer. */
final class Ranges {

    private Ranges() {}

    /** The section of a bits type. */
    static Element section(BitsPlan bits, Usages usages) {
        Element table = Tables.of("Bits", "Name", "Type", "What it says").styled("bits");
        Element body = Element.of("tbody");
        bits.ranges().forEach(range -> body.add(row(range, false, range.place())));
        return Types.section(
                        Anchors.of(bits),
                        bits.name(),
                        "bits of a " + bits.spec().type().specName(),
                        bits.spec().doc(),
                        usages.of(Anchors.of(bits)))
                .add(BitPicture.of(bits.name(), bits.spec().type(), bits.ranges()))
                .add(Tables.scrolling(table.add(body)));
    }

    /** Rows below that of the integer itself, in the table of its struct. */
    static List<Element> rowsBelow(List<RangePlan> ranges) {
        return ranges.stream()
                .map(range -> row(range, true, range.place()).styled("sub"))
                .toList();
    }

    private static Element row(RangePlan range, boolean inStruct, String place) {
        Element row = Element.of("tr").add(Element.of("td", place).styled("at"));
        if (inStruct) {
            row.add(Element.of("td").styled("n"));
        }
        Element name = Element.of("td").styled("name").add(Element.name(range.name()));
        FieldPlan.rangeAccessors(range, false, false).stream()
                .skip(1)
                .forEach(accessor -> name.add(Tables.also(accessor.name() + "()")));
        return row.add(name)
                .add(Element.of("td").styled("type").add(type(range)))
                .add(Tables.meaning(
                        range.spec().doc(), facts(range), range.spec().lifetime()));
    }

    private static Element type(RangePlan range) {
        return range.enumeration()
                .map(type -> Element.link(Anchors.of(type), type.name()))
                .orElseGet(() -> Element.of("span", range.isFlag() ? "flag" : "number"));
    }

    private static List<Element> facts(RangePlan range) {
        List<Element> facts = new ArrayList<>();
        if (range.spec().inPlace()) {
            facts.add(Tables.fact("kept in place"));
        }
        range.spec().unit().flatMap(Words::unit).map(Tables::fact).ifPresent(facts::add);
        Words.absent(range.spec().absentValues()).map(Tables::fact).ifPresent(facts::add);
        Tables.validity(range.spec().validIf()).ifPresent(facts::add);
        return facts;
    }
}
