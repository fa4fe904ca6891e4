package org.cxlmi.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import com.palantir.javapoet.WildcardTypeName;
import java.util.List;
import javax.lang.model.element.Modifier;
import org.cxlmi.processor.plan.Plan;

/** The class that lists all commands; apart from the facade, which would load them all. */
final class CatalogEmitter implements Artifact {

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
                .addJavadoc(Docs.javadoc("The commands of {@link " + plan.facade() + "} as values."))
                .addMethod(MethodSpec.constructorBuilder()
                        .addModifiers(Modifier.PRIVATE)
                        .build())
                .addMethod(all())
                .build();
    }

    // public static List<Command<?, ?>> all() {
    //     return List.of(
    //             Identify.COMMAND,
    //             GetEventRecords.COMMAND);
    // }
    private MethodSpec all() {
        TypeName any = WildcardTypeName.subtypeOf(Object.class);
        CodeBlock commands = plan.commands().stream()
                .map(command -> CodeBlock.of("$T.COMMAND", types.generated(command.name())))
                .collect(CodeBlock.joining(",\n", "\n", ""));
        return MethodSpec.methodBuilder("all")
                .addJavadoc(Docs.javadoc("All of them, in the order of the spec files; loads the classes of all."))
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .returns(ParameterizedTypeName.get(
                        ClassName.get(List.class), ParameterizedTypeName.get(Types.COMMAND, any, any)))
                .addStatement("return $T.of($>$>$L$<$<)", List.class, commands)
                .build();
    }
}
