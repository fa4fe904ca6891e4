package org.cxlmi.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Modifier;
import org.cxlmi.processor.plan.Accessor;
import org.cxlmi.processor.plan.BitsPlan;
import org.cxlmi.processor.plan.FieldPlan;
import org.cxlmi.processor.plan.RangePlan;
import org.cxlmi.spec.model.IntegerType;
import org.cxlmi.spec.model.Unit;

/** A class of flags and small numbers, with its builder. */
final class BitsEmitter implements Artifact {

    /** The static method of each bits type; the instance method has the better name. */
    static final String METHOD = "bitRanges";

    private static final String MAKER = "makeRanges";

    private final Types types;
    private final BitsPlan plan;

    BitsEmitter(Types types, BitsPlan plan) {
        this.types = types;
        this.plan = plan;
    }

    @Override
    public ClassName className() {
        return types.generated(plan.name());
    }

    private ClassName builderName() {
        return className().nestedClass("Builder");
    }

    private IntegerType carrier() {
        return plan.spec().type();
    }

    @Override
    public TypeSpec typeSpec() {
        TypeSpec.Builder type = TypeSpec.classBuilder(className())
                .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
                .superclass(Types.BITS)
                .addJavadoc(Docs.javadoc(Docs.sentence(plan.spec().doc(), plan.name())))
                .addField(none())
                .addField(rangesConstant())
                .addMethod(constructor())
                .addMethod(of())
                .addMethod(builderMethod())
                .addMethod(bits());
        for (RangePlan range : plan.ranges()) {
            FieldPlan.rangeAccessors(range, false, false).forEach(accessor -> type.addMethod(accessor(accessor)));
        }
        return type.addMethod(bitRanges())
                .addMethod(makeRanges())
                .addMethod(ranges())
                .addMethod(size())
                .addType(builder())
                .build();
    }

    // public static final EventRecordFlags NONE = new EventRecordFlags(0);
    private FieldSpec none() {
        return FieldSpec.builder(className(), "NONE", Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
                .addJavadoc(Docs.javadoc("No bit is set."))
                .initializer("new $T(0)", className())
                .build();
    }

    // private static final Lazy<List<BitRange>> RANGES = new Lazy<>();
    private static FieldSpec rangesConstant() {
        return FieldSpec.builder(Types.lazy(rangesType()), "RANGES", Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .initializer("new $T<>()", Types.LAZY)
                .build();
    }

    // public static List<BitRange> bitRanges() {
    //     return RANGES.isMade() ? RANGES.get() : RANGES.keep(makeRanges());
    // }
    private static MethodSpec bitRanges() {
        return MethodSpec.methodBuilder(METHOD)
                .addJavadoc(Docs.javadoc("What the bits stand for."))
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .returns(rangesType())
                .addStatement("return RANGES.isMade() ? RANGES.get() : RANGES.keep($L())", MAKER)
                .build();
    }

    // private static List<BitRange> makeRanges() {
    //     return List.of(
    //             BitRange.flag("permanentCondition", 2));
    // }
    private MethodSpec makeRanges() {
        return MethodSpec.methodBuilder(MAKER)
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .returns(rangesType())
                .addStatement("return $T.of($L)", List.class, ranges(types, plan.ranges()))
                .build();
    }

    private static TypeName rangesType() {
        return ParameterizedTypeName.get(ClassName.get(List.class), Types.BIT_RANGE);
    }

    /** The descriptions of parts of an integer, each on a line of its own. */
    static CodeBlock ranges(Types types, List<RangePlan> ranges) {
        CodeBlock.Builder code = CodeBlock.builder();
        for (int i = 0; i < ranges.size(); i++) {
            code.add(i == 0 ? "\n$L" : ",\n$L", range(types, ranges.get(i), ranges));
        }
        return code.build();
    }

    private static CodeBlock range(Types types, RangePlan range, List<RangePlan> all) {
        CodeBlock.Builder code = CodeBlock.builder().add(range(types, range));
        if (range.isConditional()) {
            code.add("$>$>\n.validIf($L)$<$<", BitConditions.of(range, all));
        }
        return code.build();
    }

    // BitRange.code("severity", 1, 0, EventSeverity::of)
    private static CodeBlock range(Types types, RangePlan range) {
        int high = range.spec().high();
        int low = range.spec().low();
        if (range.enumeration().isPresent()) {
            ClassName enumeration = types.generated(range.enumeration().get().name());
            return CodeBlock.of("$T.code($S, $L, $L, $T::of)", Types.BIT_RANGE, range.name(), high, low, enumeration);
        }
        if (range.isFlag()) {
            return CodeBlock.of("$T.flag($S, $L)", Types.BIT_RANGE, range.name(), low);
        }
        if (range.spec().unit().equals(Optional.of(Unit.HEX)) && !range.spec().inPlace()) {
            return CodeBlock.of("$T.hex($S, $L, $L)", Types.BIT_RANGE, range.name(), high, low);
        }
        String unit = range.spec().unit().map(Unit::text).orElse("");
        String factory = range.spec().inPlace() ? "inPlace" : "number";
        return CodeBlock.of("$T.$L($S, $L, $L, $S)", Types.BIT_RANGE, factory, range.name(), high, low, unit);
    }

    // EventRecordFlags(long value) {
    //     super(value);
    // }
    private MethodSpec constructor() {
        return MethodSpec.constructorBuilder()
                .addParameter(TypeName.LONG, "value")
                .addStatement("super(value)")
                .build();
    }

    // public static EventRecordFlags of(int bits) {
    //     return new EventRecordFlags(FieldRange.check("EventRecordFlags", "bits", bits, 0, 0xFFFFFF));
    // }
    private MethodSpec of() {
        CodeBlock value = carrier() == IntegerType.U64
                ? CodeBlock.of("bits")
                : CodeBlock.of(
                        "$T.check($S, $S, bits, 0, $L)",
                        Types.FIELD_RANGE,
                        plan.name(),
                        "bits",
                        Numbers.literal(Numbers.maximum(carrier())));
        return MethodSpec.methodBuilder("of")
                .addJavadoc(Docs.javadoc(
                        "The flags and numbers that an integer of " + carrier().size() * Byte.SIZE + " bits holds."))
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .returns(className())
                .addParameter(Types.integer(carrier()), "bits")
                .addStatement("return new $T($L)", className(), value)
                .build();
    }

    private MethodSpec builderMethod() {
        return MethodSpec.methodBuilder("builder")
                .addJavadoc(Docs.javadoc(
                        plan.initial() == 0 ? "Starts with no bit set." : "Starts with all numbers zero or absent."))
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .returns(builderName())
                .addStatement("return new Builder()")
                .build();
    }

    private MethodSpec bits() {
        return MethodSpec.methodBuilder("bits")
                .addJavadoc(Docs.javadoc("The integer, including bits that this version does not know."))
                .addModifiers(Modifier.PUBLIC)
                .returns(Types.integer(carrier()))
                .addStatement(carrier().fitsInt() ? "return (int) value" : "return value")
                .build();
    }

    // public boolean permanentCondition() {
    //     return (value & 4) != 0;
    // }
    private MethodSpec accessor(Accessor accessor) {
        RangePlan range = accessor.range().orElseThrow();
        CodeBlock number = Numbers.range(range, CodeBlock.of("value"), true);
        MethodSpec.Builder method = MethodSpec.methodBuilder(accessor.name()).addModifiers(Modifier.PUBLIC);
        return switch (accessor.form()) {
            case RANGE_CODE ->
                method.addJavadoc(Docs.javadoc("The code of {@link #" + range.name() + "}"
                                + (range.isConditional() ? ", whether it means something or not." : ".")))
                        .returns(TypeName.INT)
                        .addStatement("return $L", number)
                        .build();
            case RANGE_SCALED ->
                returned(
                        method.addJavadoc(AccessorEmitter.inBytes(range.name())),
                        range,
                        TypeName.LONG,
                        AccessorEmitter.scaled(
                                range.spec().unit().orElseThrow(),
                                range.name(),
                                range.isConditional() ? number : CodeBlock.of("$L()", range.name())));
            default ->
                returned(
                        method.addJavadoc(Docs.javadoc(
                                List.of(Docs.sentence(range.spec().doc(), range.name()), Docs.place(range, "")))),
                        range,
                        types.of(range),
                        AccessorEmitter.enumerated(types, range, CodeBlock.of("$LCode()", range.name()), number));
        };
    }

    private MethodSpec returned(MethodSpec.Builder method, RangePlan range, TypeName type, CodeBlock value) {
        if (!range.isConditional()) {
            return method.returns(type).addStatement("return $L", value).build();
        }
        List<CodeBlock> terms = Validity.siblings(types, range, plan.ranges(), CodeBlock.of("value"), true);
        ClassName optional = Types.optionalClass(type);
        return method.returns(Types.optional(type))
                .addStatement("return $L$W? $T.of($L)$W: $T.empty()", Validity.all(terms), optional, value, optional)
                .build();
    }

    private static MethodSpec ranges() {
        return MethodSpec.methodBuilder("ranges")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .returns(rangesType())
                .addStatement("return $L()", METHOD)
                .build();
    }

    private MethodSpec size() {
        return MethodSpec.methodBuilder("size")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .returns(TypeName.INT)
                .addStatement("return $L", carrier().size())
                .build();
    }

    // private long bits = 0xFFF;
    private FieldSpec initialBits() {
        FieldSpec.Builder bits = FieldSpec.builder(TypeName.LONG, "bits", Modifier.PRIVATE);
        return plan.initial() == 0
                ? bits.build()
                : bits.initializer("$L", Numbers.literal(plan.initial())).build();
    }

    private TypeSpec builder() {
        TypeSpec.Builder builder = TypeSpec.classBuilder("Builder")
                .addJavadoc(Docs.javadoc("Sets bits one by one."))
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
                .addField(initialBits())
                .addMethod(MethodSpec.constructorBuilder()
                        .addModifiers(Modifier.PRIVATE)
                        .build());
        RangeSetters setters = new RangeSetters(
                types, builderName(), plan.name(), value -> CodeBlock.of("bits = $L", value), CodeBlock.of("bits"));
        plan.ranges().forEach(range -> setters.of(range).forEach(builder::addMethod));
        MethodSpec.Builder build = MethodSpec.methodBuilder("build")
                .addJavadoc(Docs.javadoc("The bits set so far."))
                .addModifiers(Modifier.PUBLIC)
                .returns(className());
        Required.ranges(types, plan.name(), plan.ranges(), CodeBlock.of("bits"), true, build);
        return builder.addMethod(
                        build.addStatement("return new $T(bits)", className()).build())
                .build();
    }
}
