package org.cxlmi.spec.check;

import java.util.function.Consumer;
import org.cxlmi.spec.Finding;
import org.cxlmi.spec.FindingId;
import org.cxlmi.spec.model.EnumSpec;
import org.cxlmi.spec.model.EnumValue;
import org.cxlmi.spec.model.IntegerType;
import org.cxlmi.spec.model.NamedType;
import org.cxlmi.spec.model.SpecFile;
import org.cxlmi.spec.model.SpecSet;
import org.cxlmi.spec.model.UuidType;

/** The codes of an enumeration fit into its type and are different. */
final class EnumCodes implements Rule {

    @Override
    public void check(SpecSet specs, Consumer<Finding> out) {
        for (SpecFile file : specs.all()) {
            file.enums().forEach(type -> codes(type, out));
        }
    }

    private static void codes(EnumSpec type, Consumer<Finding> out) {
        boolean uuid = type.codeType() == UuidType.UUID;
        boolean integer = type.codeType() instanceof IntegerType codes && !codes.signed() && codes.fitsInt();
        if (!uuid && !integer && !type.codeType().equals(NamedType.UNREADABLE)) {
            out.accept(new Finding(
                    FindingId.ENUM_CODE_TYPE,
                    type.source(),
                    "the codes of an enumeration cannot have this type",
                    "write type: u8, u16, u24 or uuid"));
            return;
        }
        Duplicates<String> codes =
                new Duplicates<>(FindingId.DUPLICATE_ENUM_CODE, "write the code that the CXL specification gives", out);
        for (EnumValue value : type.values()) {
            codes.add(value.code(), value.source(), "the code " + value.code() + " is taken");
            if (integer && !Types.holds((IntegerType) type.codeType(), Long.parseLong(value.code()))) {
                out.accept(new Finding(
                        FindingId.ENUM_CODE_OUT_OF_RANGE,
                        value.source(),
                        "the code " + value.code() + " does not fit into " + ((IntegerType) type.codeType()).specName(),
                        "write a wider type for the enumeration, or the right code"));
            }
        }
    }
}
