package org.cxlmi.spec.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cxlmi.spec.DidYouMean;
import org.cxlmi.spec.Finding;
import org.cxlmi.spec.FindingId;
import org.cxlmi.spec.SourceRef;
import org.cxlmi.spec.model.BitRange;
import org.cxlmi.spec.model.EnumSpec;
import org.cxlmi.spec.model.FieldSpec;
import org.cxlmi.spec.model.InlineBitsType;
import org.cxlmi.spec.model.SpecFile;
import org.cxlmi.spec.model.SpecSet;

/** Each type that a field or a range of bits names exists, and only once. */
final class KnownTypes implements Rule {

    private static final List<String> SCALARS =
            List.of("u8", "u16", "u24", "u32", "u64", "i8", "i16", "i32", "i64", "uuid", "bytes[N]", "text[N]");

    private static final Pattern NUMBER = Pattern.compile("[uif]([1-9][0-9]{0,2})");

    @Override
    public void check(SpecSet specs, Consumer<Finding> out) {
        for (Placed placed : Placed.all(specs)) {
            for (FieldSpec field : placed.struct().fields()) {
                Types.name(field.type()).ifPresent(name -> type(specs, placed.file(), name, field.source(), out));
                field.overlay()
                        .ifPresent(overlay -> overlay.cases()
                                .forEach(overlaid ->
                                        type(specs, placed.file(), overlaid.struct(), overlaid.source(), out)));
                if (field.type() instanceof InlineBitsType inline) {
                    ranges(specs, placed.file(), inline.ranges(), out);
                }
            }
        }
        for (SpecFile file : specs.all()) {
            file.bits().forEach(bits -> ranges(specs, file, bits.ranges(), out));
        }
    }

    private static void ranges(SpecSet specs, SpecFile file, List<BitRange> ranges, Consumer<Finding> out) {
        for (BitRange range : ranges) {
            range.enumName().ifPresent(name -> {
                if (specs.enumNamed(file, name).isPresent()) {
                    type(specs, file, name, range.source(), out);
                    return;
                }
                if (specs.isUnreadable(file, name)) {
                    return;
                }
                List<String> known = specs.visibleFrom(file).stream()
                        .flatMap(visible -> visible.enums().stream())
                        .map(EnumSpec::name)
                        .toList();
                boolean other = specs.declaring(file, name).isPresent();
                out.accept(new Finding(
                        FindingId.UNKNOWN_TYPE,
                        range.source(),
                        other ? "\"" + name + "\" is no enumeration" : "there is no enumeration \"" + name + "\"",
                        other
                                ? DidYouMean.oneOf(known)
                                : usesHint(specs, name).orElseGet(() -> DidYouMean.hint(name, known))));
            });
        }
    }

    private static void type(SpecSet specs, SpecFile file, String name, SourceRef source, Consumer<Finding> out) {
        List<SpecFile> declaring = specs.visibleFrom(file).stream()
                .filter(visible -> specs.declares(visible, name))
                .toList();
        if (declaring.isEmpty() && !specs.isUnreadable(file, name)) {
            out.accept(new Finding(
                    FindingId.UNKNOWN_TYPE,
                    source,
                    "there is no type \"" + name + "\"",
                    usesHint(specs, name).orElseGet(() -> hint(specs, file, name))));
        } else if (declaring.size() > 1 && !declaring.get(0).equals(file)) {
            out.accept(new Finding(
                    FindingId.AMBIGUOUS_TYPE,
                    source,
                    "the type \"" + name + "\" is declared in "
                            + declaring.get(0).source().file() + " and in "
                            + declaring.get(1).source().file(),
                    "write another name for one of the two, or remove a file from uses"));
        }
    }

    /** What to do if another file has the type. */
    private static Optional<String> usesHint(SpecSet specs, String name) {
        List<String> files = specs.declaringAnywhere(name).stream()
                .map(file -> file.source().file().replaceFirst("\\.yaml$", ""))
                .distinct()
                .toList();
        return files.isEmpty()
                ? Optional.empty()
                : Optional.of("write " + (files.size() > 1 ? "one of " : "") + String.join(", ", files)
                        + " into uses, which has this type");
    }

    private static String hint(SpecSet specs, SpecFile file, String name) {
        if (name.equals("bytes") || name.equals("text")) {
            return "write " + name + "[N] with the number of bytes, or { type: " + name + ", count: field }";
        }
        List<String> known = new ArrayList<>();
        for (SpecFile visible : specs.visibleFrom(file)) {
            visible.enums().forEach(type -> known.add(type.name()));
            visible.bits().forEach(type -> known.add(type.name()));
            visible.structs().forEach(type -> known.add(type.name()));
        }
        known.addAll(SCALARS);
        Matcher number = NUMBER.matcher(name);
        if (number.matches() && Integer.parseInt(number.group(1)) % Byte.SIZE == 0) {
            // There is no such number, but bytes that keep its place.
            return "write bytes[" + Integer.parseInt(number.group(1)) / Byte.SIZE
                    + "], which are the same bytes, or one of " + String.join(", ", SCALARS);
        }
        int bracket = name.indexOf('[');
        if (bracket > 0 && name.endsWith("]")) {
            String element = name.substring(0, bracket);
            // There is an array of what is a type by itself only: "string[8]" is none.
            if (known.contains(element)) {
                String count = name.substring(bracket + 1, name.length() - 1);
                return "write { array: " + element + ", count: " + (count.isEmpty() ? "field" : count) + " }";
            }
        }
        return DidYouMean.hint(name, known);
    }
}
