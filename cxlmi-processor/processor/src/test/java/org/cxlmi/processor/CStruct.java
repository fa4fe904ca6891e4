package org.cxlmi.processor;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import org.cxlmi.processor.plan.CommandPlan;
import org.cxlmi.processor.plan.FieldPlan;
import org.cxlmi.processor.plan.Plan;
import org.cxlmi.processor.plan.StructPlan;
import org.cxlmi.processor.plan.ValueType;
import org.cxlmi.spec.model.CCall;

/**
 * A struct of libcxlmi as it has to be if it lies in memory as our struct lies on the wire.
 *
 * @param owner group and class that name it, for messages: {@code generic.EventRecord}
 * @param size bytes, arrays without a length of their own being empty
 */
record CStruct(String name, String owner, int size, List<Member> members) {

    /**
     * A member.
     *
     * @param width bytes; of an array without a length of its own, those of one element
     * @param elements what elements consist of that are no struct with a name in C, with offsets in the element
     */
    record Member(String name, int offset, int width, boolean array, List<Member> elements) {}

    /** The structs that the specs name, each once for each of our structs that names it. */
    static List<CStruct> of(Map<String, Plan> plans) {
        return of(plans, StructPlan::fields);
    }

    /** The structs without what later revisions appended. */
    static List<CStruct> ofFirstRevision(Map<String, Plan> plans) {
        return of(
                plans,
                struct -> struct.fields().stream()
                        .filter(field -> !field.appended())
                        .toList());
    }

    private static List<CStruct> of(Map<String, Plan> plans, Function<StructPlan, List<FieldPlan>> fields) {
        List<CStruct> structs = new ArrayList<>();
        plans.forEach((group, plan) -> {
            for (StructPlan struct : plan.structs()) {
                struct.cName()
                        .ifPresent(
                                name -> structs.add(of(group, name, struct, fields.apply(struct), room(plan, struct))));
            }
        });
        return structs;
    }

    private static OptionalInt room(Plan plan, StructPlan struct) {
        return plan.commands().stream()
                .filter(command -> command.response().equals(Optional.of(struct)))
                .map(CommandPlan::spec)
                .flatMap(spec -> spec.c().stream())
                .map(CCall::room)
                .findFirst()
                .orElse(OptionalInt.empty());
    }

    private static CStruct of(String group, String name, StructPlan struct, List<FieldPlan> fields, OptionalInt room) {
        List<Member> members = new ArrayList<>();
        int moved = 0;
        for (FieldPlan field : fields) {
            int offset = field.offset() + moved;
            if (field.isVaryingArray()) {
                ValueType.Array array = field.array();
                // With fields behind it, C can only declare it with all elements that there is room for.
                boolean inline = struct.isAnchor(field);
                int inlineLength = inline ? room.orElse(0) * array.element().length() : 0;
                moved += inlineLength;
                if (inline) {
                    members.add(new Member(memberName(field), offset, inlineLength, false, elements(field)));
                } else if (!array.isVariableStride()) {
                    members.add(new Member(
                            memberName(field), offset, array.element().length(), true, elements(field)));
                }
            } else if (!field.isReserved()) {
                members.add(new Member(memberName(field), offset, field.length(), false, List.of()));
            }
        }
        int length = fields.stream().mapToInt(FieldPlan::length).sum();
        return new CStruct(name, group + "." + struct.name(), length + moved, members);
    }

    private static List<Member> elements(FieldPlan field) {
        if (!(field.array().element() instanceof ValueType.Nested nested)
                || nested.struct().cName().isPresent()) {
            return List.of();
        }
        return nested.struct().fields().stream()
                .filter(inner -> !inner.isReserved())
                .map(inner -> new Member(memberName(inner), inner.offset(), inner.length(), false, List.of()))
                .toList();
    }

    private static String memberName(FieldPlan field) {
        return field.spec()
                .cName()
                .orElseGet(() ->
                        field.name().replaceAll("(?<=[a-z0-9])(?=[A-Z])", "_").toLowerCase(Locale.ROOT));
    }
}
