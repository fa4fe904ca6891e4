package org.cxlmi.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;
import org.cxlmi.processor.plan.FieldPlan;
import org.cxlmi.processor.plan.StructPlan;

/** The static methods that check bytes and make a struct of them. */
final class CheckEmitter {

    private static final String MALFORMED =
            "@throws org.cxlmi.runtime.error.MalformedResponseException if the bytes contradict the layout";

    private static final String RECEIVED =
            "Views a payload as received; the array is not copied and must not be changed afterwards.";

    private final Types types;
    private final StructPlan struct;
    private final Counts counts;
    private final ArrayChecks checks;

    CheckEmitter(Types types, StructPlan struct) {
        this.types = types;
        this.struct = struct;
        this.counts = new Counts(types, struct);
        this.checks = new ArrayChecks(types, struct);
    }

    List<MethodSpec> methods() {
        if (!struct.isElement()) {
            if (!struct.heedsRequest()) {
                return List.of(wrapPayload());
            }
            return struct.outer().isEmpty()
                    ? List.of(wrapPayload(), wrapHeeding())
                    : List.of(wrapUnasked(), wrapHeeding(), wrapPayload());
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
    //     int eventRecordsEnd = PayloadCheck.array(
    //             "GetEventRecordsResponse", "eventRecords", payload, 0, payload.length, 32, ...);
    //     PayloadCheck.noneLeft("GetEventRecordsResponse", "eventRecords", payload, 0, payload.length,
    // eventRecordsEnd);
    //     return new GetEventRecordsResponse(payload);
    // }
    private MethodSpec wrapPayload() {
        boolean inner = struct.heedsRequest() && !struct.outer().isEmpty();
        MethodSpec.Builder method = inner
                ? MethodSpec.methodBuilder("wrap")
                        .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                        .returns(types.generated(struct.name()))
                        .addParameter(Types.BYTE_ARRAY, "payload")
                : wrap("payload").addJavadoc(Docs.javadoc(RECEIVED, MALFORMED));
        if (inner) {
            struct.outer().forEach(condition -> method.addParameter(TypeName.BOOLEAN, struct.outerName(condition)));
        }
        if (struct.needsRequest()) {
            method.addParameter(requestType(), "request");
            atMost(method);
        }
        checks.minimumLength(method);
        List<String> kept = new ArrayList<>(List.of("payload"));
        List<FieldPlan> arrays = struct.arrays();
        for (FieldPlan array : arrays) {
            checks.check(method, array, array.equals(arrays.get(arrays.size() - 1)));
            if (array.array().isVariableStride()) {
                kept.add(array.name() + "Ends");
            } else if (counts.isStored(array)) {
                kept.add(array.name() + "Count");
            }
        }
        CodeBlock.Builder arguments = CodeBlock.builder().add("$L", String.join(", ", kept));
        if (inner) {
            struct.outer().forEach(condition -> arguments.add(",$W$N", struct.outerName(condition)));
        } else if (struct.needsRequest()) {
            arguments.add("$L", requestConditions());
        } else {
            arguments.add("$L", Validity.standalone(struct));
        }
        return method.addStatement("return new $T($L)", types.generated(struct.name()), arguments.build())
                .build();
    }

    private ClassName requestType() {
        return types.generated(struct.request().orElseThrow().name());
    }

    /** Whether what the request says of the response holds, as further arguments. */
    private CodeBlock requestConditions() {
        CodeBlock.Builder arguments = CodeBlock.builder();
        struct.outer()
                .forEach(condition -> arguments.add(
                        ",$W$L", Validity.ofRequest(types, struct.request().orElseThrow(), List.of(condition))));
        return arguments.build();
    }

    private void atMost(MethodSpec.Builder method) {
        struct.atMost()
                .ifPresent(field -> method.addStatement(
                        "$T.atMost($S, payload, $S, request.$L())",
                        Types.PAYLOAD_CHECK,
                        struct.name(),
                        "request." + field.name(),
                        field.rawName()));
    }

    // public static SendLdCxlIoMemoryResponse wrap(byte[] payload) {
    //     return wrap(payload, true);
    // }
    private MethodSpec wrapUnasked() {
        return wrap("payload")
                .addJavadoc(Docs.javadoc(RECEIVED, MALFORMED))
                .addStatement("return wrap(payload$L)", Validity.standalone(struct))
                .build();
    }

    // public static GetLsaResponse wrap(byte[] payload, GetLsaRequest request) {
    //     PayloadCheck.asked("GetLsaResponse", "data", payload, 0, payload.length, 0, request.length(), 1);
    //     return wrap(payload);
    // }
    private MethodSpec wrapHeeding() {
        MethodSpec.Builder method = wrap("payload")
                .addParameter(requestType(), "request")
                .addJavadoc(Docs.javadoc(
                        "Views a payload as received, which has to fit what the request asks for; the array is not copied"
                                + " and must not be changed afterwards.",
                        MALFORMED));
        atMost(method);
        CodeBlock made = CodeBlock.of("wrap(payload$L)", requestConditions());
        if (struct.asked().isEmpty()) {
            return method.addStatement("return $L", made).build();
        }
        return method.addStatement("$T response = $L", types.generated(struct.name()), made)
                .addStatement("$L", checks.asked(struct.asked().get()))
                .addStatement("return response")
                .build();
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
                        "return new $T(array, offset$L)",
                        types.generated(struct.name()),
                        ArrayChecks.arguments(names.stream()))
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
        struct.requestFields().forEach(field -> method.addParameter(TypeName.LONG, ArrayChecks.requestVariable(field)));
        return method.addStatement(
                        "return new $T(bytes, 0, check(bytes, 0, bytes.length$L)$L)",
                        types.generated(struct.name()),
                        ArrayChecks.arguments(struct.requestFields().stream().map(ArrayChecks::requestVariable)),
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
        struct.requestFields().forEach(field -> method.addParameter(TypeName.LONG, ArrayChecks.requestVariable(field)));
        checks.minimumLength(method);
        List<FieldPlan> arrays = struct.arrays();
        for (int i = 0; i < arrays.size(); i++) {
            checks.check(method, arrays.get(i), i == arrays.size() - 1);
        }
        return method.build();
    }
}
