package org.cxlmi.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import org.cxlmi.processor.plan.ArrayCount;
import org.cxlmi.processor.plan.FieldPlan;
import org.cxlmi.processor.plan.StructPlan;
import org.cxlmi.processor.plan.ValueType;

/** The static methods that check bytes and make a struct of them. */
final class CheckEmitter {

    private static final String MALFORMED =
            "@throws org.cxlmi.runtime.error.MalformedResponseException if the bytes contradict the layout";

    private final Types types;
    private final StructPlan struct;
    private final Counts counts;
    private final Scope scope;

    CheckEmitter(Types types, StructPlan struct) {
        this.types = types;
        this.struct = struct;
        this.counts = new Counts(types, struct);
        this.scope = struct.isElement() ? Scope.ELEMENT : Scope.PAYLOAD;
    }

    List<MethodSpec> methods() {
        if (!struct.isElement()) {
            return struct.asked().isPresent() ? List.of(wrapPayload(), wrapAsked()) : List.of(wrapPayload());
        }
        if (struct.isFixed()) {
            return struct.outer().isEmpty()
                    ? List.of(wrapFixed(), wrapFixedAt())
                    : List.of(wrapFixed(), wrapFixedAt(), wrapWithin());
        }
        return struct.requestFields().isEmpty()
                ? List.of(wrapElement(), check())
                : List.of(wrapWhole(), wrapElement(), check());
    }

    private MethodSpec.Builder wrap(String parameter) {
        return MethodSpec.methodBuilder("wrap")
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .returns(types.generated(struct.name()))
                .addParameter(Types.BYTE_ARRAY, parameter);
    }

    // public static GetEventRecordsResponse wrap(byte[] payload) {
    //     PayloadCheck.minimumLength("GetEventRecordsResponse", payload, 0, payload.length, MINIMUM_LENGTH);
    //     PayloadCheck.array("GetEventRecordsResponse", "eventRecords", payload, 0, payload.length, 32, ...);
    //     return new GetEventRecordsResponse(payload);
    // }
    private MethodSpec wrapPayload() {
        MethodSpec.Builder method = wrap("payload")
                .addJavadoc(Docs.javadoc(
                        "Views a payload as received; the array is not copied and must not be changed afterwards.",
                        MALFORMED));
        if (!struct.requestFields().isEmpty()) {
            method.addParameter(types.generated(struct.requestName().orElseThrow()), "request");
        }
        minimumLength(method);
        List<String> kept = new ArrayList<>(List.of("payload"));
        for (FieldPlan array : struct.arrays()) {
            check(method, array, false);
            if (array.array().isVariableStride()) {
                kept.add(array.name() + "Ends");
            } else if (counts.isStored(array)) {
                kept.add(array.name() + "Count");
            }
        }
        return method.addStatement("return new $T($L)", types.generated(struct.name()), String.join(", ", kept))
                .build();
    }

    // public static GetLsaResponse wrap(byte[] payload, GetLsaRequest request) {
    //     PayloadCheck.asked("GetLsaResponse", "data", payload, 0, payload.length, 0, request.length(), 1);
    //     return wrap(payload);
    // }
    private MethodSpec wrapAsked() {
        FieldPlan array = struct.asked().orElseThrow();
        String asked =
                ((ArrayCount.Rest) array.array().count()).asked().orElseThrow().field();
        MethodSpec.Builder method = wrap("payload")
                .addParameter(types.generated(struct.requestName().orElseThrow()), "request")
                .addJavadoc(Docs.javadoc(
                        "Views a payload as received, which has to hold as much as the request asks for; the array is not"
                                + " copied and must not be changed afterwards.",
                        MALFORMED))
                .addStatement("$T response = wrap(payload)", types.generated(struct.name()));
        method.addStatement("$L", call("asked", array, CodeBlock.of("request.$L(),$W$L", asked, counts.stride(array))));
        return method.addStatement("return response").build();
    }

    // public static EventRecord wrap(byte[] bytes) {
    //     PayloadCheck.minimumLength("EventRecord", bytes, 0, bytes.length, LENGTH);
    //     return new EventRecord(bytes, 0);
    // }
    private MethodSpec wrapFixed() {
        return wrap("bytes")
                .addJavadoc(Docs.javadoc(
                        "Views the first {@link #LENGTH} of some bytes, which must not be changed afterwards.",
                        MALFORMED))
                .addStatement(
                        "$T.minimumLength($S, bytes, 0, bytes.length, LENGTH)", Types.PAYLOAD_CHECK, struct.name())
                .addStatement("return new $T(bytes, 0$L)", types.generated(struct.name()), Validity.standalone(struct))
                .build();
    }

    // public static EventRecord wrap(byte[] array, int offset) {
    //     PayloadCheck.lengthFrom("EventRecord", array, offset, LENGTH);
    //     return new EventRecord(array, offset);
    // }
    private MethodSpec wrapFixedAt() {
        return wrap("array")
                .addParameter(TypeName.INT, "offset")
                .addJavadoc(Docs.javadoc(
                        "Views {@link #LENGTH} bytes from {@code offset} on, which must not be changed afterwards.",
                        MALFORMED))
                .addStatement("$T.lengthFrom($S, array, offset, LENGTH)", Types.PAYLOAD_CHECK, struct.name())
                .addStatement(
                        "return new $T(array, offset$L)", types.generated(struct.name()), Validity.standalone(struct))
                .build();
    }

    // public static Entry wrap(byte[] array, int offset, boolean parentFormValid) {
    //     PayloadCheck.lengthFrom("Entry", array, offset, LENGTH);
    //     return new Entry(array, offset, parentFormValid);
    // }
    private MethodSpec wrapWithin() {
        MethodSpec.Builder method = wrap("array")
                .addParameter(TypeName.INT, "offset")
                .addJavadoc(Docs.javadoc(
                        "Views {@link #LENGTH} bytes from {@code offset} on that stand in another struct, of which these"
                                + " conditions hold or not.",
                        MALFORMED));
        List<String> names = struct.outer().stream().map(struct::outerName).toList();
        names.forEach(name -> method.addParameter(TypeName.BOOLEAN, name));
        return method.addStatement("$T.lengthFrom($S, array, offset, LENGTH)", Types.PAYLOAD_CHECK, struct.name())
                .addStatement(
                        "return new $T(array, offset$L)", types.generated(struct.name()), arguments(names.stream()))
                .build();
    }

    // public static VcsInformation wrap(byte[] bytes) {
    //     PayloadCheck.minimumLength("VcsInformation", bytes, 0, bytes.length, MINIMUM_LENGTH);
    //     PayloadCheck.rest("VcsInformation", "vppbs", bytes, 0, bytes.length, 4, VppbInformation.LENGTH);
    //     return new VcsInformation(bytes, 0, bytes.length);
    // }
    private MethodSpec wrapWhole() {
        FieldPlan array = struct.arrays().get(0);
        return wrap("bytes")
                .addJavadoc(Docs.javadoc(
                        "Views all of some bytes, which must not be changed afterwards, whatever was asked for.",
                        MALFORMED))
                .addStatement(
                        "$T.minimumLength($S, bytes, 0, bytes.length, MINIMUM_LENGTH)",
                        Types.PAYLOAD_CHECK,
                        struct.name())
                .addStatement(
                        "$T.rest($S, $S, bytes, 0, bytes.length, $L, $L)",
                        Types.PAYLOAD_CHECK,
                        struct.name(),
                        array.name(),
                        array.offset(),
                        counts.stride(array))
                .addStatement(
                        "return new $T(bytes, 0, bytes.length$L)",
                        types.generated(struct.name()),
                        Validity.standalone(struct))
                .build();
    }

    private MethodSpec wrapElement() {
        MethodSpec.Builder method = wrap("bytes")
                .addJavadoc(Docs.javadoc("Views some bytes, which must not be changed afterwards.", MALFORMED));
        struct.requestFields().forEach(field -> method.addParameter(TypeName.LONG, requestVariable(field)));
        return method.addStatement(
                        "return new $T(bytes, 0, check(bytes, 0, bytes.length$L)$L)",
                        types.generated(struct.name()),
                        arguments(struct.requestFields().stream().map(CheckEmitter::requestVariable)),
                        Validity.standalone(struct))
                .build();
    }

    // static int check(byte[] array, int offset, int available) {
    //     PayloadCheck.minimumLength("VcsInformation", array, offset, available, MINIMUM_LENGTH);
    //     return PayloadCheck.array("VcsInformation", "vppbs", array, offset, available, 4, ...);
    // }
    private MethodSpec check() {
        MethodSpec.Builder method = MethodSpec.methodBuilder("check")
                .addJavadoc(Docs.javadoc("Checks an element of another struct; returns the bytes that it takes."))
                .addModifiers(Modifier.STATIC)
                .returns(TypeName.INT)
                .addParameter(Types.BYTE_ARRAY, "array")
                .addParameter(TypeName.INT, "offset")
                .addParameter(TypeName.INT, "available");
        struct.requestFields().forEach(field -> method.addParameter(TypeName.LONG, requestVariable(field)));
        minimumLength(method);
        List<FieldPlan> arrays = struct.arrays();
        for (int i = 0; i < arrays.size(); i++) {
            check(method, arrays.get(i), i == arrays.size() - 1);
        }
        return method.build();
    }

    private void minimumLength(MethodSpec.Builder method) {
        method.addStatement(
                "$T.minimumLength($S, $L, $L, $L, MINIMUM_LENGTH)",
                Types.PAYLOAD_CHECK,
                struct.name(),
                scope.array(),
                scope.structOffset(),
                scope.available());
    }

    /** Checks one array and the fields up to the next one. */
    private void check(MethodSpec.Builder method, FieldPlan field, boolean last) {
        List<FieldPlan> following = following(field);
        int length = following.stream().mapToInt(FieldPlan::length).sum();
        if (field.array().count() instanceof ArrayCount.Limited limited) {
            method.addStatement("int $LCount = $L", field.name(), Counts.limited(limited, this::operand));
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
        boolean returned = last && length == 0;
        if (returned) {
            method.addStatement("return $L", end);
        } else if (isLastCounted(field)) {
            method.addStatement("int $LEnd = $L", field.name(), end);
            method.addStatement(
                    "$T.noneLeft($S, $S,$W$L, $L, $L,$W$LEnd, $L)",
                    Types.PAYLOAD_CHECK,
                    struct.name(),
                    field.name(),
                    scope.array(),
                    scope.structOffset(),
                    scope.available(),
                    field.name(),
                    counts.stride(field));
        } else if (length > 0 || isArrayAnchor(field)) {
            method.addStatement("int $LEnd = $L", field.name(), end);
        } else if (!field.array().isVariableStride()) {
            method.addStatement("$L", end);
        }
        if (length > 0) {
            method.addStatement(
                    "$L$T.following($S, $S,$W$L, $L, $L,$W$LEnd, $L)",
                    last ? "return " : "",
                    Types.PAYLOAD_CHECK,
                    struct.name(),
                    following.get(0).name(),
                    scope.array(),
                    scope.structOffset(),
                    scope.available(),
                    field.name(),
                    length);
        }
    }

    /**
     * Whether a payload ends in an array that a field counts, so that more elements behind it contradict the count; what
     * revisions appended behind it must not be as long as some of them.
     */
    private boolean isLastCounted(FieldPlan field) {
        ValueType.Array array = field.array();
        int stride = array.element().length();
        List<FieldPlan> behind = struct.fields()
                .subList(struct.fields().indexOf(field) + 1, struct.fields().size());
        return !struct.isElement()
                && array.count() instanceof ArrayCount.Counted
                && !array.isVariableStride()
                && stride > 1
                && behind.stream()
                        .allMatch(follower ->
                                follower.appended() && (follower.distance() + follower.length()) % stride != 0);
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
        ArrayCount count = field.array().count();
        if (count instanceof ArrayCount.Rest) {
            return call("rest", field, CodeBlock.of("$L", counts.stride(field)));
        } else if (count instanceof ArrayCount.ByteLength length) {
            return call("byteLengthArray", field, CodeBlock.of("$L,$W$L", read(length.field()), counts.stride(field)));
        }
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
        return operand instanceof ArrayCount.Operand.OfField field
                ? read(field.field())
                : CodeBlock.of("$L", requestValue(((ArrayCount.Operand.OfRequest) operand).field()));
    }

    private String requestValue(String field) {
        return struct.isElement() ? requestVariable(field) : "request." + field + "()";
    }

    private static String requestVariable(String field) {
        return "request" + Character.toUpperCase(field.charAt(0)) + field.substring(1);
    }

    private static String arguments(Stream<String> arguments) {
        return arguments.map(argument -> ", " + argument).collect(Collectors.joining());
    }
}
