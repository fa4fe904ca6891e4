package org.cxlmi.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.lang.model.element.Modifier;
import org.cxlmi.processor.plan.EnumPlan;
import org.cxlmi.processor.plan.Words;
import org.cxlmi.spec.model.EnumValue;

/** An enumeration of numbers or UUIDs, with a constant for those that this version does not know. */
final class EnumEmitter implements Artifact {

    private static final String UNRECOGNIZED = "UNRECOGNIZED";

    private final Types types;
    private final EnumPlan plan;

    EnumEmitter(Types types, EnumPlan plan) {
        this.types = types;
        this.plan = plan;
    }

    @Override
    public ClassName className() {
        return types.generated(plan.name());
    }

    @Override
    public TypeSpec typeSpec() {
        TypeSpec.Builder type = TypeSpec.enumBuilder(className())
                .addModifiers(Modifier.PUBLIC)
                .addJavadoc(Docs.javadoc(Docs.sentence(plan.spec().doc(), plan.name())))
                .addSuperinterface(plan.isIdentified() ? Types.IDENTIFIED_ENUM : Types.CODED_ENUM);
        plan.spec().values().forEach(value -> type.addEnumConstant(value.name(), constant(value)));
        type.addEnumConstant(UNRECOGNIZED, unrecognized());
        type.addField(codeType(), codeName(), Modifier.PRIVATE, Modifier.FINAL)
                .addField(Types.STRING, "label", Modifier.PRIVATE, Modifier.FINAL)
                .addMethod(constructor())
                .addMethod(plan.isIdentified() ? ofIdentifier() : ofCode())
                .addMethod(getter(codeName(), codeType()))
                .addMethod(getter("label", Types.STRING));
        return type.build();
    }

    private TypeName codeType() {
        return plan.isIdentified() ? Types.UUID_CLASS : TypeName.INT;
    }

    private String codeName() {
        return plan.isIdentified() ? "id" : "code";
    }

    // WARNING(1, "warning")
    private TypeSpec constant(EnumValue value) {
        List<String> paragraphs = new ArrayList<>();
        paragraphs.add(value.doc().isBlank() ? Docs.escape(EnumPlan.label(value)) + "." : Docs.escape(value.doc()));
        Words.lifetime(value.lifetime())
                .ifPresent(text -> paragraphs.add(Character.toUpperCase(text.charAt(0)) + text.substring(1) + "."));
        return TypeSpec.anonymousClassBuilder("$L, $S", code(value), EnumPlan.label(value))
                .addJavadoc(Docs.javadoc(paragraphs))
                .build();
    }

    // UNRECOGNIZED(-1, "unrecognized")
    private TypeSpec unrecognized() {
        CodeBlock code = plan.isIdentified() ? CodeBlock.of("new $T(0, 0)", UUID.class) : CodeBlock.of("-1");
        String doc = plan.isIdentified()
                ? "A UUID that this version does not know."
                : "A code that this version does not know.";
        return TypeSpec.anonymousClassBuilder("$L, $S", code, "unrecognized")
                .addJavadoc(Docs.javadoc(doc))
                .build();
    }

    private CodeBlock code(EnumValue value) {
        return plan.isIdentified()
                ? CodeBlock.of("$T.fromString($S)", UUID.class, value.code())
                : CodeBlock.of("$L", Numbers.literal(Long.parseLong(value.code())));
    }

    private MethodSpec constructor() {
        return MethodSpec.constructorBuilder()
                .addParameter(codeType(), codeName())
                .addParameter(Types.STRING, "label")
                .addStatement("this.$1L = $1L", codeName())
                .addStatement("this.label = label")
                .build();
    }

    // public static EventLog of(int code) {
    //     return switch (code) {
    //         case 0 -> INFORMATIONAL;
    //         default -> UNRECOGNIZED;
    //     };
    // }
    private MethodSpec ofCode() {
        CodeBlock.Builder body =
                CodeBlock.builder().add("return switch (code) {\n").indent();
        for (EnumValue value : plan.spec().values()) {
            body.add("case $L -> $L;\n", code(value), value.name());
        }
        body.add("default -> $L;\n", UNRECOGNIZED).unindent().add("};\n");
        return factory(TypeName.INT, "code").addCode(body.build()).build();
    }

    // public static LogIdentifier of(UUID id) {
    //     return IdentifiedEnum.find(values(), id, UNRECOGNIZED);
    // }
    private MethodSpec ofIdentifier() {
        return factory(Types.UUID_CLASS, "id")
                .addStatement("return $T.find(values(), id, $L)", Types.IDENTIFIED_ENUM, UNRECOGNIZED)
                .build();
    }

    private MethodSpec.Builder factory(TypeName parameterType, String parameterName) {
        return MethodSpec.methodBuilder("of")
                .addJavadoc(Docs.javadoc("The constant with this " + parameterName + ", or {@link #UNRECOGNIZED}."))
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .returns(className())
                .addParameter(parameterType, parameterName);
    }

    private static MethodSpec getter(String name, TypeName type) {
        return MethodSpec.methodBuilder(name)
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .returns(type)
                .addStatement("return $L", name)
                .build();
    }
}
