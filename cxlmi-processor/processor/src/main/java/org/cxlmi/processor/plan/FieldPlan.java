package org.cxlmi.processor.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cxlmi.processor.plan.Accessor.Form;
import org.cxlmi.spec.check.Accessors;
import org.cxlmi.spec.model.FieldSpec;
import org.cxlmi.spec.model.Unit;

/**
 * One field with its place.
 *
 * @param offset byte offset as if all arrays before it were empty
 * @param anchor the last array of varying length before it
 * @param distance bytes from the end of the anchor, or from the start of the struct, to the field
 * @param appended whether a later revision appended it, so that it may be missing
 * @param overlay the structs that its bytes are read as
 * @param constant the number or UUID that is always written
 * @param derived whether a builder computes it from an array
 */
public record FieldPlan(
        FieldSpec spec,
        ValueType type,
        int offset,
        Optional<FieldPlan> anchor,
        int distance,
        boolean appended,
        Optional<OverlayPlan> overlay,
        Optional<String> constant,
        boolean derived) {

    public String name() {
        return spec.name();
    }

    public int length() {
        return type.length();
    }

    public boolean isReserved() {
        return type instanceof ValueType.Reserved;
    }

    /** Whether its length is found in the payload. */
    public boolean isVaryingArray() {
        return type instanceof ValueType.Array array && !(array.count() instanceof ArrayCount.Fixed);
    }

    /** The array that it is. */
    public ValueType.Array array() {
        return (ValueType.Array) type;
    }

    /** Whether its accessors return optionals. */
    public boolean isOptional() {
        return appended || isConditional() || !spec.absentValues().isEmpty();
    }

    /** Whether conditions say that it means something. */
    public boolean isConditional() {
        return !spec.validIf().isEmpty();
    }

    /** Whether a request need not give it; a time has to be given, though 0 stands for none. */
    public boolean mayBeLeftOut() {
        return isOptional() && (appended || isConditional() || !isTimestamp());
    }

    /** Whether all bytes zero are no value that it may have, so that a builder has to be given one. */
    public boolean needsValue() {
        if (!isSettable() || !spec.absentValues().isEmpty()) {
            return false;
        }
        ValueType unit = type instanceof ValueType.Array array && !isVaryingArray() ? array.element() : type;
        return unit instanceof ValueType.Nested nested
                ? nested.struct().needsValues()
                : spec.minimum()
                                .filter(minimum -> minimum > 0 || (minimum < 0 && !isSigned()))
                                .isPresent()
                        || spec.maximum()
                                .filter(maximum -> maximum < 0 && isSigned())
                                .isPresent();
    }

    /** The number that it has when nobody sets it: the one that stands for nothing, or 0. */
    public long initial() {
        if (!spec.absentValues().isEmpty()) {
            return spec.absentValues().get(0);
        }
        return type.match(new ValueType.Cases<>(
                integer -> 0L,
                uuid -> 0L,
                code -> 0L,
                identifier -> 0L,
                flags -> flags.bits().initial(),
                inlineFlags -> RangePlan.initial(inlineFlags.ranges()),
                bytes -> 0L,
                text -> 0L,
                reserved -> 0L,
                nested -> 0L,
                array -> 0L));
    }

    private boolean isSigned() {
        return ValueType.carrier(type).signed();
    }

    public boolean isTimestamp() {
        return spec.unit().equals(Optional.of(Unit.NANOSECONDS_SINCE_EPOCH));
    }

    /** Whether its value is a part of its bits, and the others are reserved. */
    public boolean isMasked() {
        return spec.mask().isPresent();
    }

    public boolean isExponent() {
        return spec.unit().equals(Optional.of(Unit.POWER_OF_TWO_BYTES));
    }

    /** The method that tells whether this field is valid, if it has a condition. */
    public String validityName() {
        return Accessors.isValid(name());
    }

    /** The method that tells where this array ends, if something follows it. */
    public String endName() {
        return Accessors.end(name());
    }

    /** Whether there is an accessor that returns bytes. */
    public boolean isScaled() {
        return type instanceof ValueType.IntegerValue
                && spec.unit().filter(Accessors::isScaled).isPresent();
    }

    /** Whether a builder has setters for it. */
    public boolean isSettable() {
        return !isReserved() && !derived && constant.isEmpty();
    }

    /** The name of the accessor that reads what is on the wire, whether it is valid or not. */
    public String rawName() {
        return accessors().stream()
                .filter(accessor -> !accessor.conditional() && isWire(accessor.form()))
                .reduce((first, second) -> second)
                .map(Accessor::name)
                .orElseThrow(() -> new IllegalStateException(spec.source() + " has no raw accessor"));
    }

    private boolean isWire(Form form) {
        if (form == Form.VALUE) {
            return !isTimestamp();
        }
        return form == Form.RAW || form == Form.CODE || form == Form.ID || form == Form.NANOS;
    }

    /** All methods that read it, the main one first. */
    public List<Accessor> accessors() {
        List<Accessor> accessors = new ArrayList<>();
        if (isReserved()) {
            return accessors;
        }
        accessors.add(new Accessor(name(), Form.VALUE, isOptional(), Optional.empty()));
        Optional<Form> second = secondForm();
        if (second.isPresent()) {
            boolean conditional = second.get() == Form.SCALED ? isOptional() : appended;
            accessors.add(new Accessor(secondName(second.get()), second.get(), conditional, Optional.empty()));
        }
        boolean secondIsRaw = second.filter(form -> form != Form.SCALED).isPresent();
        if (isMasked() || (isOptional() && !appended && !secondIsRaw)) {
            accessors.add(new Accessor(Accessors.raw(name()), Form.RAW, appended, Optional.empty()));
        }
        if (type instanceof ValueType.InlineFlags flags) {
            flags.ranges().forEach(range -> accessors.addAll(rangeAccessors(range, isOptional(), appended)));
        }
        return accessors;
    }

    /**
     * The methods that read a part of an integer.
     *
     * @param optional whether the integer may be absent
     * @param missing whether the integer may not be there at all
     */
    public static List<Accessor> rangeAccessors(RangePlan range, boolean optional, boolean missing) {
        Optional<RangePlan> part = Optional.of(range);
        boolean conditional = optional || range.isConditional();
        List<Accessor> accessors = new ArrayList<>();
        accessors.add(new Accessor(range.name(), Form.RANGE, conditional, part));
        if (range.enumeration().isPresent()) {
            accessors.add(new Accessor(Accessors.code(range.name()), Form.RANGE_CODE, missing, part));
        }
        if (range.spec().unit().filter(Accessors::isScaled).isPresent()) {
            accessors.add(new Accessor(Accessors.bytes(range.name()), Form.RANGE_SCALED, conditional, part));
        }
        return accessors;
    }

    private Optional<Form> secondForm() {
        return type.match(new ValueType.Cases<>(
                integer -> isTimestamp()
                        ? Optional.of(Form.NANOS)
                        : isScaled() ? Optional.of(Form.SCALED) : Optional.empty(),
                uuid -> Optional.empty(),
                code -> Optional.of(Form.CODE),
                identifier -> Optional.of(Form.ID),
                flags -> Optional.empty(),
                inlineFlags -> Optional.empty(),
                bytes -> Optional.of(Form.BUFFER),
                text -> Optional.empty(),
                reserved -> Optional.empty(),
                nested -> Optional.empty(),
                array -> array.element() instanceof ValueType.Bytes ? Optional.of(Form.BUFFER) : Optional.empty()));
    }

    private String secondName(Form form) {
        return switch (form) {
            case CODE -> Accessors.code(name());
            case ID -> Accessors.id(name());
            case NANOS -> Accessors.nanos(name());
            case SCALED -> Accessors.bytes(name());
            case BUFFER -> Accessors.buffer(name());
            default -> throw new IllegalArgumentException(form + " is no second form");
        };
    }
}
