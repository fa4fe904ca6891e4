package org.cxlmi.spec.check;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cxlmi.spec.JavaNames;
import org.cxlmi.spec.model.BitRange;
import org.cxlmi.spec.model.EnumSpec;
import org.cxlmi.spec.model.FieldSpec;
import org.cxlmi.spec.model.FieldType;
import org.cxlmi.spec.model.Overlay;
import org.cxlmi.spec.model.ReservedType;
import org.cxlmi.spec.model.SpecFile;
import org.cxlmi.spec.model.SpecSet;
import org.cxlmi.spec.model.StructSpec;
import org.cxlmi.spec.model.Unit;
import org.cxlmi.spec.model.UuidType;

/** The names of the accessors that a field of the spec has in Java. No other class decides them. */
public final class Accessors {

    private Accessors() {}

    /** The raw code of an enumeration: {@code eventLogCode}. */
    public static String code(String name) {
        return name + "Code";
    }

    /** The UUID of an enumeration of UUIDs: {@code logIdentifierId}. */
    public static String id(String name) {
        return name + "Id";
    }

    /** A scaled number in bytes: {@code totalCapacityBytes}. */
    public static String bytes(String name) {
        return name + "Bytes";
    }

    /** A time in nanoseconds: {@code timestampNanos}. */
    public static String nanos(String name) {
        return name + "Nanos";
    }

    /** Raw bytes without a copy: {@code dataBuffer}. */
    public static String buffer(String name) {
        return name + "Buffer";
    }

    /** The value on the wire, for a value that may be absent or has a mask: {@code relatedHandleRaw}. */
    public static String raw(String name) {
        return name + "Raw";
    }

    /** Whether a field is valid, a private method: {@code isValidRelatedHandle}. */
    public static String isValid(String name) {
        return "isValid" + Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }

    /** The end of an array that other fields follow, for use in the class only: {@code eventRecordsEnd}. */
    public static String end(String name) {
        return name + "End";
    }

    /** The struct that an overlaid field holds, whichever it is: {@code typedData}. */
    public static String typed(String name) {
        return "typed" + Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }

    /** The struct that an overlaid field holds, if it is this one: {@code generalMediaEvent}. */
    public static String overlaid(String struct) {
        return JavaNames.methodName(JavaNames.className(struct));
    }

    /**
     * The names of the accessors that a struct has for one field, the main one first; none for reserved bytes.
     * Bits that stand inline in the field have accessors of their own, see {@link #of(BitRange)}.
     *
     * @param from the file that declares the struct
     */
    public static List<String> of(SpecSet specs, SpecFile from, StructSpec struct, FieldSpec field) {
        List<String> names = new ArrayList<>();
        if (field.type() instanceof ReservedType) {
            return names;
        }
        names.add(field.name());
        Optional<String> wireValue = wireValue(specs, from, field);
        wireValue.ifPresent(names::add);
        if (field.unit().filter(Accessors::isScaled).isPresent()) {
            names.add(bytes(field.name()));
        }
        boolean mayBeAbsent =
                !field.validIf().isEmpty() || !field.absentValues().isEmpty();
        boolean appended = struct.appendedFields().contains(field);
        if (field.mask().isPresent() || (mayBeAbsent && wireValue.isEmpty() && !appended)) {
            names.add(raw(field.name()));
        }
        if (!field.validIf().isEmpty()) {
            names.add(isValid(field.name()));
        }
        field.overlay().ifPresent(overlay -> {
            names.add(typed(field.name()));
            overlay.validIf().stream().limit(1).forEach(any -> names.add(isValid(typed(field.name()))));
            overlaid(specs, from, overlay).forEach(each -> names.add(overlaid(each.struct())));
        });
        return List.copyOf(names);
    }

    /** The structs that an overlay has accessors for, each with the first place that names it. */
    static List<Overlay.Case> overlaid(SpecSet specs, SpecFile from, Overlay overlay) {
        Set<String> seen = new HashSet<>();
        return overlay.cases().stream()
                .filter(each -> seen.add(each.struct()))
                .filter(each -> specs.structNamed(from, each.struct()).isPresent())
                .toList();
    }

    /** The names of the accessors of one bit or range of bits. */
    public static List<String> of(BitRange range) {
        List<String> names = new ArrayList<>();
        names.add(range.name());
        if (range.enumName().isPresent()) {
            names.add(code(range.name()));
        }
        if (range.unit().filter(Accessors::isScaled).isPresent()) {
            names.add(bytes(range.name()));
        }
        return List.copyOf(names);
    }

    /** Whether numbers of this unit have an accessor in bytes as well. */
    public static boolean isScaled(Unit unit) {
        return unit.bytesPerStep() > 0 || unit == Unit.POWER_OF_TWO_BYTES;
    }

    /** The accessor of the value on the wire, for types whose main accessor interprets or copies the value. */
    private static Optional<String> wireValue(SpecSet specs, SpecFile from, FieldSpec field) {
        Optional<String> none = Optional.empty();
        Optional<String> buffer = Optional.of(buffer(field.name()));
        return field.type()
                .match(new FieldType.Cases<>(
                        integer -> field.unit()
                                .filter(Unit.NANOSECONDS_SINCE_EPOCH::equals)
                                .map(unit -> nanos(field.name())),
                        uuid -> none,
                        bytes -> buffer,
                        text -> none,
                        named -> specs.enumNamed(from, named.name())
                                .map(EnumSpec::codeType)
                                .map(codeType -> codeType == UuidType.UUID ? id(field.name()) : code(field.name())),
                        inlineBits -> none,
                        reserved -> none,
                        array -> array.element().match(of -> none, bytes -> buffer, text -> none)));
    }
}
