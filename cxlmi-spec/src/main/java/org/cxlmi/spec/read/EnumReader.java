package org.cxlmi.spec.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cxlmi.spec.model.EnumSpec;
import org.cxlmi.spec.model.EnumValue;
import org.cxlmi.spec.model.FieldType;
import org.cxlmi.spec.model.IntegerType;
import org.cxlmi.spec.model.Lifetime;
import org.cxlmi.spec.model.UuidType;

/** Enumerations. */
final class EnumReader {

    private final Values values;
    private final TypeReader types;

    EnumReader(Values values) {
        this.values = values;
        this.types = new TypeReader(values);
    }

    Optional<EnumSpec> read(YamlNode.Entry entry) {
        return MappingReader.of(entry.value(), Keys.ENUM, values).map(declared -> {
            FieldType codeType = declared.node("type").map(types::type).orElse(IntegerType.U8);
            List<EnumValue> constants = new ArrayList<>();
            List<YamlNode.Entry> entries = declared.required("values", "{ FIRST: 0 }")
                    .map(node -> declared.someEntries(node, "\"FIRST: 0\""))
                    .orElse(List.of());
            entries.forEach(value -> value(value, codeType).ifPresent(constants::add));
            boolean complete = !entries.isEmpty() && constants.size() == entries.size();
            return new EnumSpec(
                    entry.source(), entry.key(), declared.doc(), codeType, List.copyOf(constants), complete);
        });
    }

    private Optional<EnumValue> value(YamlNode.Entry entry, FieldType codeType) {
        if (!(entry.value() instanceof YamlNode.Mapping)) {
            return code(entry.value(), codeType)
                    .map(code -> new EnumValue(entry.source(), entry.key(), code, "", "", Lifetime.ALWAYS));
        }
        return MappingReader.of(entry.value(), Keys.ENUM_VALUE, values).flatMap(value -> {
            String doc = value.doc();
            String label = value.text("label").orElse("");
            Lifetime lifetime = value.lifetime();
            return value.required("value", codeType == UuidType.UUID ? "the UUID" : "the number")
                    .flatMap(node -> code(node, codeType))
                    .map(code -> new EnumValue(entry.source(), entry.key(), code, doc, label, lifetime));
        });
    }

    private Optional<String> code(YamlNode node, FieldType codeType) {
        return codeType == UuidType.UUID
                ? values.uuid(node)
                : values.raw(node, Optional.empty()).map(String::valueOf);
    }
}
