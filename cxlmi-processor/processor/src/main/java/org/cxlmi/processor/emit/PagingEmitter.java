package org.cxlmi.processor.emit;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import java.util.Optional;
import javax.lang.model.element.Modifier;
import org.cxlmi.processor.plan.CommandPlan;
import org.cxlmi.processor.plan.FieldPlan;
import org.cxlmi.processor.plan.PagingPlan;
import org.cxlmi.processor.plan.ValueType;

/** The constant that says how a whole list is read. */
final class PagingEmitter {

    private final Types types;
    private final CommandPlan command;

    PagingEmitter(Types types, CommandPlan command) {
        this.types = types;
        this.command = command;
    }

    Optional<FieldSpec> constant() {
        return command.paging().map(this::constant);
    }

    // public static final Paging<GetTagsRequest, GetTagsResponse, Tag> PAGING = Paging.elements(
    //                 COMMAND, "tags", GetTagsResponse::tags)
    //         .startElement("startIndex")
    //         .limitElements("tagCount", 65535)
    //         .total(GetTagsResponse::totalTagCount)
    //         .build();
    //
    // If another command says the size:
    //         .size(GetSupportedLogs.COMMAND, GetSupportedLogsResponse::supportedLogEntries, "logIdentifier",
    // "logSize")
    private FieldSpec constant(PagingPlan paging) {
        String elements = paging.elements().name();
        ClassName response = CommandEmitter.responseType(types, command);
        CodeBlock.Builder code = CodeBlock.builder()
                .add(
                        "$T.$L($>$>\nCOMMAND, $S, $T::$L)$<$<",
                        Types.PAGING,
                        factory(paging),
                        elements,
                        response,
                        elements)
                .indent()
                .indent();
        paging.start().ifPresent(start -> code.add("\n.start$L($S)", unit(start), start.name()));
        paging.limit()
                .ifPresent(limit -> code.add(
                        "\n.limit$L($S, $L)",
                        paging.limitsPayload() ? "Payload" : unit(limit) + "s",
                        limit.name(),
                        Numbers.literal(Numbers.maximum(limit, ValueType.carrier(limit.type())) & Long.MAX_VALUE)));
        paging.spec().more().ifPresent(flag -> code.add("\n.more($T::$L)", response, flag));
        paging.spec().total().ifPresent(field -> code.add("\n.total($T::$L)", response, field));
        paging.spec().generation().ifPresent(field -> code.add("\n.generation($T::$L)", response, field));
        paging.size().ifPresent(size -> code.add("\n.size($L)", size(size)));
        code.add("\n.build()").unindent().unindent();
        return FieldSpec.builder(
                        ParameterizedTypeName.get(
                                Types.PAGING, CommandEmitter.requestType(types, command), response, element(paging)),
                        "PAGING",
                        Modifier.PUBLIC,
                        Modifier.STATIC,
                        Modifier.FINAL)
                .addJavadoc(Docs.javadoc("How all {@code " + elements + "} are read, in as many commands as it takes."))
                .initializer(code.build())
                .build();
    }

    private CodeBlock size(PagingPlan.Size size) {
        ClassName other = inPackageOf(size, size.command());
        if (size.list().isEmpty()) {
            return CodeBlock.of("$T.COMMAND, $S", other, size.spec().field());
        }
        return CodeBlock.of(
                "$T.COMMAND, $T::$L, $S, $S",
                other,
                inPackageOf(size, size.command() + "Response"),
                size.list().get(),
                size.spec().by().orElseThrow(),
                size.spec().field());
    }

    private ClassName inPackageOf(PagingPlan.Size size, String name) {
        return size.home().map(home -> ClassName.get(home, name)).orElseGet(() -> types.generated(name));
    }

    private static String unit(FieldPlan field) {
        return PagingPlan.isInBytes(field) ? "Byte" : "Element";
    }

    /** Primitive arrays have accessors without lists. */
    private String factory(PagingPlan paging) {
        TypeName type = types.of(paging.elements().type());
        if (type.equals(Types.BYTE_ARRAY)) {
            return "bytes";
        }
        if (type.equals(Types.INT_ARRAY)) {
            return "ints";
        }
        return type.equals(Types.LONG_ARRAY) ? "longs" : "elements";
    }

    private TypeName element(PagingPlan paging) {
        TypeName type = types.of(paging.elements().type());
        if (type instanceof ParameterizedTypeName list) {
            return list.typeArguments().get(0);
        }
        return type.equals(Types.BYTE_ARRAY)
                ? type
                : ((ArrayTypeName) type).componentType().box();
    }
}
