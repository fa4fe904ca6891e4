package org.cxlmi.spec.read;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import org.cxlmi.spec.model.FieldSpec;
import org.cxlmi.spec.model.SpecFile;
import org.cxlmi.spec.model.StructSpec;
import org.cxlmi.spec.model.Use;

/** The top of a spec file. */
final class FileReader {

    private final Values values;
    private final FieldReader fields;

    FileReader(Values values) {
        this.values = values;
        this.fields = new FieldReader(values);
    }

    Optional<SpecFile> read(YamlNode root) {
        Set<String> unreadable = new HashSet<>();
        return MappingReader.of(root, Keys.FILE, values)
                .map(file -> new SpecFile(
                        root.source(),
                        file.required("group", "generic").flatMap(values::text).orElse(""),
                        file.required("command-set", "Events")
                                .flatMap(values::text)
                                .orElse(""),
                        file.doc(),
                        uses(file),
                        all(file, "enums", "\"EventLog:\"", new EnumReader(values)::read, unreadable),
                        all(file, "bits", "\"EventRecordFlags:\"", new BitsReader(values)::declared, unreadable),
                        all(file, "structs", "\"EventRecord:\"", this::struct, unreadable),
                        all(file, "commands", "\"Get Event Records:\"", new CommandReader(values)::read, unreadable),
                        omitted(file),
                        unreadable));
    }

    private Map<String, String> omitted(MappingReader file) {
        Map<String, String> reasons = new LinkedHashMap<>();
        file.entries("omitted", "\"Its name: why\"")
                .forEach(entry -> values.text(entry.value()).ifPresent(reason -> reasons.put(entry.key(), reason)));
        return reasons;
    }

    private List<Use> uses(MappingReader file) {
        List<Use> uses = new ArrayList<>();
        for (YamlNode item : file.items("uses", "generic/events")) {
            values.text(item).ifPresent(name -> uses.add(new Use(item.source(), name)));
        }
        return List.copyOf(uses);
    }

    private static <T> List<T> all(
            MappingReader file,
            String key,
            String example,
            Function<YamlNode.Entry, Optional<T>> reader,
            Set<String> unreadable) {
        List<T> read = new ArrayList<>();
        for (YamlNode.Entry entry : file.entries(key, example)) {
            reader.apply(entry).ifPresentOrElse(read::add, () -> unreadable.add(entry.key()));
        }
        return List.copyOf(read);
    }

    private Optional<StructSpec> struct(YamlNode.Entry entry) {
        return MappingReader.of(entry.value(), Keys.STRUCT, values).map(struct -> {
            List<FieldSpec> read = struct.required("fields", "[ first: u8 ]")
                    .map(node -> fields.read(struct, node))
                    .orElse(List.of());
            return new StructSpec(
                    entry.source(),
                    entry.key(),
                    struct.doc(),
                    struct.text("c"),
                    struct.length("size").map(OptionalInt::of).orElse(OptionalInt.empty()),
                    struct.flag("provisional"),
                    struct.lifetime(),
                    read);
        });
    }
}
