package org.cxlmi.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;

/** How generated methods send commands: they wait for the response, or return a future of it. */
enum Sending {
    BLOCKING(""),
    ASYNC("Async");

    private final String suffix;

    Sending(String suffix) {
        this.suffix = suffix;
    }

    /** A method of a target or of a command class, of which there is one for each way to send. */
    String method(String name) {
        return name + suffix;
    }

    /** What a method returns that sends a command with this result. */
    TypeName returned(TypeName result) {
        return this == BLOCKING ? result : ParameterizedTypeName.get(Types.COMPLETABLE_FUTURE, result.box());
    }

    // return target.execute(Identify.COMMAND, EmptyPayload.EMPTY)
    // target.execute(Ping.COMMAND, EmptyPayload.EMPTY)
    // return target.executeAsync(Identify.COMMAND, EmptyPayload.EMPTY)
    // return Futures.withoutResponse(target.executeAsync(Ping.COMMAND, EmptyPayload.EMPTY))
    /**
     * The statement at the end of a method that sends a command.
     *
     * @param result the result of the command for this method
     * @param has whether what the call returns has a response in it, or an empty one
     */
    CodeBlock statement(TypeName result, boolean has, CodeBlock call) {
        if (!result.equals(TypeName.VOID)) {
            return CodeBlock.of("return $L", call);
        }
        if (this == BLOCKING) {
            return call;
        }
        return has
                ? CodeBlock.of("return $T.withoutResponse($L)", Types.FUTURES, call)
                : CodeBlock.of("return $L", call);
    }
}
