package org.cxlmi.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Modifier;
import org.cxlmi.processor.plan.EnumPlan;
import org.cxlmi.processor.plan.FieldPlan;
import org.cxlmi.processor.plan.OverlayPlan;
import org.cxlmi.processor.plan.RangePlan;
import org.cxlmi.processor.plan.StructPlan;
import org.cxlmi.processor.plan.ValueType;
import org.cxlmi.spec.WholeNumber;
import org.cxlmi.spec.model.Condition;

/** What says whether fields mean something, in methods of their struct. */
final class Validity {

    private final Types types;
    private final StructPlan struct;

    Validity(Types types, StructPlan struct) {
        this.types = types;
        this.struct = struct;
    }

    /** The Java fields that keep what is known of the struct around this one. */
    List<FieldSpec> kept() {
        return struct.outer().stream()
                .map(condition -> FieldSpec.builder(TypeName.BOOLEAN, struct.outerName(condition))
                        .addModifiers(Modifier.PRIVATE, Modifier.FINAL)
                        .build())
                .toList();
    }

    /** Arguments for a constructor where nothing is around the struct. */
    static String standalone(StructPlan struct) {
        return ", true".repeat(struct.outer().size());
    }

    // , flags().ready(), payloadStateIdle
    /** Arguments for a constructor, or for {@code wrap}, of a struct within this one. */
    CodeBlock arguments(StructPlan nested) {
        CodeBlock.Builder arguments = CodeBlock.builder();
        for (Condition condition : nested.outer()) {
            boolean further = condition.scope() == Condition.Scope.REQUEST
                    || (condition.scope() == Condition.Scope.PAYLOAD && struct.isElement());
            arguments.add(",$W$L", further ? CodeBlock.of("$N", struct.outerName(condition)) : all(terms(condition)));
        }
        return arguments.build();
    }

    /** The private methods that say whether fields with conditions are valid. */
    List<MethodSpec> methods(FieldPlan field) {
        List<MethodSpec> methods = new ArrayList<>();
        if (field.isConditional()) {
            methods.add(method(field.validityName(), field.spec().validIf()));
        }
        field.overlay()
                .filter(overlay -> !overlay.validIf().isEmpty())
                .ifPresent(overlay -> methods.add(method(overlay.validityName(), overlay.validIf())));
        return methods;
    }

    // private boolean isValidOverflowErrorCount() {
    //     return overflow();
    // }
    private MethodSpec method(String name, List<Condition> conditions) {
        List<CodeBlock> terms = new ArrayList<>();
        conditions.forEach(condition -> terms.addAll(own(condition)));
        return MethodSpec.methodBuilder(name)
                .addModifiers(Modifier.PRIVATE)
                .returns(TypeName.BOOLEAN)
                .addStatement("return $L", all(terms))
                .build();
    }

    private List<CodeBlock> own(Condition condition) {
        return condition.scope() == Condition.Scope.STRUCT
                ? terms(condition)
                : List.of(CodeBlock.of("$N", struct.outerName(condition)));
    }

    static CodeBlock all(List<CodeBlock> terms) {
        return CodeBlock.join(terms.stream().distinct().toList(), "$W&& ");
    }

    // byteLength() >= 4 && isValidCount() && countRaw() != 0
    /** What has to hold for a field to be there and to be valid. */
    List<CodeBlock> terms(FieldPlan field) {
        List<CodeBlock> terms = new ArrayList<>();
        if (field.appended()) {
            terms.add(there(field));
        }
        if (field.isConditional()) {
            terms.add(CodeBlock.of("$L()", field.validityName()));
        }
        for (long absent : field.spec().absentValues()) {
            CodeBlock value = Numbers.masked(field, wire(field));
            terms.add(CodeBlock.of(field.isMasked() ? "($L) != $L" : "$L != $L", value, Numbers.literal(absent)));
        }
        return terms;
    }

    /** Whether the payload reaches to the end of a field that a later revision appended. */
    static CodeBlock there(FieldPlan field) {
        return CodeBlock.of("byteLength() >= $L", Scope.INSTANCE.end(field));
    }

    /** What has to hold for a part of an integer to be there and to be valid. */
    List<CodeBlock> terms(FieldPlan field, RangePlan range) {
        List<CodeBlock> terms = terms(field);
        terms.addAll(siblings(types, range, ranges(field), integer(field), isLong(field)));
        return terms;
    }

    /** What has to hold for bytes to be a struct. */
    List<CodeBlock> terms(FieldPlan field, OverlayPlan overlay) {
        List<CodeBlock> terms = terms(field);
        overlay.by().ifPresent(by -> terms.addAll(terms(by.field())));
        if (!overlay.validIf().isEmpty()) {
            terms.add(CodeBlock.of("$L()", overlay.validityName()));
        }
        return terms;
    }

    // state() == State.BUSY
    /** What has to hold for a condition on a field of this struct. */
    private List<CodeBlock> terms(Condition condition) {
        StructPlan.Operand operand = struct.operand(condition);
        FieldPlan field = operand.field();
        Optional<RangePlan> range = operand.range();
        List<CodeBlock> terms = range.map(part -> terms(field, part)).orElseGet(() -> terms(field));
        boolean optional =
                field.isOptional() || range.filter(RangePlan::isConditional).isPresent();
        Optional<EnumPlan> enumeration =
                range.map(RangePlan::enumeration).orElseGet(() -> ValueType.enumeration(field.type()));
        CodeBlock value;
        if (!optional) {
            value = accessor(field, range);
        } else if (range.isPresent()) {
            value = number(types, range.get(), integer(field), isLong(field));
        } else {
            value = Numbers.masked(field, direct(field));
            value = field.isMasked() ? CodeBlock.of("($L)", value) : value;
            value = enumeration.isPresent() ? constant(types, enumeration.get(), value) : value;
        }
        terms.add(test(types, condition, value, enumeration));
        return terms;
    }

    // request.transactionType() == CxlIoTransactionType.WRITE
    /** Whether conditions on a request hold, where a variable {@code request} has it. */
    static CodeBlock ofRequest(Types types, StructPlan request, List<Condition> conditions) {
        List<CodeBlock> terms = new ArrayList<>();
        for (Condition condition : conditions) {
            StructPlan.Operand operand = request.operand(condition);
            FieldPlan field = operand.field();
            Optional<RangePlan> range = operand.range();
            CodeBlock value = CodeBlock.of("request");
            boolean optional = field.isOptional();
            if (range.isEmpty() || field.type() instanceof ValueType.Flags) {
                value = value(value, field.name(), optional, types.of(field.type()), terms);
                optional = false;
            }
            if (range.isPresent()) {
                RangePlan part = range.get();
                value = value(value, part.name(), optional || part.isConditional(), types.of(part), terms);
            }
            terms.add(test(
                    types,
                    condition,
                    value,
                    range.map(RangePlan::enumeration).orElseGet(() -> ValueType.enumeration(field.type()))));
        }
        return all(terms);
    }

    /** What an accessor gives; that it gives something is a term before. */
    private static CodeBlock value(
            CodeBlock of, String accessor, boolean optional, TypeName type, List<CodeBlock> terms) {
        CodeBlock call = CodeBlock.of("$L.$L()", of, accessor);
        if (!optional) {
            return call;
        }
        terms.add(CodeBlock.of("$L.isPresent()", call));
        String get = type.equals(TypeName.INT) ? "getAsInt" : type.equals(TypeName.LONG) ? "getAsLong" : "get";
        return CodeBlock.of("$L.$L()", call, get);
    }

    private static CodeBlock accessor(FieldPlan field, Optional<RangePlan> range) {
        if (range.isEmpty()) {
            return CodeBlock.of("$L()", field.name());
        }
        return field.type() instanceof ValueType.Flags
                ? CodeBlock.of("$L().$L()", field.name(), range.get().name())
                : CodeBlock.of("$L()", range.get().name());
    }

    /** What has to hold, of the bits of an integer, for a part of it to be there and to be valid. */
    static List<CodeBlock> siblings(
            Types types, RangePlan range, List<RangePlan> ranges, CodeBlock integer, boolean isLong) {
        List<CodeBlock> terms = conditions(types, range, ranges, integer, isLong);
        for (long absent : range.spec().absentValues()) {
            CodeBlock number = Numbers.range(range, integer, isLong);
            terms.add(CodeBlock.of("($L) != $L", number, Numbers.bitsLiteral(absent)));
        }
        return terms;
    }

    /** What has to hold, of the other bits of an integer, for a part of it to be valid. */
    static List<CodeBlock> conditions(
            Types types, RangePlan range, List<RangePlan> ranges, CodeBlock integer, boolean isLong) {
        List<CodeBlock> terms = new ArrayList<>();
        for (Condition condition : range.spec().validIf()) {
            RangePlan sibling = ranges.stream()
                    .filter(other -> other.name().equals(condition.operand()))
                    .findFirst()
                    .orElseThrow();
            terms.addAll(siblings(types, sibling, ranges, integer, isLong));
            terms.add(test(types, condition, number(types, sibling, integer, isLong), sibling.enumeration()));
        }
        return terms;
    }

    /** The value of a part of an integer, to compare. */
    private static CodeBlock number(Types types, RangePlan range, CodeBlock integer, boolean isLong) {
        CodeBlock number = Numbers.range(range, integer, isLong);
        return range.enumeration()
                .map(enumeration -> constant(types, enumeration, number))
                .orElseGet(() -> CodeBlock.of(range.isFlag() ? "$L" : "($L)", number));
    }

    private static CodeBlock constant(Types types, EnumPlan enumeration, CodeBlock code) {
        return CodeBlock.of("$T.of($L)", types.generated(enumeration.name()), code);
    }

    private static CodeBlock test(Types types, Condition condition, CodeBlock value, Optional<EnumPlan> enumeration) {
        if (condition.values().isEmpty()) {
            boolean plain = value.toString().endsWith("()");
            return condition.negated() ? CodeBlock.of(plain ? "!$L" : "!($L)", value) : value;
        }
        String operator = condition.negated() ? "!=" : "==";
        List<CodeBlock> each = condition.values().stream()
                .map(text -> CodeBlock.of("$L $L $L", value, operator, literal(types, text, enumeration)))
                .toList();
        return condition.negated() || each.size() == 1
                ? CodeBlock.join(each, " && ")
                : CodeBlock.of("($L)", CodeBlock.join(each, " || "));
    }

    private static CodeBlock literal(Types types, String value, Optional<EnumPlan> enumeration) {
        return enumeration
                .map(type -> CodeBlock.of("$T.$L", types.generated(type.name()), value))
                .orElseGet(() -> CodeBlock.of("$L", Numbers.bitsLiteral(number(value))));
    }

    private static long number(String text) {
        BigInteger number = WholeNumber.parse(text).orElseThrow();
        return number.longValue();
    }

    private static CodeBlock wire(FieldPlan field) {
        return field.appended() || field.type() instanceof ValueType.Flags
                ? integer(field)
                : CodeBlock.of("$L()", field.rawName());
    }

    private static CodeBlock direct(FieldPlan field) {
        return field.type() instanceof ValueType.Identifier
                ? CodeBlock.of("$T.uuid(array, $L)", Types.WIRE, Scope.INSTANCE.at(field))
                : integer(field);
    }

    private static CodeBlock integer(FieldPlan field) {
        return Numbers.read(ValueType.carrier(field.type()), "array", Scope.INSTANCE.at(field));
    }

    private static boolean isLong(FieldPlan field) {
        return !ValueType.carrier(field.type()).fitsInt();
    }

    private static List<RangePlan> ranges(FieldPlan field) {
        return field.type() instanceof ValueType.Flags flags
                ? flags.bits().ranges()
                : ((ValueType.InlineFlags) field.type()).ranges();
    }
}
