package org.cxlmi.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javax.lang.model.element.Modifier;
import org.cxlmi.processor.emit.Parameters.Parameter;
import org.cxlmi.processor.plan.CommandPlan;
import org.cxlmi.processor.plan.FieldPlan;
import org.cxlmi.processor.plan.StructPlan;

/** The methods of a facade that send one command and return the same. */
final class FacadeMethods {

    private static final String BUILDER = "@param request sets the fields of the request";
    private static final String REQUEST = "@param request the request";
    private static final String REFUSED_VALUES = "@throws IllegalArgumentException if a value does not fit its field";
    private static final String REFUSED_REQUEST =
            "@throws IllegalArgumentException if a field that needs a value has none, or one has a value that means"
                    + " nothing there";

    private final Types types;
    private final CommandPlan command;
    private final String name;
    private final TypeName result;
    private final Sending sending;

    private FacadeMethods(Types types, CommandPlan command, String name, TypeName result, Sending sending) {
        this.types = types;
        this.command = command;
        this.name = name;
        this.result = result;
        this.sending = sending;
    }

    /**
     * All methods that send a command. If its first revision has no response, the methods keep returning nothing, and what a
     * later revision returns has methods of its own.
     */
    static List<MethodSpec> of(Types types, CommandPlan command, Sending sending) {
        TypeName result = CommandEmitter.resultType(types, command);
        String name = command.methodName();
        if (command.response().filter(StructPlan::cameLater).isEmpty()) {
            return new FacadeMethods(types, command, name, result, sending).all();
        }
        List<MethodSpec> methods =
                new ArrayList<>(new FacadeMethods(types, command, name, TypeName.VOID, sending).all());
        methods.addAll(new FacadeMethods(types, command, name + "WithResponse", result, sending).all());
        return methods;
    }

    private List<MethodSpec> all() {
        if (command.request().isEmpty()) {
            return List.of(withoutRequest());
        }
        StructPlan request = command.request().get();
        List<MethodSpec> methods = new ArrayList<>();
        Parameters.of(types, request).ifPresent(parameters -> methods.add(withFields(request, parameters)));
        methods.add(withBuilder(request));
        methods.add(withRequest(request));
        return methods;
    }

    // public IdentifyResponse identify() {
    //     return target.execute(Identify.COMMAND, EmptyPayload.EMPTY);
    // }
    private MethodSpec withoutRequest() {
        CodeBlock call = CodeBlock.of(
                "target.$L($T.COMMAND, $T.EMPTY)",
                CommandEmitter.targetMethod(command, sending),
                types.generated(command.name()),
                Types.EMPTY_PAYLOAD);
        return method(List.of())
                .addStatement(sending.statement(result, true, call))
                .build();
    }

    // public GetEventRecordsResponse getEventRecords(EventLog eventLog) {
    //     return getEventRecords(GetEventRecordsRequest.builder().eventLog(eventLog).build());
    // }
    private MethodSpec withFields(StructPlan request, List<Parameter> parameters) {
        List<String> tags = new ArrayList<>();
        parameters.forEach(parameter -> tags.add(param(parameter)));
        if (!parameters.isEmpty()) {
            tags.add(REFUSED_VALUES);
        }
        MethodSpec.Builder method = method(tags);
        CodeBlock.Builder call = CodeBlock.builder().add("$L($T.builder()", name, types.generated(request.name()));
        for (int i = 0; i < parameters.size(); i++) {
            Parameter parameter = parameters.get(i);
            method.addParameter(parameter.type(), parameter.name());
            method.varargs(parameter.isArrayOfNumbers() && i == parameters.size() - 1);
            call.add("\n.$1L($1L)", parameter.name());
        }
        call.add("\n.build())");
        return method.addStatement(sending.statement(result, false, call.build()))
                .build();
    }

    private static String param(Parameter parameter) {
        FieldPlan field = parameter.field();
        String doc = parameter
                .range()
                .map(range -> Docs.sentence(range.spec().doc(), range.name()) + Docs.more(ValueDocs.of(range)))
                .orElseGet(() -> Docs.sentence(field.spec().doc(), field.name())
                        + Docs.more(field.isScaled() ? ValueDocs.bytes(field) : ValueDocs.of(field)));
        return "@param " + parameter.name() + " " + doc;
    }

    // public GetEventRecordsResponse getEventRecords(Consumer<GetEventRecordsRequest.Builder> request) {
    //     GetEventRecordsRequest.Builder builder = GetEventRecordsRequest.builder();
    //     request.accept(builder);
    //     return getEventRecords(builder.build());
    // }
    private MethodSpec withBuilder(StructPlan request) {
        ClassName type = types.generated(request.name());
        ClassName builder = type.nestedClass("Builder");
        List<String> tags =
                new Required(types, request).isEmpty() ? List.of(BUILDER) : List.of(BUILDER, REFUSED_REQUEST);
        return method(tags)
                .addParameter(ParameterizedTypeName.get(ClassName.get(Consumer.class), builder), "request")
                .addStatement("$T builder = $T.builder()", builder, type)
                .addStatement("request.accept(builder)")
                .addStatement(sending.statement(result, false, CodeBlock.of("$L(builder.build())", name)))
                .build();
    }

    // public GetEventRecordsResponse getEventRecords(GetEventRecordsRequest request) {
    //     return GetEventRecords.send(target, request);
    // }
    private MethodSpec withRequest(StructPlan request) {
        boolean has = !result.equals(CommandEmitter.resultType(types, command));
        CodeBlock call =
                CodeBlock.of("$T.$L(target, request)", types.generated(command.name()), sending.method("send"));
        return method(List.of(REQUEST))
                .addParameter(types.generated(request.name()), "request")
                .addStatement(sending.statement(result, has, call))
                .build();
    }

    private MethodSpec.Builder method(List<String> ownTags) {
        return MethodSpec.methodBuilder(name)
                .addJavadoc(FacadeDocs.of(command, result, sending, ownTags))
                .addModifiers(Modifier.PUBLIC)
                .returns(sending.returned(result));
    }
}
