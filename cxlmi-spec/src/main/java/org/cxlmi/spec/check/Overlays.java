package org.cxlmi.spec.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.cxlmi.spec.DidYouMean;
import org.cxlmi.spec.Finding;
import org.cxlmi.spec.FindingId;
import org.cxlmi.spec.model.EnumSpec;
import org.cxlmi.spec.model.FieldSpec;
import org.cxlmi.spec.model.FixedBytesType;
import org.cxlmi.spec.model.NamedType;
import org.cxlmi.spec.model.Overlay;
import org.cxlmi.spec.model.SpecSet;

/** Bytes that are read as a struct have the struct's size, and an earlier enumeration may say which struct it is. */
final class Overlays implements Rule {

    @Override
    public void check(SpecSet specs, Consumer<Finding> out) {
        Sizes sizes = new Sizes(specs);
        for (Placed placed : Placed.all(specs)) {
            List<FieldSpec> earlier = new ArrayList<>();
            for (FieldSpec field : placed.struct().fields()) {
                field.overlay().ifPresent(overlay -> {
                    bytes(specs, sizes, placed, field, overlay, out);
                    overlay.by().ifPresent(by -> by(specs, placed, earlier, overlay, by, out));
                });
                earlier.add(field);
            }
        }
    }

    private static void bytes(
            SpecSet specs, Sizes sizes, Placed placed, FieldSpec field, Overlay overlay, Consumer<Finding> out) {
        if (!(field.type() instanceof FixedBytesType bytes)) {
            if (!placed.isUnknown(specs, field)) {
                out.accept(new Finding(
                        FindingId.OVERLAY_NOT_BYTES,
                        field.source(),
                        "only bytes of a fixed length can be read as a struct",
                        "write type: bytes[N]"));
            }
            return;
        }
        for (Overlay.Case overlaid : overlay.cases()) {
            Optional<Placed> struct = placed.structNamed(specs, overlaid.struct());
            if (struct.isEmpty()) {
                if (specs.declaring(placed.file(), overlaid.struct()).isPresent()) {
                    wrong(overlaid, "\"" + overlaid.struct() + "\" is no struct", "write a struct", out);
                }
                continue;
            }
            Sizes.Size size = sizes.of(placed.file(), new NamedType(overlaid.struct()));
            if (size.known() && (size.variable() || size.fixed() != bytes.length())) {
                wrong(
                        overlaid,
                        "\"" + overlaid.struct() + "\" has "
                                + (size.variable()
                                        ? "no fixed length"
                                        : size.fixed() + (size.fixed() == 1 ? " byte" : " bytes"))
                                + ", the field "
                                + bytes.length(),
                        "write a struct of " + bytes.length() + " bytes",
                        out);
            }
        }
    }

    private static void wrong(Overlay.Case overlaid, String message, String hint, Consumer<Finding> out) {
        out.accept(new Finding(FindingId.WRONG_OVERLAY, overlaid.source(), message, hint));
    }

    private static void by(
            SpecSet specs,
            Placed placed,
            List<FieldSpec> earlier,
            Overlay overlay,
            String name,
            Consumer<Finding> out) {
        Optional<FieldSpec> by =
                earlier.stream().filter(field -> field.name().equals(name)).findFirst();
        if (by.isEmpty()) {
            out.accept(new Finding(
                    FindingId.UNKNOWN_OVERLAY_FIELD,
                    overlay.source(),
                    "there is no earlier field \"" + name + "\"",
                    DidYouMean.hint(name, earlier.stream().map(FieldSpec::name).toList())));
            return;
        }
        Optional<EnumSpec> type =
                Types.name(by.get().type()).flatMap(typeName -> specs.enumNamed(placed.file(), typeName));
        if (placed.isUnknown(specs, by.get())) {
            return;
        }
        if (type.isEmpty()) {
            out.accept(new Finding(
                    FindingId.NOT_AN_ENUM,
                    overlay.source(),
                    "\"" + name + "\" is no enumeration",
                    "write a field whose type is an enumeration"));
            return;
        }
        overlay.cases()
                .forEach(overlaid -> EnumConstants.check(type.get(), overlaid.constant(), overlaid.source(), out));
    }
}
