package org.cxlmi.spec.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cxlmi.spec.FindingId;
import org.cxlmi.spec.SourceRef;
import org.cxlmi.spec.model.BitRange;
import org.cxlmi.spec.model.BitsSpec;
import org.cxlmi.spec.model.Condition;
import org.cxlmi.spec.model.FieldType;
import org.cxlmi.spec.model.InlineBitsType;
import org.cxlmi.spec.model.IntegerType;
import org.cxlmi.spec.model.Lifetime;
import org.cxlmi.spec.model.NamedType;
import org.cxlmi.spec.model.Unit;

/** Flags and small numbers, declared under {@code bits} or within a field. */
final class BitsReader {

    private static final Pattern POSITION = Pattern.compile("([0-9]{1,3})(?::([0-9]{1,3}))?");

    private final Values values;
    private final TypeReader types;
    private final ConditionReader conditions;

    BitsReader(Values values) {
        this.values = values;
        this.types = new TypeReader(values);
        this.conditions = new ConditionReader(values);
    }

    Optional<BitsSpec> declared(YamlNode.Entry entry) {
        return MappingReader.of(entry.value(), Keys.BITS, values).map(bits -> {
            FieldType type = bits.required("type", "u8, or the integer that holds the bits")
                    .map(types::type)
                    .orElse(NamedType.UNREADABLE);
            Optional<YamlNode> node = bits.required("bits", "{ 0: firstFlag }");
            List<BitRange> ranges = node.map(found -> ranges(bits, found)).orElse(List.of());
            Optional<IntegerType> holder = holder(bits, type);
            return new BitsSpec(
                    entry.source(),
                    entry.key(),
                    bits.doc(),
                    holder.orElse(IntegerType.U64),
                    ranges,
                    holder.isPresent()
                            && node.filter(found -> isWhole(found, ranges)).isPresent());
        });
    }

    /** The type of a field that has {@code bits}. */
    FieldType inline(MappingReader field, FieldType type) {
        Optional<YamlNode> node = field.node("bits");
        List<BitRange> ranges = node.map(found -> ranges(field, found)).orElse(List.of());
        Optional<IntegerType> holder = holder(field, type);
        return holder.isPresent()
                        && node.filter(found -> isWhole(found, ranges)).isPresent()
                ? new InlineBitsType(holder.get(), ranges)
                : NamedType.UNREADABLE;
    }

    private static boolean isWhole(YamlNode node, List<BitRange> ranges) {
        return node instanceof YamlNode.Mapping written
                && !ranges.isEmpty()
                && written.entries().size() == ranges.size();
    }

    private Optional<IntegerType> holder(MappingReader bits, FieldType type) {
        if (type instanceof IntegerType integer && !integer.signed()) {
            return Optional.of(integer);
        }
        if (!type.equals(NamedType.UNREADABLE)) {
            values.problems()
                    .report(
                            FindingId.CONFLICTING_KEYS,
                            bits.node("type").map(YamlNode::source).orElse(bits.source()),
                            "only an unsigned integer has bits",
                            "write type: u8, u16, u24, u32 or u64, or remove bits");
        }
        return Optional.empty();
    }

    private List<BitRange> ranges(MappingReader bits, YamlNode node) {
        List<BitRange> ranges = new ArrayList<>();
        for (YamlNode.Entry entry : bits.someEntries(node, "\"0: firstFlag\"")) {
            range(entry).ifPresent(ranges::add);
        }
        return List.copyOf(ranges);
    }

    private Optional<BitRange> range(YamlNode.Entry entry) {
        Matcher position = POSITION.matcher(entry.key());
        int high = position.matches() ? Integer.parseInt(position.group(1)) : -1;
        int low = position.matches() && position.group(2) != null ? Integer.parseInt(position.group(2)) : high;
        if (high < low || high < 0) {
            values.problems()
                    .report(
                            FindingId.BAD_BIT_POSITION,
                            entry.source(),
                            "\"" + entry.key() + "\" is not a bit and not a range of bits",
                            high < 0
                                    ? "write one bit as 3, or the highest and the lowest as \"7:4\""
                                    : "write \"" + low + ":" + high + "\", the highest bit first");
            return Optional.empty();
        }
        if (entry.value() instanceof YamlNode.Scalar name) {
            return Optional.of(new BitRange(
                    entry.source(),
                    high,
                    low,
                    name.text(),
                    "",
                    Optional.empty(),
                    Optional.empty(),
                    false,
                    List.of(),
                    List.of(),
                    Lifetime.ALWAYS));
        }
        return MappingReader.of(entry.value(), Keys.BIT, values).flatMap(bit -> range(entry.source(), high, low, bit));
    }

    private Optional<BitRange> range(SourceRef source, int high, int low, MappingReader bit) {
        Optional<String> name = bit.required("name", "flagName").flatMap(values::text);
        String doc = bit.doc();
        Optional<String> enumName = bit.text("enum");
        boolean inPlace = bit.flag("in-place");
        Lifetime lifetime = bit.lifetime();
        Optional<Unit> unit = bit.unit();
        List<Long> absent = bit.node("absent").stream()
                .flatMap(node -> Values.oneOrMore(node).stream())
                .flatMap(item -> values.raw(item, Optional.of(IntegerType.U64)).stream())
                .toList();
        List<Condition> validIf = conditions.read(bit, ConditionReader.VALID_IF, "firstFlag");
        return name.map(
                text -> new BitRange(source, high, low, text, doc, enumName, unit, inPlace, absent, validIf, lifetime));
    }
}
