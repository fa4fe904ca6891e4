package org.cxlmi.processor.emit;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.cxlmi.processor.plan.Accessor;
import org.cxlmi.processor.plan.FieldPlan;
import org.cxlmi.processor.plan.RangePlan;
import org.cxlmi.processor.plan.ValueType;
import org.cxlmi.spec.model.IntegerType;

/** Java types that generated code names. */
final class Types {

    private static final String RUNTIME_PACKAGE = "org.cxlmi.runtime";
    private static final String WIRE_PACKAGE = RUNTIME_PACKAGE + ".wire";

    static final ClassName GENERATED = ClassName.get(RUNTIME_PACKAGE, "Generated");
    static final ClassName COMMAND = ClassName.get(RUNTIME_PACKAGE, "Command");
    static final ClassName COMMAND_CATALOG = ClassName.get(RUNTIME_PACKAGE, "CommandCatalog");
    static final ClassName PAGING = ClassName.get(RUNTIME_PACKAGE, "Paging");
    static final ClassName COMMAND_IMPACT = ClassName.get(RUNTIME_PACKAGE, "CommandImpact");
    static final ClassName COMMAND_EFFECT = ClassName.get(RUNTIME_PACKAGE, "CommandEffect");
    static final ClassName CXL_TARGET = ClassName.get(RUNTIME_PACKAGE, "CxlTarget");
    static final ClassName BACKGROUND_OPERATION = ClassName.get(RUNTIME_PACKAGE, "BackgroundOperation");
    static final ClassName MESSAGE_TYPE = ClassName.get(RUNTIME_PACKAGE + ".transport", "MessageType");

    static final ClassName WIRE = ClassName.get(WIRE_PACKAGE, "Wire");
    static final ClassName WIRE_BYTES = ClassName.get(WIRE_PACKAGE, "WireBytes");
    static final ClassName WIRE_ARRAYS = ClassName.get(WIRE_PACKAGE, "WireArrays");
    static final ClassName STRUCT = ClassName.get(WIRE_PACKAGE, "Struct");
    static final ClassName STRUCT_LIST = ClassName.get(WIRE_PACKAGE, "StructList");
    static final ClassName LAYOUT = ClassName.get(WIRE_PACKAGE, "Layout");
    static final ClassName LAZY = ClassName.get(WIRE_PACKAGE, "Lazy");
    static final ClassName BITS = ClassName.get(WIRE_PACKAGE, "Bits");
    static final ClassName BIT_CONDITION = ClassName.get(WIRE_PACKAGE, "BitCondition");
    static final ClassName BIT_RANGE = ClassName.get(WIRE_PACKAGE, "BitRange");
    static final ClassName PAYLOAD_CHECK = ClassName.get(WIRE_PACKAGE, "PayloadCheck");
    static final ClassName FIELD_RANGE = ClassName.get(WIRE_PACKAGE, "FieldRange");
    static final ClassName UNITS = ClassName.get(WIRE_PACKAGE, "Units");
    static final ClassName CODED_ENUM = ClassName.get(WIRE_PACKAGE, "CodedEnum");
    static final ClassName IDENTIFIED_ENUM = ClassName.get(WIRE_PACKAGE, "IdentifiedEnum");
    static final ClassName FUTURES = ClassName.get(WIRE_PACKAGE, "Futures");
    static final ClassName EMPTY_PAYLOAD = ClassName.get(WIRE_PACKAGE, "EmptyPayload");

    static final ClassName COMPLETABLE_FUTURE = ClassName.get(CompletableFuture.class);
    static final ClassName STRING = ClassName.get(String.class);
    static final ClassName UUID_CLASS = ClassName.get(UUID.class);
    static final ClassName INSTANT = ClassName.get(Instant.class);
    static final ClassName BYTE_BUFFER = ClassName.get(ByteBuffer.class);
    static final TypeName BYTE_ARRAY = ArrayTypeName.of(TypeName.BYTE);
    static final TypeName INT_ARRAY = ArrayTypeName.of(TypeName.INT);
    static final TypeName LONG_ARRAY = ArrayTypeName.of(TypeName.LONG);

    private final String packageName;
    private final Map<String, String> elsewhere;

    /**
     * Types for one generated package.
     *
     * @param elsewhere the packages of the classes that are used but not generated
     */
    Types(String packageName, Map<String, String> elsewhere) {
        this.packageName = packageName;
        this.elsewhere = elsewhere;
    }

    /** A class that is generated from a spec, into the same package unless another one has it. */
    ClassName generated(String name) {
        return ClassName.get(elsewhere.getOrDefault(name, packageName), name);
    }

    /** Whether only what is public can be used of a class. */
    boolean isElsewhere(String name) {
        return elsewhere.containsKey(name);
    }

    static TypeName lazy(TypeName type) {
        return ParameterizedTypeName.get(LAZY, type);
    }

    static TypeName integer(IntegerType type) {
        return type.fitsInt() ? TypeName.INT : TypeName.LONG;
    }

    /** What an accessor returns where it is not an optional. */
    TypeName of(FieldPlan field, Accessor accessor) {
        return switch (accessor.form()) {
            case VALUE, RAW -> field.isTimestamp() ? INSTANT : of(field.type());
            case CODE, RANGE_CODE -> TypeName.INT;
            case ID -> UUID_CLASS;
            case NANOS, SCALED, RANGE_SCALED -> TypeName.LONG;
            case BUFFER -> BYTE_BUFFER;
            case RANGE -> of(accessor.range().orElseThrow());
        };
    }

    TypeName of(RangePlan range) {
        if (range.enumeration().isPresent()) {
            return generated(range.enumeration().get().name());
        }
        if (range.isFlag()) {
            return TypeName.BOOLEAN;
        }
        return range.fitsInt() ? TypeName.INT : TypeName.LONG;
    }

    TypeName of(ValueType type) {
        return type.match(new ValueType.Cases<>(
                integer -> integer(integer.type()),
                uuid -> UUID_CLASS,
                code -> generated(code.enumeration().name()),
                identifier -> generated(identifier.enumeration().name()),
                flags -> generated(flags.bits().name()),
                inlineFlags -> integer(inlineFlags.type()),
                bytes -> BYTE_ARRAY,
                text -> STRING,
                reserved -> BYTE_ARRAY,
                nested -> generated(nested.struct().name()),
                array -> ofArray(array.element())));
    }

    private TypeName ofArray(ValueType element) {
        return element.match(new ValueType.Cases<>(
                integer -> integer.type().fitsInt() ? INT_ARRAY : LONG_ARRAY,
                this::list,
                this::list,
                this::list,
                this::list,
                this::list,
                this::of,
                this::of,
                this::list,
                this::list,
                this::list));
    }

    private TypeName list(ValueType element) {
        return ParameterizedTypeName.get(ClassName.get(List.class), of(element));
    }

    static TypeName optional(TypeName type) {
        if (type.equals(TypeName.INT)) {
            return ClassName.get(OptionalInt.class);
        }
        if (type.equals(TypeName.LONG)) {
            return ClassName.get(OptionalLong.class);
        }
        return ParameterizedTypeName.get(ClassName.get(Optional.class), type.box());
    }

    /** The class whose {@code of} and {@code empty} make such an optional. */
    static ClassName optionalClass(TypeName type) {
        TypeName optional = optional(type);
        return optional instanceof ParameterizedTypeName parameterized ? parameterized.rawType() : (ClassName) optional;
    }
}
