package org.cxlmi.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import org.cxlmi.processor.plan.ArrayCount;
import org.cxlmi.processor.plan.CallPlan;
import org.cxlmi.processor.plan.FieldPlan;

/** How libcxlmi carries out a command. */
final class CallEmitter {

    /** Not among the types of commands, which know nothing of libcxlmi. */
    static final ClassName CALL = ClassName.get("org.cxlmi.libcxlmi.calls", "LibcxlmiCall");

    private CallEmitter() {}

    // LibcxlmiCall.define(
    //                 "cxlmi_cmd_get_event_records", LibcxlmiCall.Shape.IN_OUT, 1, 32)
    //         .arrays(8388480L)
    //         .room(2560)
    //         .build()
    static CodeBlock call(CallPlan call) {
        CodeBlock.Builder code = CodeBlock.builder()
                .add(
                        "$T.define($>$>\n$S, $T.Shape.$L, $L, $L)$<$<",
                        CALL,
                        call.spec().function(),
                        CALL,
                        call.spec().shape().name(),
                        call.requestLength(),
                        call.responseLength());
        if (call.arrayLength() > 0) {
            code.add("\n.arrays($LL)", call.arrayLength());
        }
        call.roomLength().ifPresent(length -> code.add("\n.room($L)", length));
        call.counted().ifPresent(array -> code.add(counted(array)));
        call.asked()
                .ifPresent(asked -> code.add(
                        "\n.asked($L, $L, $L)",
                        asked.field().offset(),
                        asked.field().length(),
                        asked.unit()));
        if (call.openEnded()) {
            code.add("\n.openEnded()");
        }
        if (!call.appended().isEmpty()) {
            code.add(
                    "\n.appended($L)",
                    call.appended().stream()
                            .map(field -> CodeBlock.of("$L", field.length()))
                            .collect(CodeBlock.joining(", ")));
        }
        if (call.spec().pads()) {
            code.add("\n.padded()");
        }
        for (CallPlan.Multiplied field : call.multiplied()) {
            code.add("\n.multiplied($L, $L, $LL)", field.position(), field.stride(), field.factor());
        }
        call.difference().ifPresent(why -> code.add("\n.differs($S)", why));
        return code.add("\n.build()").build();
    }

    private static CodeBlock counted(FieldPlan array) {
        FieldPlan counter = ((ArrayCount.Counted) array.array().count()).field();
        return CodeBlock.of(
                "\n.counted($L, $L, $L, $L)",
                array.offset(),
                array.array().element().length(),
                counter.offset(),
                counter.length());
    }
}
