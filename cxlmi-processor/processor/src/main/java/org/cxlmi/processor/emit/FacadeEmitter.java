package org.cxlmi.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;
import org.cxlmi.processor.plan.CommandPlan;
import org.cxlmi.processor.plan.FieldPlan;
import org.cxlmi.processor.plan.Plan;
import org.cxlmi.processor.plan.StructPlan;
import org.cxlmi.processor.plan.ValueType;
import org.cxlmi.spec.model.SpecFile;

/** The class with a method for each command. */
final class FacadeEmitter implements Artifact {

    /** A method with more parameters than this would not be readable where it is called. */
    private static final int MOST_PARAMETERS = 3;

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
                .addJavadoc(Docs.javadoc(List.of("Sends commands to one component.", "Command sets: " + sets + ".")))
                .addField(Types.CXL_TARGET, "target", Modifier.PRIVATE, Modifier.FINAL)
                .addMethod(MethodSpec.constructorBuilder()
                        .addModifiers(Modifier.PRIVATE)
                        .addParameter(Types.CXL_TARGET, "target")
                        .addStatement("this.target = target")
                        .build())
                .addMethod(of());
        plan.commands().forEach(command -> methods(command).forEach(type::addMethod));
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

    private List<MethodSpec> methods(CommandPlan command) {
        Optional<StructPlan> request = command.request();
        if (request.isEmpty()) {
            return List.of(withoutRequest(command));
        }
        List<MethodSpec> methods = new ArrayList<>();
        List<Parameter> parameters = parameters(request.get());
        if (parameters.size() <= MOST_PARAMETERS && isPlain(request.get())) {
            methods.add(withFields(command, request.get(), parameters));
        }
        methods.add(withBuilder(command, request.get()));
        methods.add(withRequest(command, request.get()));
        return methods;
    }

    /** One value of a request, with the setter of the builder that takes it. */
    private record Parameter(TypeName type, String name) {}

    private static boolean isPlain(StructPlan request) {
        return request.fields().stream().filter(FieldPlan::isSettable).noneMatch(FieldPlan::mayBeLeftOut);
    }

    private List<Parameter> parameters(StructPlan request) {
        List<Parameter> parameters = new ArrayList<>();
        for (FieldPlan field : request.fields()) {
            if (!field.isSettable()) {
                continue;
            }
            if (field.type() instanceof ValueType.InlineFlags flags) {
                flags.ranges().forEach(range -> parameters.add(new Parameter(types.of(range), range.name())));
            } else if (field.isScaled()) {
                parameters.add(new Parameter(TypeName.LONG, field.name() + "Bytes"));
            } else {
                parameters.add(
                        new Parameter(field.isTimestamp() ? Types.INSTANT : types.of(field.type()), field.name()));
            }
        }
        return parameters;
    }

    // public IdentifyResponse identify() {
    //     return target.execute(Identify.COMMAND, EmptyPayload.EMPTY);
    // }
    private MethodSpec withoutRequest(CommandPlan command) {
        return method(command)
                .addStatement(
                        "$L$L($T.COMMAND, $T.EMPTY)",
                        returns(command),
                        CommandEmitter.targetMethod(command),
                        types.generated(command.name()),
                        Types.EMPTY_PAYLOAD)
                .build();
    }

    // public GetEventRecordsResponse getEventRecords(EventLog eventLog) {
    //     return getEventRecords(GetEventRecordsRequest.builder().eventLog(eventLog).build());
    // }
    private MethodSpec withFields(CommandPlan command, StructPlan request, List<Parameter> parameters) {
        MethodSpec.Builder method = method(command);
        CodeBlock.Builder call = CodeBlock.builder();
        for (int i = 0; i < parameters.size(); i++) {
            Parameter parameter = parameters.get(i);
            boolean numbers =
                    parameter.type().equals(Types.INT_ARRAY) || parameter.type().equals(Types.LONG_ARRAY);
            method.addParameter(
                    ParameterSpec.builder(parameter.type(), parameter.name()).build());
            method.varargs(numbers && i == parameters.size() - 1);
            call.add("\n.$1L($1L)", parameter.name());
        }
        return method.addStatement(
                        "$L$L($T.builder()$L\n.build())",
                        returns(command),
                        command.methodName(),
                        types.generated(request.name()),
                        call.build())
                .build();
    }

    // public GetEventRecordsResponse getEventRecords(Consumer<GetEventRecordsRequest.Builder> request) {
    //     GetEventRecordsRequest.Builder builder = GetEventRecordsRequest.builder();
    //     request.accept(builder);
    //     return getEventRecords(builder.build());
    // }
    private MethodSpec withBuilder(CommandPlan command, StructPlan request) {
        ClassName type = types.generated(request.name());
        ClassName builder = type.nestedClass("Builder");
        return method(command)
                .addParameter(ParameterizedTypeName.get(ClassName.get(Consumer.class), builder), "request")
                .addStatement("$T builder = $T.builder()", builder, type)
                .addStatement("request.accept(builder)")
                .addStatement("$L$L(builder.build())", returns(command), command.methodName())
                .build();
    }

    // public GetEventRecordsResponse getEventRecords(GetEventRecordsRequest request) {
    //     return GetEventRecords.send(target, request);
    // }
    private MethodSpec withRequest(CommandPlan command, StructPlan request) {
        return method(command)
                .addParameter(types.generated(request.name()), "request")
                .addStatement("$L$T.send(target, request)", returns(command), types.generated(command.name()))
                .build();
    }

    private MethodSpec.Builder method(CommandPlan command) {
        return MethodSpec.methodBuilder(command.methodName())
                .addJavadoc(Docs.javadoc(List.of(
                        Docs.sentence(command.spec().doc(), command.name()), "See {@link " + command.name() + "}.")))
                .addModifiers(Modifier.PUBLIC)
                .returns(CommandEmitter.returnType(types, command));
    }

    private String returns(CommandPlan command) {
        return CommandEmitter.returns(types, command);
    }
}
