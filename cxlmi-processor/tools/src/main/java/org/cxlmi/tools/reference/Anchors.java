package org.cxlmi.tools.reference;

import org.cxlmi.processor.plan.BitsPlan;
import org.cxlmi.processor.plan.CommandPlan;
import org.cxlmi.processor.plan.EnumPlan;
import org.cxlmi.processor.plan.FieldPlan;
import org.cxlmi.processor.plan.StructPlan;

/** Where on the page things are: {@code generic-events-EventLog}. */
final class Anchors {

    private Anchors() {}

    static String of(Chapter chapter) {
        return file(chapter.file().source().file());
    }

    static String of(CommandPlan command) {
        return file(command.spec().source().file()) + "-" + command.name();
    }

    static String of(EnumPlan type) {
        return file(type.spec().source().file()) + "-" + type.name();
    }

    static String of(BitsPlan bits) {
        return file(bits.spec().source().file()) + "-" + bits.name();
    }

    static String of(StructPlan struct) {
        return file(struct.file()) + "-" + struct.name();
    }

    static String of(StructPlan struct, FieldPlan field) {
        return of(struct) + "." + field.name();
    }

    private static String file(String name) {
        return name.replaceAll("\\.yaml$", "").replaceAll("[^A-Za-z0-9]+", "-");
    }
}
