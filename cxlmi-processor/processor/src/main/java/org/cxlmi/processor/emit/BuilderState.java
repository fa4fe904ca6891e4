package org.cxlmi.processor.emit;

import com.palantir.javapoet.CodeBlock;
import org.cxlmi.processor.plan.FieldPlan;
import org.cxlmi.processor.plan.StructPlan;
import org.cxlmi.processor.plan.ValueType;
import org.cxlmi.spec.model.IntegerType;

/** The variables of a generated builder, and the code that reads and writes its fixed fields. */
final class BuilderState {

    private BuilderState() {}

    /** The name of the Java field that holds the bytes of an array. */
    static String variable(FieldPlan array) {
        return array.name() + "Bytes";
    }

    /** The name of the Java field that says whether something was set. */
    static String isSet(String name) {
        return name + "IsSet";
    }

    /** Writes an integer into the fixed part. */
    static CodeBlock put(FieldPlan field, CodeBlock value) {
        IntegerType type = ValueType.carrier(field.type());
        return CodeBlock.of("$T.$L(fixed, $L,$W$L)", Types.WIRE, Numbers.writer(type), field.offset(), value);
    }

    static CodeBlock read(FieldPlan field) {
        return Numbers.read(ValueType.carrier(field.type()), "fixed", Integer.toString(field.offset()));
    }

    /** A number of elements that has to fit the field that counts them. */
    static CodeBlock countChecked(StructPlan struct, FieldPlan array, FieldPlan counter, CodeBlock count) {
        long maximum = Numbers.maximum(counter, ValueType.carrier(counter.type()));
        return CodeBlock.of(
                "$T.count($S, $S,$W$L, $L)",
                Types.FIELD_RANGE,
                struct.name(),
                array.name(),
                count,
                Numbers.bitsLiteral(maximum));
    }
}
