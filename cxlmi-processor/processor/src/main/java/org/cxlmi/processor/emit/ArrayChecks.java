package org.cxlmi.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cxlmi.processor.plan.ArrayCount;
import org.cxlmi.processor.plan.FieldPlan;
import org.cxlmi.processor.plan.StructPlan;
import org.cxlmi.processor.plan.ValueType;

/** The statements that check the lengths of a struct and of its arrays against the bytes that are there. */
final class ArrayChecks {

    private final Types types;
    private final StructPlan struct;
    private final Counts counts;
    private final Scope scope;

    ArrayChecks(Types types, StructPlan struct) {
        this.types = types;
        this.struct = struct;
        this.counts = new Counts(types, struct);
        this.scope = struct.isElement() ? Scope.ELEMENT : Scope.PAYLOAD;
    }

    void minimumLength(MethodSpec.Builder method) {
        method.addStatement(
                "$T.minimumLength($S, $L, $L, $L, MINIMUM_LENGTH)",
                Types.PAYLOAD_CHECK,
                struct.name(),
                scope.array(),
                scope.structOffset(),
                scope.available());
    }

    /** Checks one array and the fields up to the next one. */
    void check(MethodSpec.Builder method, FieldPlan field, boolean last) {
        List<FieldPlan> following = following(field);
        int length = following.stream().mapToInt(FieldPlan::length).sum();
        if (field.array().count() instanceof ArrayCount.Limited limited) {
            CodeBlock count = Counts.limited(limited, this::operand);
            if (!limited.noneIf().isEmpty()) {
                CodeBlock none = Validity.ofRequest(types, struct.request().orElseThrow(), limited.noneIf());
                count = CodeBlock.of("$L$W? 0$W: $L", none, count);
            }
            method.addStatement("int $LCount = $L", field.name(), count);
        } else if (Counts.isRestIfZero(field)) {
            method.addStatement("int $LCount = $L", field.name(), countOrRest(field));
        }
        CodeBlock end;
        if (field.array().isVariableStride()) {
            method.addStatement("int[] $LEnds = $L", field.name(), variable(field));
            end = CodeBlock.of("$L + $T.lastEnd($LEnds)", scope.start(field), Types.WIRE_ARRAYS, field.name());
        } else {
            end = fixed(field);
        }
        boolean ends = !struct.isElement() && last && !(field.array().count() instanceof ArrayCount.Rest);
        if (struct.isElement() && last && length == 0) {
            method.addStatement("return $L", end);
        } else if (ends || length > 0 || isArrayAnchor(field)) {
            method.addStatement("int $LEnd = $L", field.name(), end);
        } else if (!field.array().isVariableStride()) {
            method.addStatement("$L", end);
        }
        if (length > 0) {
            method.addStatement(
                    "$L$T.following($S, $S,$W$L, $L, $L,$W$LEnd, $L)",
                    struct.isElement() && last ? "return " : "",
                    Types.PAYLOAD_CHECK,
                    struct.name(),
                    following.get(0).name(),
                    scope.array(),
                    scope.structOffset(),
                    scope.available(),
                    field.name(),
                    length);
        }
        if (ends) {
            payloadEnds(method, field, length);
        }
    }

    // PayloadCheck.revisionLeft("R", "regions", payload, 0, payload.length, regionsEnd, 16)
    /** Checks that nothing follows the last array of a payload but what is known to. */
    private void payloadEnds(MethodSpec.Builder method, FieldPlan field, int length) {
        List<Integer> appended = struct.appendedLengths();
        method.addStatement(
                "$T.$L($S, $S,$W$L, $L, $L,$W$LEnd$L$L)",
                Types.PAYLOAD_CHECK,
                appended.isEmpty() ? "noneLeft" : "revisionLeft",
                struct.name(),
                field.name(),
                scope.array(),
                scope.structOffset(),
                scope.available(),
                field.name(),
                length > 0 ? " + " + length : "",
                arguments(appended.stream().map(String::valueOf)));
    }

    // PayloadCheck.countOrRest(Wire.u8(payload, 1), payload.length, 8, 16, DynamicCapacityRegion.LENGTH)
    private CodeBlock countOrRest(FieldPlan field) {
        ArrayCount.Counted counted = (ArrayCount.Counted) field.array().count();
        return CodeBlock.of(
                "$T.countOrRest($L,$W$L, $L,$W$L)",
                Types.PAYLOAD_CHECK,
                read(counted.field()),
                scope.available(),
                scope.start(field),
                counts.stride(field));
    }

    private boolean isArrayAnchor(FieldPlan field) {
        return struct.arrays().stream().anyMatch(array -> array.anchor().equals(Optional.of(field)));
    }

    private List<FieldPlan> following(FieldPlan array) {
        return struct.fields().stream()
                .filter(field -> field.anchor().equals(Optional.of(array)))
                .filter(field -> !field.appended() && field.length() > 0)
                .toList();
    }

    private CodeBlock fixed(FieldPlan field) {
        CodeBlock stride = counts.stride(field);
        return field.array()
                .count()
                .match(new ArrayCount.Cases<>(
                        fixed -> counted(field),
                        counted -> counted(field),
                        byteLength -> call(
                                "byteLengthArray", field, CodeBlock.of("$L,$W$L", read(byteLength.field()), stride)),
                        rest -> call("rest", field, stride),
                        limited -> counted(field)));
    }

    private CodeBlock counted(FieldPlan field) {
        return call("array", field, CodeBlock.of("$L,$W$L", count(field), counts.stride(field)));
    }

    // PayloadCheck.variableArray("R", "virtualSwitches", payload, 0, payload.length, 4, Wire.u8(payload, 0),
    //         VcsInformation.MINIMUM_LENGTH, (array, offset, left) -> VcsInformation.check(array, offset, left))
    private CodeBlock variable(FieldPlan field) {
        StructPlan element = ((ValueType.Nested) field.array().element()).struct();
        ClassName type = types.generated(element.name());
        CodeBlock check = element.requestFields().isEmpty()
                ? CodeBlock.of("$T::check", type)
                : CodeBlock.of(
                        "(array, offset, left) ->$W$T.check(array, offset, left$L)",
                        type,
                        arguments(element.requestFields().stream().map(this::requestValue)));
        return call("variableArray", field, CodeBlock.of("$L,$W$L,$W$L", count(field), counts.stride(field), check));
    }

    // PayloadCheck.asked("GetLsaResponse", "data", payload, 0, payload.length, 0, request.length(), 1)
    /** Checks that there is as much as the request asks for. */
    CodeBlock asked(FieldPlan field) {
        String asked =
                ((ArrayCount.Rest) field.array().count()).asked().orElseThrow().field();
        return call("asked", field, CodeBlock.of("request.$L(),$W$L", asked, counts.stride(field)));
    }

    private CodeBlock call(String check, FieldPlan field, CodeBlock more) {
        return CodeBlock.of(
                "$T.$L($S, $S,$W$L, $L, $L,$W$L,$W$L)",
                Types.PAYLOAD_CHECK,
                check,
                struct.name(),
                field.name(),
                scope.array(),
                scope.structOffset(),
                scope.available(),
                scope.start(field),
                more);
    }

    private CodeBlock count(FieldPlan field) {
        return field.array().count() instanceof ArrayCount.Counted counted && !counted.restIfZero()
                ? read(counted.field())
                : CodeBlock.of("$LCount", field.name());
    }

    private CodeBlock read(FieldPlan field) {
        return Numbers.read(ValueType.carrier(field.type()), scope.array(), scope.at(field));
    }

    private CodeBlock operand(ArrayCount.Operand operand) {
        return operand.match(own -> read(own.field()), request -> CodeBlock.of("$L", requestValue(request.field())));
    }

    private String requestValue(String field) {
        return struct.isElement() ? requestVariable(field) : "request." + field + "()";
    }

    /** The parameter that holds a field of the request, where an element is checked. */
    static String requestVariable(String field) {
        return "request" + Character.toUpperCase(field.charAt(0)) + field.substring(1);
    }

    /** Further arguments of a call. */
    static String arguments(Stream<String> arguments) {
        return arguments.map(argument -> ", " + argument).collect(Collectors.joining());
    }
}
