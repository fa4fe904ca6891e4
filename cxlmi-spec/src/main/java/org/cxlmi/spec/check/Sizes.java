package org.cxlmi.spec.check;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Optional;
import java.util.Set;
import org.cxlmi.spec.model.ArraySize;
import org.cxlmi.spec.model.ArrayType;
import org.cxlmi.spec.model.EnumSpec;
import org.cxlmi.spec.model.FieldSpec;
import org.cxlmi.spec.model.FieldType;
import org.cxlmi.spec.model.NamedType;
import org.cxlmi.spec.model.SpecFile;
import org.cxlmi.spec.model.SpecSet;
import org.cxlmi.spec.model.StructSpec;

/** How many bytes types and structs take; each struct is added up once. */
final class Sizes {

    /** Larger than any payload; sizes end here, so that products of lengths do not overflow. */
    private static final long LARGEST = 1L << 40;

    private final SpecSet specs;
    private final IdentityHashMap<StructSpec, Size> known = new IdentityHashMap<>();
    private final Set<StructSpec> within = Collections.newSetFromMap(new IdentityHashMap<>());

    Sizes(SpecSet specs) {
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
    record Size(long fixed, boolean variable, boolean toEnd, boolean known) {

        private static final Size NONE = new Size(0, false, false, true);
        private static final Size UNKNOWN = new Size(0, false, false, false);

        private static Size of(long fixed) {
            return new Size(fixed, false, false, true);
        }

        Size {
            fixed = Math.min(fixed, LARGEST);
        }

        private Size plus(Size other) {
            return new Size(
                    fixed + other.fixed, variable || other.variable, toEnd || other.toEnd, known && other.known);
        }
    }

    /** The bytes of a layout of the given file; not known of one that contains itself, or that lies too deep. */
    Size of(SpecFile from, StructSpec struct) {
        Size before = known.get(struct);
        if (before != null) {
            return before;
        }
        if (within.size() > StructLevels.MOST || !within.add(struct)) {
            return Size.UNKNOWN;
        }
        Size size = Size.NONE;
        for (FieldSpec field : struct.fields()) {
            size = size.plus(of(from, field.type()));
        }
        within.remove(struct);
        known.put(struct, size);
        return size;
    }

    /** The bytes of a type that the given file names. */
    Size of(SpecFile from, FieldType type) {
        return type.match(new FieldType.Cases<>(
                integer -> Size.of(integer.size()),
                uuid -> Size.of(16),
                bytes -> Size.of(bytes.length()),
                text -> Size.of(text.length()),
                named -> named(from, named.name()),
                bits -> Size.of(bits.type().size()),
                reserved -> Size.of(reserved.length()),
                array -> array(from, array)));
    }

    /** The bytes of each element of an array. */
    Size ofElement(SpecFile from, ArrayType array) {
        return array.element().match(of -> of(from, of.type()), bytes -> Size.of(1), text -> Size.of(1));
    }

    private Size array(SpecFile from, ArrayType array) {
        Size element = ofElement(from, array);
        Size varying = new Size(0, true, element.toEnd, element.known);
        return array.size()
                .match(new ArraySize.Cases<>(
                        fixed ->
                                new Size(element.fixed * fixed.count(), element.variable, element.toEnd, element.known),
                        countField -> varying,
                        byteLength -> varying,
                        rest -> new Size(0, true, true, element.known),
                        limited -> varying));
    }

    private Size named(SpecFile from, String name) {
        Optional<SpecFile> declaring = specs.declaring(from, name);
        if (declaring.isEmpty()) {
            return Size.UNKNOWN;
        }
        return declaring
                .flatMap(file -> file.enumNamed(name))
                .map(EnumSpec::codeType)
                .or(() -> specs.bitsNamed(from, name).map(bits -> bits.complete() ? bits.type() : NamedType.UNREADABLE))
                .map(type -> type instanceof NamedType ? Size.UNKNOWN : of(from, type))
                .or(() -> specs.structNamed(from, name).map(struct -> within(declaring.get(), struct)))
                .orElse(Size.UNKNOWN);
    }

    /** The bytes of a struct in others, which are not known if there are not as many as its author expects. */
    private Size within(SpecFile declaring, StructSpec struct) {
        Size size = of(declaring, struct);
        boolean expected = struct.assertedSize().isEmpty()
                || size.variable
                || size.fixed == struct.assertedSize().getAsInt();
        return expected ? size : new Size(size.fixed, size.variable, size.toEnd, false);
    }
}
