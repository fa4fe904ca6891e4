package org.cxlmi.processor;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
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
     */
    record Member(String name, int offset, int width, boolean array) {}

    /** The structs that the specs name, each once for each of our structs that names it. */
    static List<CStruct> of(Map<String, Plan> plans) {
        List<CStruct> structs = new ArrayList<>();
        plans.forEach((group, plan) -> {
            for (StructPlan struct : plan.structs()) {
                struct.cName().ifPresent(name -> structs.add(of(group, name, struct, room(plan, struct))));
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

    private static CStruct of(String group, String name, StructPlan struct, OptionalInt room) {
        List<Member> members = new ArrayList<>();
        int moved = 0;
        for (FieldPlan field : struct.fields()) {
            int offset = field.offset() + moved;
            if (field.isVaryingArray()) {
                ValueType.Array array = field.array();
                // With fields behind it, C can only declare it with all elements that there is room for.
                boolean inline = struct.isAnchor(field);
                int inlineLength = inline ? room.orElse(0) * array.element().length() : 0;
                moved += inlineLength;
                if (inline) {
                    members.add(new Member(memberName(field), offset, inlineLength, false));
                } else if (!array.isVariableStride()) {
                    members.add(new Member(
                            memberName(field), offset, array.element().length(), true));
                }
            } else if (!field.isReserved()) {
                members.add(new Member(memberName(field), offset, field.length(), false));
            }
        }
        return new CStruct(name, group + "." + struct.name(), struct.fixedLength() + moved, members);
    }

    private static String memberName(FieldPlan field) {
        return field.spec()
                .cName()
                .orElseGet(() ->
                        field.name().replaceAll("(?<=[a-z0-9])(?=[A-Z])", "_").toLowerCase(Locale.ROOT));
    }

    /** Its lines in the table of layouts. */
    List<String> table() {
        List<String> lines = new ArrayList<>();
        lines.add(name + " " + size + " (" + owner + ")");
        for (Member member : members) {
            lines.add(String.format(
                    Locale.ROOT,
                    "%6d %5s %s",
                    member.offset(),
                    (member.array() ? "*" : "") + member.width(),
                    member.name()));
        }
        return lines;
    }
}
