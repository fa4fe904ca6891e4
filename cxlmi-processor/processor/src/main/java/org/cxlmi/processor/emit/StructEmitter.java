package org.cxlmi.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;
import org.cxlmi.processor.plan.ArrayCount;
import org.cxlmi.processor.plan.FieldPlan;
import org.cxlmi.processor.plan.StructPlan;

/** A struct: a view over its bytes, with its builder. */
final class StructEmitter implements Artifact {

    private final Types types;
    private final StructPlan struct;
    private final Counts counts;

    StructEmitter(Types types, StructPlan struct) {
        this.types = types;
        this.struct = struct;
        this.counts = new Counts(types, struct);
    }

    @Override
    public ClassName className() {
        return types.generated(struct.name());
    }

    @Override
    public TypeSpec typeSpec() {
        TypeSpec.Builder type = TypeSpec.classBuilder(className())
                .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
                .superclass(Types.STRUCT)
                .addJavadoc(javadoc())
                .addField(length("MINIMUM_LENGTH", struct.minimumLength(), minimumDoc()));
        if (struct.arrays().isEmpty()) {
            type.addField(length("LENGTH", struct.fixedLength(), lengthDoc()));
        }
        type.addField(LayoutEmitter.constant());
        kept().forEach(type::addField);
        type.addMethod(constructor());
        new CheckEmitter(types, struct).methods().forEach(type::addMethod);
        type.addMethod(builderMethod());
        AccessorEmitter accessors = new AccessorEmitter(types, struct);
        accessors.methods().forEach(type::addMethod);
        struct.arrays().stream().filter(struct::isAnchor).forEach(array -> type.addMethod(end(array)));
        LayoutEmitter layout = new LayoutEmitter(types, struct);
        return type.addMethod(layout.method())
                .addMethod(layout.maker())
                .addMethod(layout())
                .addMethod(accessors.fieldValue())
                .addType(new BuilderEmitter(types, struct).builder())
                .build();
    }

    private CodeBlock javadoc() {
        List<String> paragraphs = new ArrayList<>();
        paragraphs.add(sentence());
        if (struct.provisional()) {
            paragraphs.add(Docs.PROVISIONAL);
        }
        struct.cName().ifPresent(name -> paragraphs.add("In C {@code struct " + name + "}."));
        return Docs.javadoc(paragraphs);
    }

    /** What it is; a payload names its command. */
    private String sentence() {
        return switch (struct.role()) {
            case REQUEST -> "Request of " + command("Request") + ".";
            case RESPONSE -> "Response of " + command("Response") + ".";
            case ELEMENT -> Docs.sentence(struct.doc(), struct.name());
        };
    }

    private String command(String suffix) {
        String name = struct.name();
        return "{@link " + name.substring(0, name.length() - suffix.length()) + "}";
    }

    private String minimumDoc() {
        return struct.isFixed()
                ? "The same as {@link #LENGTH}."
                : "The length of its first revision in bytes, with all arrays empty.";
    }

    private String lengthDoc() {
        return struct.isFixed()
                ? "Its length in bytes."
                : "Its length in bytes with all that later revisions appended, as far as this version knows.";
    }

    private static FieldSpec length(String name, int value, String doc) {
        return FieldSpec.builder(TypeName.INT, name, Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
                .addJavadoc(Docs.javadoc(doc))
                .initializer("$L", value)
                .build();
    }

    // private final int[] virtualSwitchesEnds;
    private List<FieldSpec> kept() {
        List<FieldSpec> kept = new ArrayList<>();
        for (FieldPlan array : struct.arrays()) {
            if (array.array().isVariableStride()) {
                kept.add(kept(Types.INT_ARRAY, array.name() + "Ends"));
            } else if (counts.isStored(array)) {
                kept.add(kept(TypeName.INT, array.name() + "Count"));
            }
        }
        kept.addAll(new Validity(types, struct).kept());
        return kept;
    }

    private static FieldSpec kept(TypeName type, String name) {
        return FieldSpec.builder(type, name, Modifier.PRIVATE, Modifier.FINAL).build();
    }

    // private GetVirtualCxlSwitchInfoResponse(byte[] payload, int[] virtualSwitchesEnds) {
    //     super(payload, 0, payload.length);
    //     this.virtualSwitchesEnds = virtualSwitchesEnds;
    // }
    private MethodSpec constructor() {
        MethodSpec.Builder constructor = MethodSpec.constructorBuilder();
        if (!struct.isElement()) {
            constructor
                    .addModifiers(Modifier.PRIVATE)
                    .addParameter(Types.BYTE_ARRAY, "payload")
                    .addStatement("super(payload, 0, payload.length)");
        } else if (struct.isFixed()) {
            constructor
                    .addParameter(Types.BYTE_ARRAY, "array")
                    .addParameter(TypeName.INT, "offset")
                    .addStatement("super(array, offset, LENGTH)");
        } else {
            constructor
                    .addParameter(Types.BYTE_ARRAY, "array")
                    .addParameter(TypeName.INT, "offset")
                    .addParameter(TypeName.INT, "byteLength")
                    .addStatement("super(array, offset, byteLength)");
        }
        for (FieldSpec kept : kept()) {
            constructor.addParameter(kept.type(), kept.name()).addStatement("this.$1N = $1N", kept);
        }
        return constructor.build();
    }

    private MethodSpec builderMethod() {
        return MethodSpec.methodBuilder("builder")
                .addJavadoc(Docs.javadoc("Starts with all fields zero or absent."))
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .returns(className().nestedClass("Builder"))
                .addStatement("return new Builder()")
                .build();
    }

    // private int regionsEnd() {
    //     return 8 + returnedRegionCount() * DynamicCapacityRegion.LENGTH;
    // }
    private MethodSpec end(FieldPlan array) {
        String start = Scope.INSTANCE.start(array);
        CodeBlock length;
        if (array.array().isVariableStride()) {
            length = CodeBlock.of("$T.lastEnd($LEnds)", Types.WIRE_ARRAYS, array.name());
        } else if (array.array().count() instanceof ArrayCount.ByteLength byteLength) {
            length = Counts.asInt(byteLength.field());
        } else {
            length = array.array().element().length() == 1
                    ? counts.elements(array)
                    : CodeBlock.of("$L * $L", counts.elements(array), counts.stride(array));
        }
        return MethodSpec.methodBuilder(array.endName())
                .addModifiers(Modifier.PRIVATE)
                .returns(TypeName.INT)
                .addStatement("return $L + $L", start, length)
                .build();
    }

    private static MethodSpec layout() {
        return MethodSpec.methodBuilder("layout")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .returns(Types.LAYOUT)
                .addStatement("return $L()", LayoutEmitter.METHOD)
                .build();
    }
}
