package org.cxlmi.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import java.util.List;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;
import org.cxlmi.processor.plan.Plan;
import org.cxlmi.spec.model.SpecFile;

/** A class with a method for each command: one waits for responses, another returns futures. */
final class FacadeEmitter implements Artifact {

    private static final String FORMS =
            "A command that has a request can be sent with the request, or with the settings of"
                    + " a builder. If it has at most three fields and a call shows which is which, there is a method that takes them.";

    private final Types types;
    private final Plan plan;
    private final Sending sending;

    FacadeEmitter(Types types, Plan plan, Sending sending) {
        this.types = types;
        this.plan = plan;
        this.sending = sending;
    }

    @Override
    public ClassName className() {
        return types.generated(sending == Sending.ASYNC ? plan.asyncFacade() : plan.facade());
    }

    @Override
    public TypeSpec typeSpec() {
        String sets = plan.files().stream()
                .map(SpecFile::commandSet)
                .map(Docs::escape)
                .collect(Collectors.joining(", "));
        TypeSpec.Builder type = TypeSpec.classBuilder(className())
                .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
                .addJavadoc(Docs.javadoc(List.of(summary(), FORMS, futures(), "Command sets: " + sets + ".")))
                .addField(Types.CXL_TARGET, "target", Modifier.PRIVATE, Modifier.FINAL)
                .addMethod(MethodSpec.constructorBuilder()
                        .addModifiers(Modifier.PRIVATE)
                        .addParameter(Types.CXL_TARGET, "target")
                        .addStatement("this.target = target")
                        .build())
                .addMethod(of());
        plan.commands()
                .forEach(command -> FacadeMethods.of(types, command, sending).forEach(type::addMethod));
        return type.build();
    }

    private String summary() {
        return sending == Sending.ASYNC
                ? "Sends commands to one component without waiting for their responses. {@link " + plan.facade()
                        + "} waits for them."
                : "Sends commands to one component and waits for their responses. {@link " + plan.asyncFacade()
                        + "} does not wait.";
    }

    private String futures() {
        return sending == Sending.ASYNC
                ? "See {@link " + Types.CXL_TARGET.canonicalName() + "#executeAsync} for the order of the commands, the"
                        + " threads that complete the futures, and what it means to cancel one."
                : "";
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
