package org.cxlmi.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Modifier;
import org.cxlmi.processor.plan.Accessor;
import org.cxlmi.processor.plan.Accessor.Form;
import org.cxlmi.processor.plan.EnumPlan;
import org.cxlmi.processor.plan.FieldPlan;
import org.cxlmi.processor.plan.RangePlan;
import org.cxlmi.processor.plan.StructPlan;
import org.cxlmi.spec.model.IntegerType;
import org.cxlmi.spec.model.Unit;

/** The methods that read the fields of a struct. */
final class AccessorEmitter {

    private static final String ON_WIRE = " as it is on the wire";
    private static final String MEANING = ", whether it means something or not";
    private static final String RAW = ON_WIRE + MEANING;
    private static final String RESERVED_BITS = ON_WIRE + ", with its reserved bits";

    private final Types types;
    private final StructPlan struct;
    private final ValueReader reader;
    private final Validity validity;

    AccessorEmitter(Types types, StructPlan struct) {
        this.types = types;
        this.struct = struct;
        this.reader = new ValueReader(types, struct);
        this.validity = new Validity(types, struct);
    }

    List<MethodSpec> methods() {
        List<MethodSpec> methods = new ArrayList<>();
        for (FieldPlan field : struct.fields()) {
            for (Accessor accessor : field.accessors()) {
                methods.add(method(field, accessor));
            }
            field.overlay()
                    .ifPresent(overlay ->
                            methods.addAll(new OverlayEmitter(types, reader, validity).accessors(field, overlay)));
            methods.addAll(validity.methods(field));
        }
        return methods;
    }

    // public OptionalInt overflowErrorCount() {
    //     return isValidOverflowErrorCount() ? OptionalInt.of(overflowErrorCountRaw()) : OptionalInt.empty();
    // }
    private MethodSpec method(FieldPlan field, Accessor accessor) {
        TypeName type = types.of(field, accessor);
        CodeBlock value = value(field, accessor);
        MethodSpec.Builder method = MethodSpec.methodBuilder(accessor.name())
                .addJavadoc(javadoc(field, accessor))
                .addModifiers(Modifier.PUBLIC)
                .returns(accessor.conditional() ? Types.optional(type) : type);
        if (!accessor.conditional()) {
            return method.addStatement("return $L", value).build();
        }
        ClassName optional = Types.optionalClass(type);
        return method.addStatement(
                        "return $L$W? $T.of($L)$W: $T.empty()", condition(field, accessor), optional, value, optional)
                .build();
    }

    private static CodeBlock javadoc(FieldPlan field, Accessor accessor) {
        String link = "{@link #" + field.name() + "}";
        Optional<RangePlan> range = accessor.range();
        return switch (accessor.form()) {
            case VALUE -> Docs.javadoc(List.of(Docs.sentence(field.spec().doc(), field.name()), Docs.place(field)));
            case RAW ->
                Docs.javadoc(
                        link + (field.isMasked() ? RESERVED_BITS + (field.isConditional() ? MEANING : "") : RAW) + ".");
            case CODE -> Docs.javadoc("The code of " + link + raw(field) + ".");
            case ID -> Docs.javadoc("The UUID of " + link + raw(field) + ".");
            case NANOS -> Docs.javadoc(link + " in unsigned nanoseconds, as it is on the wire.");
            case SCALED -> inBytes(field.name());
            case BUFFER ->
                Docs.javadoc(link + " as a read-only view"
                        + (field.isConditional()
                                ? " of what is on the wire, whether it means something or not."
                                : "."));
            case RANGE ->
                Docs.javadoc(List.of(
                        Docs.sentence(range.orElseThrow().spec().doc(), accessor.name()),
                        Docs.place(range.orElseThrow(), " of " + link)));
            case RANGE_CODE ->
                Docs.javadoc("The code of {@link #" + range.orElseThrow().name() + "}"
                        + (range.get().isConditional() ? RAW : raw(field)) + ".");
            case RANGE_SCALED -> inBytes(range.orElseThrow().name());
        };
    }

    private static String raw(FieldPlan field) {
        return field.isConditional() ? RAW : "";
    }

    static CodeBlock inBytes(String accessor) {
        return Docs.javadoc(
                "{@link #" + accessor + "} in bytes.",
                "@throws org.cxlmi.runtime.error.MalformedResponseException if they do not fit a {@code long}");
    }

    /** What an accessor returns where the field is there. */
    private CodeBlock value(FieldPlan field, Accessor accessor) {
        return switch (accessor.form()) {
            case VALUE -> hasRaw(field) ? Numbers.masked(field, reader.wire(field)) : reader.value(field);
            case RAW -> reader.value(field);
            case CODE, ID, NANOS -> reader.direct(field);
            case SCALED ->
                scaled(field.spec().unit().orElseThrow(), field.name(), Numbers.masked(field, reader.wire(field)));
            case BUFFER -> reader.buffer(field);
            case RANGE -> {
                RangePlan range = accessor.range().orElseThrow();
                CodeBlock code = field.appended() ? part(field, range) : CodeBlock.of("$LCode()", range.name());
                yield enumerated(types, range, code, part(field, range));
            }
            case RANGE_CODE -> part(field, accessor.range().orElseThrow());
            case RANGE_SCALED -> {
                RangePlan range = accessor.range().orElseThrow();
                yield scaled(range.spec().unit().orElseThrow(), range.name(), part(field, range));
            }
        };
    }

    private static boolean hasRaw(FieldPlan field) {
        return field.accessors().stream().anyMatch(accessor -> accessor.form() == Form.RAW);
    }

    private CodeBlock part(FieldPlan field, RangePlan range) {
        IntegerType carrier = range.carrier();
        return Numbers.range(range, reader.wire(field), !carrier.fitsInt());
    }

    /** The constant for the code in a part of an integer, or the part's number where it is no code. */
    static CodeBlock enumerated(Types types, RangePlan range, CodeBlock code, CodeBlock number) {
        return range.enumeration()
                .map(enumeration -> CodeBlock.of("$T.of($L)", types.generated(enumeration.name()), code))
                .orElse(number);
    }

    // Units.bytes(this, "totalCapacity", totalCapacity(), 0x10000000)
    static CodeBlock scaled(Unit unit, String name, CodeBlock raw) {
        return unit == Unit.POWER_OF_TWO_BYTES
                ? CodeBlock.of("$T.powerOfTwo(this, $S, $L)", Types.UNITS, name, raw)
                : CodeBlock.of(
                        "$T.bytes(this, $S, $L, $L)", Types.UNITS, name, raw, Numbers.literal(unit.bytesPerStep()));
    }

    private CodeBlock condition(FieldPlan field, Accessor accessor) {
        boolean onlyThere = accessor.form() != Form.SCALED
                && accessor.form() != Form.VALUE
                && accessor.range().isEmpty();
        if (onlyThere || accessor.form() == Form.RANGE_CODE) {
            return Validity.there(field);
        }
        return Validity.all(
                accessor.range().map(range -> validity.terms(field, range)).orElseGet(() -> validity.terms(field)));
    }

    /** Whether an enumeration has one of some constants. */
    static CodeBlock isOneOf(Types types, CodeBlock operand, EnumPlan enumeration, List<String> constants) {
        CodeBlock any = constants.stream()
                .map(constant -> CodeBlock.of("$L == $T.$L", operand, types.generated(enumeration.name()), constant))
                .collect(CodeBlock.joining(" || "));
        return constants.size() == 1 ? any : CodeBlock.of("($L)", any);
    }

    /** The main accessor, or the struct that the bytes are. */
    private static CodeBlock shown(FieldPlan field) {
        return field.overlay()
                .map(overlay -> CodeBlock.of(
                        "$L().<Object>map(typed -> typed).orElseGet(this::$L)", overlay.accessor(), field.name()))
                .orElseGet(() -> CodeBlock.of("$L()", field.name()));
    }

    // protected Object fieldValue(int index) {
    //     return switch (index) {
    //         case 0 -> flags();
    //         case 1 -> Optional.empty();
    //         default -> throw new IndexOutOfBoundsException(index);
    //     };
    // }
    MethodSpec fieldValue() {
        CodeBlock.Builder body =
                CodeBlock.builder().add("return switch (index) {\n").indent();
        List<String> reserved = new ArrayList<>();
        for (int i = 0; i < struct.fields().size(); i++) {
            FieldPlan field = struct.fields().get(i);
            if (field.isReserved()) {
                reserved.add(Integer.toString(i));
            } else {
                body.add("case $L -> $L;\n", i, shown(field));
            }
        }
        if (!reserved.isEmpty()) {
            body.add("case $L -> $T.empty();\n", String.join(", ", reserved), Optional.class);
        }
        body.add("default -> throw new $T(index);\n", IndexOutOfBoundsException.class);
        body.unindent().add("};\n");
        return MethodSpec.methodBuilder("fieldValue")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PROTECTED)
                .returns(Object.class)
                .addParameter(TypeName.INT, "index")
                .addCode(body.build())
                .build();
    }
}
