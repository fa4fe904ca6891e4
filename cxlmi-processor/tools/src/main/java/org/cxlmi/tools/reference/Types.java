package org.cxlmi.tools.reference;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.cxlmi.processor.plan.EnumPlan;
import org.cxlmi.processor.plan.StructPlan;
import org.cxlmi.processor.plan.ValueType;
import org.cxlmi.spec.model.EnumValue;

/** Sections of structs and enumerations, and what all types have in common. */
final class Types {

    private Types() {}

    /** Where the named type is that a value has, or that its elements have. */
    static Optional<String> anchor(ValueType type) {
        return type.match(new ValueType.Cases<>(
                integer -> Optional.empty(),
                uuid -> Optional.empty(),
                code -> Optional.of(Anchors.of(code.enumeration())),
                identifier -> Optional.of(Anchors.of(identifier.enumeration())),
                flags -> Optional.of(Anchors.of(flags.bits())),
                inlineFlags -> Optional.empty(),
                bytes -> Optional.empty(),
                text -> Optional.empty(),
                reserved -> Optional.empty(),
                nested -> Optional.of(Anchors.of(nested.struct())),
                array -> anchor(array.element())));
    }

    /** The head of a type's section. */
    static Element section(String anchor, String name, String what, String doc, List<Element> users) {
        Element section = Element.of("section")
                .styled("type")
                .with("id", anchor)
                .add(Element.of("h3")
                        .add(Element.code(name))
                        .text(" ")
                        .add(Element.of("small", what))
                        .add(Element.link(anchor, "#").styled("here").with("aria-label", "Link to this section")));
        if (!doc.isBlank()) {
            section.add(Element.of("p", doc));
        }
        return users.isEmpty()
                ? section
                : section.add(Lists.separated(Element.of("p", "Used by ").styled("users"), users));
    }

    static Element section(StructPlan struct, Chapter chapter, Usages usages) {
        Element section = section(
                Anchors.of(struct),
                struct.name(),
                "struct, " + Lengths.of(struct),
                struct.doc(),
                usages.of(Anchors.of(struct)));
        List<Element> badges = Tables.lifetime(chapter.lifetime(struct));
        if (!badges.isEmpty()) {
            section.add(Element.of("p").addAll(badges));
        }
        struct.cName()
                .ifPresent(name ->
                        section.add(Element.of("p", "In C ").styled("users").add(Element.name(name))));
        return section.add(BytePicture.of(struct)).add(FieldTable.of(struct));
    }

    static Element section(EnumPlan type, Usages usages) {
        Element body = Element.of("tbody");
        for (EnumValue value : type.spec().values()) {
            body.add(Element.of("tr")
                    .add(Element.of("td", code(type, value)).styled("at"))
                    .add(Element.of("td").styled("name").add(Element.name(value.name())))
                    .add(Element.of("td", EnumPlan.label(value)).styled("type"))
                    .add(Tables.meaning(value.doc(), List.of(), value.lifetime())));
        }
        String what = type.isIdentified()
                ? "enumeration of UUIDs"
                : "enumeration, " + type.codeType().specName();
        return section(Anchors.of(type), type.name(), what, type.spec().doc(), usages.of(Anchors.of(type)))
                .add(Tables.scrolling(
                        Tables.of(type.isIdentified() ? "UUID" : "Code", "Constant", "Reads", "What it says")
                                .styled(type.isIdentified() ? "uuids" : "codes")
                                .add(body)));
    }

    private static String code(EnumPlan type, EnumValue value) {
        return type.isIdentified()
                ? value.code()
                : String.format(Locale.ROOT, "%0" + 2 * type.codeType().size() + "Xh", Long.parseLong(value.code()));
    }
}
