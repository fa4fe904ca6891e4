package org.cxlmi.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.lang.model.element.Modifier;
import org.cxlmi.processor.plan.CallTablePlan;
import org.cxlmi.processor.plan.CommandPlan;

/** The class that finds libcxlmi's calls. It makes the one that is asked for, and loads nothing else. */
final class CallTableEmitter implements Artifact {

    private static final ClassName TABLE = ClassName.get(CallEmitter.CALL.packageName(), "CallTable");
    private static final ClassName OPTIONAL = ClassName.get(Optional.class);
    private static final TypeName RESULT = ParameterizedTypeName.get(OPTIONAL, CallEmitter.CALL);

    private final CallTablePlan plan;

    CallTableEmitter(CallTablePlan plan) {
        this.plan = plan;
    }

    @Override
    public ClassName className() {
        return ClassName.get(plan.packageName(), plan.name());
    }

    @Override
    public TypeSpec typeSpec() {
        TypeSpec.Builder type = TypeSpec.classBuilder(className())
                .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
                .addJavadoc(Docs.javadoc("The calls of libcxlmi that carry out the commands of spec files."))
                .addSuperinterface(TABLE)
                .addMethod(MethodSpec.constructorBuilder()
                        .addJavadoc(Docs.javadoc("Makes the table, which has no state."))
                        .addModifiers(Modifier.PUBLIC)
                        .build())
                .addMethod(find());
        plan.byOpcode().forEach((opcode, commands) -> type.addMethod(callsOf(opcode, commands)));
        return type.build();
    }

    // public Optional<LibcxlmiCall> find(int opcode, String command) {
    //     return switch (opcode) {
    //         case 0x0401 -> opcode0401(command);
    //         default -> Optional.empty();
    //     };
    // }
    private MethodSpec find() {
        CodeBlock.Builder code =
                CodeBlock.builder().add("return switch (opcode) {\n").indent();
        for (int opcode : plan.byOpcode().keySet()) {
            code.add("case 0x$L -> $L(command);\n", hex(opcode), methodName(opcode));
        }
        code.add("default -> $T.empty();\n", OPTIONAL).unindent().add("};\n");
        return MethodSpec.methodBuilder("find")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .returns(RESULT)
                .addParameter(TypeName.INT, "opcode")
                .addParameter(String.class, "command")
                .addCode(code.build())
                .build();
    }

    // private static Optional<LibcxlmiCall> opcode0401(String command) {
    //     return switch (command) {
    //         case "Get Log" -> Optional.of(LibcxlmiCall.define(...).build());
    //         default -> Optional.empty();
    //     };
    // }
    private static MethodSpec callsOf(int opcode, List<CommandPlan> commands) {
        CodeBlock.Builder code =
                CodeBlock.builder().add("return switch (command) {\n").indent();
        for (CommandPlan command : commands) {
            code.add(
                    "case $S -> $T.of($>$>$L$<$<);\n",
                    command.spec().name(),
                    OPTIONAL,
                    CallEmitter.call(command.call().orElseThrow()));
        }
        code.add("default -> $T.empty();\n", OPTIONAL).unindent().add("};\n");
        return MethodSpec.methodBuilder(methodName(opcode))
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .returns(RESULT)
                .addParameter(String.class, "command")
                .addCode(code.build())
                .build();
    }

    private static String methodName(int opcode) {
        return "opcode" + hex(opcode);
    }

    private static String hex(int opcode) {
        return String.format(Locale.ROOT, "%04X", opcode);
    }
}
