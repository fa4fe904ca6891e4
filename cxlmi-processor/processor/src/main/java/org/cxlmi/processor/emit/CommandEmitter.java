package org.cxlmi.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.lang.model.element.Modifier;
import org.cxlmi.processor.plan.CommandPlan;
import org.cxlmi.processor.plan.StructPlan;
import org.cxlmi.spec.model.CommandSpec;

/** The class that holds a command as a value. */
final class CommandEmitter implements Artifact {

    private final Types types;
    private final CommandPlan command;

    CommandEmitter(Types types, CommandPlan command) {
        this.types = types;
        this.command = command;
    }

    @Override
    public ClassName className() {
        return types.generated(command.name());
    }

    @Override
    public TypeSpec typeSpec() {
        TypeSpec.Builder type = TypeSpec.classBuilder(className())
                .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
                .addJavadoc(Docs.javadoc(Docs.command(command.spec())))
                .addField(opcode())
                .addField(constant())
                .addFields(new PagingEmitter(types, command).constant().stream().toList())
                .addMethod(MethodSpec.constructorBuilder()
                        .addModifiers(Modifier.PRIVATE)
                        .build());
        if (command.request().isPresent()) {
            for (Sending sending : Sending.values()) {
                type.addMethod(send(sending));
            }
        }
        return type.build();
    }

    // static GetEventRecordsResponse send(CxlTarget target, GetEventRecordsRequest request) {
    //     return target.execute(COMMAND, request);
    // }
    //
    // static CompletableFuture<GetEventRecordsResponse> sendAsync(CxlTarget target, GetEventRecordsRequest request) {
    //     return target.executeAsync(COMMAND, request);
    // }
    private MethodSpec send(Sending sending) {
        TypeName result = resultType(types, command);
        CodeBlock call = CodeBlock.of("target.$L(COMMAND, request)", targetMethod(command, sending));
        return MethodSpec.methodBuilder(sending.method("send"))
                .addJavadoc(Docs.javadoc(
                        "Sends the command. The facade does not, for then it would load the requests of all commands."))
                .addModifiers(Modifier.STATIC)
                .returns(sending.returned(result))
                .addParameter(Types.CXL_TARGET, "target")
                .addParameter(requestType(types, command), "request")
                .addStatement(sending.statement(result, true, call))
                .build();
    }

    /** The result of a command that was sent. */
    static TypeName resultType(Types types, CommandPlan command) {
        if (command.spec().background()) {
            return Types.BACKGROUND_OPERATION;
        }
        return command.response()
                .map(StructPlan::name)
                .<TypeName>map(types::generated)
                .orElse(TypeName.VOID);
    }

    /** The method of the target that takes a command. */
    static String targetMethod(CommandPlan command, Sending sending) {
        return sending.method(command.spec().background() ? "start" : "execute");
    }

    // public static final int OPCODE = 0x0100;
    private FieldSpec opcode() {
        return FieldSpec.builder(TypeName.INT, "OPCODE", Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
                .addJavadoc(Docs.javadoc("The opcode, 16 bits."))
                .initializer(
                        "$L",
                        String.format(Locale.ROOT, "0x%04X", command.spec().opcode()))
                .build();
    }

    // public static final Command<GetEventRecordsRequest, GetEventRecordsResponse> COMMAND = Command.define(
    //                 "Get Event Records", OPCODE, MessageType.CCI)
    //         .request(
    //                 GetEventRecordsRequest.class,
    //                 GetEventRecordsRequest::structLayout,
    //                 GetEventRecordsRequest::wrap)
    //         .withoutResponse();
    private FieldSpec constant() {
        CommandSpec spec = command.spec();
        CodeBlock.Builder code = CodeBlock.builder()
                .add(
                        "$T.define($>$>\n$S, OPCODE, $T.$L)$<$<",
                        Types.COMMAND,
                        spec.name(),
                        Types.MESSAGE_TYPE,
                        spec.messageType().name())
                .indent()
                .indent();
        if (!spec.effects().isEmpty()) {
            List<CodeBlock> effects = spec.effects().stream()
                    .sorted()
                    .map(effect -> CodeBlock.of("$T.$L", Types.COMMAND_EFFECT, effect.name()))
                    .toList();
            code.add("\n.effects($>$>$L$<$<)", effects.stream().collect(CodeBlock.joining(",\n", "\n", "")));
        }
        spec.impact().ifPresent(impact -> code.add("\n.impact($T.$L)", Types.COMMAND_IMPACT, impact.name()));
        if (spec.isRepeatable()) {
            code.add("\n.repeatable()");
        }
        if (spec.background()) {
            code.add("\n.mayRunInBackground()");
        }
        if (spec.provisional()) {
            code.add("\n.provisional()");
        }
        if (spec.variantOf().isPresent()) {
            code.add("\n.variant()");
        }
        code.add(request()).add(paging()).add(response()).unindent().unindent();
        return FieldSpec.builder(commandType(), "COMMAND", Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
                .addJavadoc(Docs.javadoc("The command, with its payloads."))
                .initializer(code.build())
                .build();
    }

    private TypeName commandType() {
        return ParameterizedTypeName.get(Types.COMMAND, requestType(types, command), responseType(types, command));
    }

    static ClassName requestType(Types types, CommandPlan command) {
        return payloadType(types, command.request());
    }

    static ClassName responseType(Types types, CommandPlan command) {
        return payloadType(types, command.response());
    }

    private static ClassName payloadType(Types types, Optional<StructPlan> payload) {
        return payload.map(StructPlan::name).map(types::generated).orElse(Types.EMPTY_PAYLOAD);
    }

    private CodeBlock request() {
        return command.request().isEmpty()
                ? CodeBlock.of("\n.withoutRequest()")
                : CodeBlock.of(
                        "\n.request($>$>\n$1T.class,\n$1T::$2L,\n$1T::wrap)$<$<",
                        requestType(types, command),
                        LayoutEmitter.METHOD);
    }

    /** The class's name is there, because a constant cannot refer to one below by its simple name. */
    private CodeBlock paging() {
        return command.paging().isEmpty() ? CodeBlock.of("") : CodeBlock.of("\n.paging(() -> $T.PAGING)", className());
    }

    private CodeBlock response() {
        if (command.response().isEmpty()) {
            return CodeBlock.of("\n.withoutResponse()");
        }
        boolean needsRequest =
                command.response().filter(StructPlan::takesRequest).isPresent();
        CodeBlock reader = needsRequest
                ? CodeBlock.of("$T::wrap", responseType(types, command))
                : CodeBlock.of("(payload, request) -> $T.wrap(payload)", responseType(types, command));
        return CodeBlock.of(
                "\n.response($>$>\n$1T.class,\n$1T::$2L,\n$3L)$<$<",
                responseType(types, command),
                LayoutEmitter.METHOD,
                reader);
    }
}
