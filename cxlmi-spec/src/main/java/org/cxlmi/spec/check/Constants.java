package org.cxlmi.spec.check;

import java.math.BigInteger;
import java.util.Optional;
import java.util.function.Consumer;
import org.cxlmi.spec.Finding;
import org.cxlmi.spec.FindingId;
import org.cxlmi.spec.model.EnumSpec;
import org.cxlmi.spec.model.FieldSpec;
import org.cxlmi.spec.model.IntegerType;
import org.cxlmi.spec.model.SpecFile;
import org.cxlmi.spec.model.SpecSet;
import org.cxlmi.spec.model.UuidType;

/** A constant is an integer or a UUID that its field can hold. */
final class Constants implements Rule {

    @Override
    public void check(SpecSet specs, Consumer<Finding> out) {
        for (Placed placed : Placed.all(specs)) {
            for (FieldSpec field : placed.struct().fields()) {
                if (field.constant().isPresent() && !placed.isUnknown(specs, field)) {
                    check(specs, placed.file(), field, field.constant().get(), out);
                }
            }
        }
    }

    private static void check(SpecSet specs, SpecFile from, FieldSpec field, String constant, Consumer<Finding> out) {
        Optional<EnumSpec> named = Types.name(field.type()).flatMap(name -> specs.enumNamed(from, name));
        Optional<IntegerType> type = Types.integer(specs, from, field.type());
        boolean uuid = field.type() == UuidType.UUID
                || named.filter(found -> found.codeType() == UuidType.UUID).isPresent();
        if (type.isEmpty() && !uuid) {
            report(field, "only an integer or a uuid has a constant value", "remove value", out);
        } else if (named.isPresent() && Character.isLetter(constant.charAt(0)) && !constant.contains("-")) {
            EnumConstants.check(named.get(), constant, field.source(), out);
        } else if (uuid != constant.contains("-") && !constant.startsWith("-")) {
            report(field, constant + " is not of the field's type", uuid ? "write a UUID" : "write a number", out);
        } else if (type.isPresent() && !holds(type.get(), new BigInteger(constant))) {
            report(
                    field,
                    constant + " is not within " + type.get().specName(),
                    "write a number that fits, or a wider type",
                    out);
        } else if (named.isPresent()
                && named.get().complete()
                && named.get().values().stream().noneMatch(value -> value.code().equals(constant))) {
            report(
                    field,
                    constant + " is not a code of " + named.get().name(),
                    "write the code of one of its constants",
                    out);
        }
    }

    private static boolean holds(IntegerType type, BigInteger value) {
        int bits = 8 * type.size() - (type.signed() ? 1 : 0);
        return value.bitLength() <= bits && (type.signed() || value.signum() >= 0);
    }

    private static void report(FieldSpec field, String message, String hint, Consumer<Finding> out) {
        out.accept(new Finding(FindingId.CONSTANT_OUT_OF_RANGE, field.source(), message, hint));
    }
}
