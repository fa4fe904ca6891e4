package org.cxlmi.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import java.util.Optional;
import org.cxlmi.processor.plan.ArrayCount;
import org.cxlmi.processor.plan.FieldPlan;
import org.cxlmi.processor.plan.StructPlan;
import org.cxlmi.processor.plan.ValueType;

/** How generated accessors find the number of elements of an array. */
final class Counts {

    /** Stands for no limit, being the largest unsigned number. */
    static final CodeBlock UNLIMITED = CodeBlock.of("-1");

    private final Types types;
    private final StructPlan struct;

    Counts(Types types, StructPlan struct) {
        this.types = types;
        this.struct = struct;
    }

    /** Bytes of each element; of the shortest, where they differ. */
    CodeBlock stride(FieldPlan field) {
        if (field.array().element() instanceof ValueType.Nested nested) {
            return CodeBlock.of(
                    "$T.$L",
                    types.generated(nested.struct().name()),
                    nested.struct().isFixed() ? "LENGTH" : "MINIMUM_LENGTH");
        }
        return CodeBlock.of("$L", field.array().element().length());
    }

    /** The number of elements, in an accessor. */
    CodeBlock elements(FieldPlan field) {
        return field.array()
                .count()
                .match(new ArrayCount.Cases<>(
                        fixed -> CodeBlock.of("$L", fixed.count()),
                        counted -> counted.restIfZero() ? stored(field) : asInt(counted.field()),
                        byteLength -> dividedByStride(field, asInt(byteLength.field())),
                        rest -> restOfBytes(field),
                        limited -> limited(field, limited)));
    }

    private CodeBlock limited(FieldPlan field, ArrayCount.Limited limited) {
        if (isInferred(field)) {
            return restOfBytes(field);
        }
        return isStored(field) ? stored(field) : limited(limited, Counts::accessor);
    }

    private static CodeBlock stored(FieldPlan field) {
        return CodeBlock.of("$LCount", field.name());
    }

    /** Whether a count that depends on the request follows from the number of bytes instead. */
    boolean isInferred(FieldPlan field) {
        return struct.isElement() && needsRequest(field);
    }

    /** Whether a count that depends on the request, or on the length of the payload, is kept as a Java field. */
    boolean isStored(FieldPlan field) {
        return isRestIfZero(field)
                || (!struct.isElement() && needsRequest(field) && !field.array().isVariableStride());
    }

    /** Whether the elements fill the rest where the field that counts them is zero. */
    static boolean isRestIfZero(FieldPlan field) {
        return field.isVaryingArray()
                && field.array().count() instanceof ArrayCount.Counted counted
                && counted.restIfZero();
    }

    private static boolean needsRequest(FieldPlan field) {
        return field.isVaryingArray()
                && field.array().count() instanceof ArrayCount.Limited limited
                && limited.needsRequest();
    }

    /** Reads the number that a count field or an operand holds. */
    @FunctionalInterface
    interface OperandReader {
        CodeBlock read(ArrayCount.Operand operand);
    }

    // PayloadCheck.limitedCount(vppbCount(), startVppb(), vppbListLimit())
    static CodeBlock limited(ArrayCount.Limited limited, OperandReader reader) {
        return limited(limited, UNLIMITED, reader);
    }

    static CodeBlock limited(ArrayCount.Limited limited, CodeBlock otherwiseAtMost, OperandReader reader) {
        return CodeBlock.of(
                "$T.limitedCount($L,$W$L,$W$L)",
                Types.PAYLOAD_CHECK,
                reader.read(new ArrayCount.Operand.OfField(limited.field())),
                operand(limited.minus(), reader, CodeBlock.of("0")),
                operand(limited.atMost(), reader, otherwiseAtMost));
    }

    private static CodeBlock operand(Optional<ArrayCount.Operand> operand, OperandReader reader, CodeBlock otherwise) {
        return operand.map(reader::read).orElse(otherwise);
    }

    private static CodeBlock accessor(ArrayCount.Operand operand) {
        return CodeBlock.of(
                "$L()", ((ArrayCount.Operand.OfField) operand).field().rawName());
    }

    /** The value of a count field that has been checked against the bytes that are there. */
    static CodeBlock asInt(FieldPlan field) {
        boolean fits = Types.integer(ValueType.carrier(field.type())).equals(TypeName.INT);
        return CodeBlock.of(fits ? "$L()" : "(int) $L()", field.rawName());
    }

    private CodeBlock restOfBytes(FieldPlan field) {
        String start = Scope.INSTANCE.start(field);
        boolean sum = start.contains("+");
        CodeBlock left = start.equals("0")
                ? CodeBlock.of("byteLength()")
                : CodeBlock.of(sum ? "byteLength() - ($L)" : "byteLength() - $L", start);
        CodeBlock elements = dividedByStride(field, left);
        return elements.equals(left) || start.equals("0") ? elements : CodeBlock.of("($L) / $L", left, stride(field));
    }

    private CodeBlock dividedByStride(FieldPlan field, CodeBlock bytes) {
        return field.array().element().length() == 1 ? bytes : CodeBlock.of("$L / $L", bytes, stride(field));
    }
}
