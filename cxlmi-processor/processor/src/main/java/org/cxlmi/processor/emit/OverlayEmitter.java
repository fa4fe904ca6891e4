package org.cxlmi.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;
import org.cxlmi.processor.plan.FieldPlan;
import org.cxlmi.processor.plan.OverlayPlan;
import org.cxlmi.processor.plan.Words;

/** The methods that return the bytes of a field as the struct that they are. */
final class OverlayEmitter {

    private final Types types;
    private final ValueReader reader;
    private final Validity validity;

    OverlayEmitter(Types types, ValueReader reader, Validity validity) {
        this.types = types;
        this.reader = reader;
        this.validity = validity;
    }

    List<MethodSpec> accessors(FieldPlan field, OverlayPlan overlay) {
        List<MethodSpec> methods = new ArrayList<>();
        methods.add(typed(field, overlay));
        overlay.cases().forEach(overlaid -> methods.add(one(field, overlay, overlaid)));
        return methods;
    }

    // public Optional<Struct> typedData() {
    //     return switch (recordFormat()) {
    //         case GENERAL_MEDIA -> Optional.of(new GeneralMediaEvent(array, offset + 48));
    //         default -> Optional.empty();
    //     };
    // }
    private MethodSpec typed(FieldPlan field, OverlayPlan overlay) {
        MethodSpec.Builder method = method(overlay.accessor(), Types.STRUCT);
        if (overlay.by().isEmpty()) {
            return method.addJavadoc(Docs.javadoc(
                            "{@link #" + field.name() + "} as the struct that it is; absent if it is only bytes."))
                    .addStatement(
                            "return $L().map(typed -> typed)",
                            overlay.cases().get(0).accessor())
                    .build();
        }
        OverlayPlan.By by = overlay.by().get();
        List<CodeBlock> terms = validity.terms(field, overlay);
        CodeBlock.Builder body = CodeBlock.builder();
        if (!terms.isEmpty()) {
            body.beginControlFlow("if (!($L))", Validity.all(terms))
                    .addStatement("return $T.empty()", Optional.class)
                    .endControlFlow();
        }
        body.add("return switch ($L) {\n", constant(by)).indent();
        for (OverlayPlan.Case overlaid : overlay.cases()) {
            body.add(
                    "case $L -> $T.of($L);\n",
                    String.join(", ", overlaid.constants()),
                    Optional.class,
                    reader.struct(overlaid.struct(), field));
        }
        body.add("default -> $T.empty();\n", Optional.class).unindent().add("};\n");
        return method.addJavadoc(Docs.javadoc("{@link #" + field.name() + "} as the struct that {@link #" + by.name()
                        + "} says; absent if it says none that this version knows."))
                .addCode(body.build())
                .build();
    }

    /** What the field has that says which struct it is, in its own type. */
    private CodeBlock constant(OverlayPlan.By by) {
        return by.field().isOptional() ? reader.constant(by.field()) : CodeBlock.of("$L()", by.name());
    }

    // public Optional<GeneralMediaEvent> generalMediaEvent() {
    //     return recordFormat() == EventRecordFormat.GENERAL_MEDIA
    //             ? Optional.of(new GeneralMediaEvent(array, offset + 48)) : Optional.empty();
    // }
    private MethodSpec one(FieldPlan field, OverlayPlan overlay, OverlayPlan.Case overlaid) {
        List<CodeBlock> terms = validity.terms(field, overlay);
        overlay.by()
                .ifPresent(by -> terms.add(
                        AccessorEmitter.isOneOf(types, constant(by), by.enumeration(), overlaid.constants())));
        return method(overlaid.accessor(), types.generated(overlaid.struct().name()))
                .addJavadoc(Docs.javadoc("{@link #" + field.name() + "} as this struct, if "
                        + overlay.by()
                                .map(by -> "{@link #" + by.name() + "} is "
                                        + overlaid.constants().stream()
                                                .map(Docs::code)
                                                .collect(Collectors.joining(" or ")))
                                .orElseGet(() -> Words.conditions(overlay.validIf(), Docs::code))
                        + "."))
                .addStatement(
                        "return $L$W? $T.of($L)$W: $T.empty()",
                        Validity.all(terms),
                        Optional.class,
                        reader.struct(overlaid.struct(), field),
                        Optional.class)
                .build();
    }

    private static MethodSpec.Builder method(String name, TypeName type) {
        return MethodSpec.methodBuilder(name).addModifiers(Modifier.PUBLIC).returns(Types.optional(type));
    }
}
