package org.cxlmi.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Modifier;
import org.cxlmi.processor.plan.FieldPlan;
import org.cxlmi.processor.plan.OverlayPlan;

/** The methods that return the bytes of a field as the struct that they are. */
final class OverlayEmitter {

    private final Types types;
    private final ValueReader reader;

    OverlayEmitter(Types types, ValueReader reader) {
        this.types = types;
        this.reader = reader;
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
        CodeBlock.Builder body = CodeBlock.builder()
                .add("return switch ($L()) {\n", overlay.by().name())
                .indent();
        for (OverlayPlan.Case overlaid : overlay.cases()) {
            body.add(
                    "case $L -> $T.of($L);\n",
                    String.join(", ", overlaid.constants()),
                    Optional.class,
                    reader.struct(overlaid.struct(), field));
        }
        body.add("default -> $T.empty();\n", Optional.class).unindent().add("};\n");
        return method(overlay.accessor(), Types.STRUCT)
                .addJavadoc(Docs.javadoc("{@link #" + field.name() + "} as the struct that {@link #"
                        + overlay.by().name() + "} says; absent if it says none that this version knows."))
                .addCode(body.build())
                .build();
    }

    // public Optional<GeneralMediaEvent> generalMediaEvent() {
    //     return recordFormat() == EventRecordFormat.GENERAL_MEDIA
    //             ? Optional.of(new GeneralMediaEvent(array, offset + 48)) : Optional.empty();
    // }
    private MethodSpec one(FieldPlan field, OverlayPlan overlay, OverlayPlan.Case overlaid) {
        CodeBlock condition = AccessorEmitter.isOneOf(
                types, CodeBlock.of("$L()", overlay.by().name()), overlay.enumeration(), overlaid.constants());
        return method(overlaid.accessor(), types.generated(overlaid.struct().name()))
                .addJavadoc(Docs.javadoc("{@link #" + field.name() + "}, if {@link #"
                        + overlay.by().name() + "} says that it is this."))
                .addStatement(
                        "return $L$W? $T.of($L)$W: $T.empty()",
                        condition,
                        Optional.class,
                        reader.struct(overlaid.struct(), field),
                        Optional.class)
                .build();
    }

    private static MethodSpec.Builder method(String name, TypeName type) {
        return MethodSpec.methodBuilder(name).addModifiers(Modifier.PUBLIC).returns(Types.optional(type));
    }
}
