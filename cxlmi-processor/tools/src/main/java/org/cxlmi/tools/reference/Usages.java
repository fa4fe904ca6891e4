package org.cxlmi.tools.reference;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cxlmi.processor.plan.CommandPlan;
import org.cxlmi.processor.plan.RangePlan;
import org.cxlmi.processor.plan.StructPlan;
import org.cxlmi.processor.plan.ValueType;

/** Which commands and types use a type. */
final class Usages {

    /** By anchor of the type: the users' names by their anchors. */
    private final Map<String, Map<String, String>> users = new HashMap<>();

    Usages(List<Chapter> chapters) {
        for (Chapter chapter : chapters) {
            for (CommandPlan command : chapter.commands()) {
                command.request()
                        .ifPresent(struct ->
                                add(struct, Anchors.of(command), command.spec().name()));
                command.response()
                        .ifPresent(struct ->
                                add(struct, Anchors.of(command), command.spec().name()));
            }
            chapter.structs().forEach(struct -> add(struct, Anchors.of(struct), struct.name()));
            chapter.bits().forEach(bits -> ranges(bits.ranges(), Anchors.of(bits), bits.name()));
        }
    }

    /** Links to the users of a type. */
    List<Element> of(String anchor) {
        List<Element> links = new ArrayList<>();
        users.getOrDefault(anchor, Map.of()).forEach((user, name) -> links.add(Element.link(user, name)));
        return links;
    }

    private void add(StructPlan struct, String user, String name) {
        struct.fields().forEach(field -> {
            add(Types.anchor(field.type()), user, name);
            field.overlay()
                    .ifPresent(overlay -> overlay.cases()
                            .forEach(overlaid -> add(Optional.of(Anchors.of(overlaid.struct())), user, name)));
            if (field.type() instanceof ValueType.InlineFlags flags) {
                ranges(flags.ranges(), user, name);
            }
        });
    }

    private void ranges(List<RangePlan> ranges, String user, String name) {
        ranges.forEach(range -> add(range.enumeration().map(Anchors::of), user, name));
    }

    private void add(Optional<String> type, String user, String name) {
        type.ifPresent(anchor ->
                users.computeIfAbsent(anchor, key -> new LinkedHashMap<>()).put(user, name));
    }
}
