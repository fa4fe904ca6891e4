package org.cxlmi.spec.check;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.cxlmi.spec.model.ArraySize;
import org.cxlmi.spec.model.ArrayType;
import org.cxlmi.spec.model.BitsSpec;
import org.cxlmi.spec.model.EnumSpec;
import org.cxlmi.spec.model.FieldSpec;
import org.cxlmi.spec.model.FieldType;
import org.cxlmi.spec.model.FixedBytesType;
import org.cxlmi.spec.model.FixedTextType;
import org.cxlmi.spec.model.InlineBitsType;
import org.cxlmi.spec.model.IntegerType;
import org.cxlmi.spec.model.NamedType;
import org.cxlmi.spec.model.ReservedType;
import org.cxlmi.spec.model.SpecFile;
import org.cxlmi.spec.model.SpecSet;
import org.cxlmi.spec.model.StructSpec;
import org.cxlmi.spec.model.UuidType;

/** How many bytes types and structs take. */
public final class Sizes {

    private final SpecSet specs;
    private final Set<StructSpec> within = new HashSet<>();

    private Sizes(SpecSet specs) {
        this.specs = specs;
    }

    /**
     * Bytes of something.
     *
     * @param fixed bytes with all arrays empty whose number of elements is not fixed
     * @param variable whether there are such arrays
     * @param toEnd whether it reaches to the end of the payload
     * @param known whether all types in it could be resolved
     */
    public record Size(long fixed, boolean variable, boolean toEnd, boolean known) {

        private static final Size NONE = new Size(0, false, false, true);
        private static final Size UNKNOWN = new Size(0, false, false, false);

        private static Size of(long fixed) {
            return new Size(fixed, false, false, true);
        }

        private Size plus(Size other) {
            return new Size(
                    fixed + other.fixed, variable || other.variable, toEnd || other.toEnd, known && other.known);
        }
    }

    /** The bytes of a layout of the given file. */
    public static Size of(SpecSet specs, SpecFile from, StructSpec struct) {
        return new Sizes(specs).struct(from, struct);
    }

    /** The bytes of a type that the given file names. */
    public static Size of(SpecSet specs, SpecFile from, FieldType type) {
        return new Sizes(specs).type(from, type);
    }

    private Size struct(SpecFile from, StructSpec struct) {
        if (!within.add(struct)) {
            return Size.UNKNOWN;
        }
        Size size = Size.NONE;
        for (FieldSpec field : struct.fields()) {
            size = size.plus(type(from, field.type()));
        }
        within.remove(struct);
        return size;
    }

    private Size type(SpecFile from, FieldType type) {
        if (type instanceof IntegerType integer) {
            return Size.of(integer.size());
        } else if (type instanceof InlineBitsType bits) {
            return Size.of(bits.type().size());
        } else if (type instanceof UuidType) {
            return Size.of(16);
        } else if (type instanceof FixedBytesType bytes) {
            return Size.of(bytes.length());
        } else if (type instanceof FixedTextType text) {
            return Size.of(text.length());
        } else if (type instanceof ReservedType reserved) {
            return Size.of(reserved.length());
        } else if (type instanceof ArrayType array) {
            return array(from, array);
        }
        return named(from, ((NamedType) type).name());
    }

    private Size array(SpecFile from, ArrayType array) {
        Size element = array.element() instanceof ArrayType.ElementType.Of of ? type(from, of.type()) : Size.of(1);
        if (array.size() instanceof ArraySize.Fixed fixed) {
            return new Size(element.fixed * fixed.count(), element.variable, element.toEnd, element.known);
        }
        return new Size(0, true, array.size() instanceof ArraySize.Rest || element.toEnd, element.known);
    }

    private Size named(SpecFile from, String name) {
        Optional<SpecFile> declaring = specs.declaring(from, name);
        if (declaring.isEmpty()) {
            return Size.UNKNOWN;
        }
        return declaring
                .flatMap(file -> file.enumNamed(name))
                .map(EnumSpec::codeType)
                .or(() -> specs.bitsNamed(from, name).map(BitsSpec::type))
                .map(type -> type instanceof NamedType ? Size.UNKNOWN : type(from, type))
                .or(() -> specs.structNamed(from, name).map(struct -> struct(declaring.get(), struct)))
                .orElse(Size.UNKNOWN);
    }
}
