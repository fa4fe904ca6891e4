package org.cxlmi.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import java.util.List;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;
import org.cxlmi.processor.plan.Plan;
import org.cxlmi.spec.model.SpecFile;

/** The class with a method for each command. */
final class FacadeEmitter implements Artifact {

    private static final String FORMS =
            "A command that has a request can be sent with the request, or with the settings of"
                    + " a builder. If it has at most three fields and a call shows which is which, there is a method that takes them.";

    private final Types types;
    private final Plan plan;

    FacadeEmitter(Types types, Plan plan) {
        this.types = types;
        this.plan = plan;
    }

    @Override
    public ClassName className() {
        return types.generated(plan.facade());
    }

    @Override
    public TypeSpec typeSpec() {
        String sets = plan.files().stream()
                .map(SpecFile::commandSet)
                .map(Docs::escape)
                .collect(Collectors.joining(", "));
        TypeSpec.Builder type = TypeSpec.classBuilder(className())
                .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
                .addJavadoc(
                        Docs.javadoc(List.of("Sends commands to one component.", FORMS, "Command sets: " + sets + ".")))
                .addField(Types.CXL_TARGET, "target", Modifier.PRIVATE, Modifier.FINAL)
                .addMethod(MethodSpec.constructorBuilder()
                        .addModifiers(Modifier.PRIVATE)
                        .addParameter(Types.CXL_TARGET, "target")
                        .addStatement("this.target = target")
                        .build())
                .addMethod(of());
        plan.commands().forEach(command -> FacadeMethods.of(types, command).forEach(type::addMethod));
        return type.build();
    }

    // public static Generic of(CxlTarget target) {
    //     return new Generic(target);
    // }
    private MethodSpec of() {
        return MethodSpec.methodBuilder("of")
                .addJavadoc(Docs.javadoc("Commands to this component; costs nothing and needs no closing."))
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .returns(className())
                .addParameter(Types.CXL_TARGET, "target")
                .addStatement("return new $T(target)", className())
                .build();
    }
}
