package org.cxlmi.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import com.palantir.javapoet.WildcardTypeName;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Modifier;
import org.cxlmi.processor.plan.Plan;

/** The class that lists all commands; apart from the facade, which would load them all. */
final class CatalogEmitter implements Artifact {

    /** That of the code of all emitters; {@code GeneratedCode} of the runtime says when it is raised. */
    static final int CODE_VERSION = 1;

    private static final TypeName ANY = WildcardTypeName.subtypeOf(Object.class);
    private static final TypeName ANY_COMMAND = ParameterizedTypeName.get(Types.COMMAND, ANY, ANY);

    private final Types types;
    private final Plan plan;

    CatalogEmitter(Types types, Plan plan) {
        this.types = types;
        this.plan = plan;
    }

    @Override
    public ClassName className() {
        return types.generated(plan.catalog());
    }

    @Override
    public TypeSpec typeSpec() {
        return TypeSpec.classBuilder(className())
                .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
                .addSuperinterface(Types.COMMAND_CATALOG)
                .addJavadoc(Docs.javadoc("The commands of {@link " + plan.facade() + "} as values."))
                .addMethod(MethodSpec.constructorBuilder()
                        .addJavadoc(Docs.javadoc("For {@link java.util.ServiceLoader}."))
                        .addModifiers(Modifier.PUBLIC)
                        .build())
                .addMethod(all())
                .addMethod(names())
                .addMethod(find())
                .addMethod(codeVersion())
                .build();
    }

    // public static List<Command<?, ?>> all() {
    //     return List.of(
    //             Identify.COMMAND,
    //             GetEventRecords.COMMAND);
    // }
    private MethodSpec all() {
        CodeBlock commands = plan.commands().stream()
                .map(command -> CodeBlock.of("$T.COMMAND", types.generated(command.name())))
                .collect(CodeBlock.joining(",\n", "\n", ""));
        return MethodSpec.methodBuilder("all")
                .addJavadoc(Docs.javadoc("All of them, in the order of the spec files; loads the classes of all."))
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .returns(ParameterizedTypeName.get(ClassName.get(List.class), ANY_COMMAND))
                .addStatement("return $T.of($>$>$L$<$<)", List.class, commands)
                .build();
    }

    // @Override
    // public List<String> names() {
    //     return List.of(
    //             "Identify",
    //             "GetEventRecords");
    // }
    private MethodSpec names() {
        CodeBlock names = plan.commands().stream()
                .map(command -> CodeBlock.of("$S", command.name()))
                .collect(CodeBlock.joining(",\n", "\n", ""));
        return MethodSpec.methodBuilder("names")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .returns(ParameterizedTypeName.get(List.class, String.class))
                .addStatement("return $T.of($>$>$L$<$<)", List.class, names)
                .build();
    }

    // @Override
    // public Optional<Command<?, ?>> find(String name) {
    //     return switch (name) {
    //         case "Identify" -> Optional.of(Identify.COMMAND);
    //         default -> Optional.empty();
    //     };
    // }
    private MethodSpec find() {
        CodeBlock.Builder cases =
                CodeBlock.builder().add("return switch (name) {\n").indent();
        plan.commands()
                .forEach(command -> cases.add(
                        "case $S -> $T.of($T.COMMAND);\n",
                        command.name(),
                        Optional.class,
                        types.generated(command.name())));
        cases.add("default -> $T.empty();\n", Optional.class).unindent().add("};\n");
        return MethodSpec.methodBuilder("find")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .returns(ParameterizedTypeName.get(ClassName.get(Optional.class), ANY_COMMAND))
                .addParameter(String.class, "name")
                .addCode(cases.build())
                .build();
    }

    // @Override
    // public int codeVersion() {
    //     return 1;
    // }
    private static MethodSpec codeVersion() {
        return MethodSpec.methodBuilder("codeVersion")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .returns(TypeName.INT)
                .addStatement("return $L", CODE_VERSION)
                .build();
    }
}
