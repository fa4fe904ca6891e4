package org.cxlmi.tools.reference;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cxlmi.processor.plan.CommandPlan;
import org.cxlmi.processor.plan.StructPlan;
import org.cxlmi.processor.plan.Words;
import org.cxlmi.spec.model.CCall;
import org.cxlmi.spec.model.CommandSpec;
import org.cxlmi.spec.model.Effect;
import org.cxlmi.spec.model.MessageType;
import org.cxlmi.spec.model.PagingSpec;
import org.cxlmi.spec.model.Revision;

/** All that is to be known of one command. */
final class CommandSection {

    private final Chapter chapter;
    private final CommandPlan command;
    private final CommandSpec spec;

    private CommandSection(Chapter chapter, CommandPlan command) {
        this.chapter = chapter;
        this.command = command;
        this.spec = command.spec();
    }

    static Element of(Chapter chapter, CommandPlan command) {
        return new CommandSection(chapter, command).section();
    }

    private Element section() {
        Element section = Element.of("section")
                .styled("command")
                .with("id", Anchors.of(command))
                .add(head())
                .add(Element.of("p", spec.doc()).styled("purpose"))
                .add(facts())
                .add(payload("Request", command.request()))
                .add(spec.background() ? outcome() : payload("Response", command.response()));
        if (!spec.notes().isEmpty()) {
            Element notes = Element.of("ul").styled("notes");
            spec.notes().forEach(note -> notes.add(Element.of("li", note)));
            section.add(Element.of("h4", "Notes")).add(notes);
        }
        return section;
    }

    private Element head() {
        Element head = Element.of("h3")
                .add(Element.of("code", Words.opcode(spec.opcode())).styled("opcode"))
                .text(" " + spec.name() + " ");
        badges(spec).forEach(badge -> head.add(badge).text(" "));
        return head.add(
                Element.link(Anchors.of(command), "#").styled("here").with("aria-label", "Link to this section"));
    }

    /** Marks of what is unusual in a command. */
    static List<Element> badges(CommandSpec spec) {
        List<Element> badges = new ArrayList<>(Tables.lifetime(spec.lifetime()));
        if (spec.provisional()) {
            badges.add(Element.of("span", "provisional")
                    .styled("badge provisional")
                    .with("title", "no second source confirms this layout"));
        }
        if (spec.background()) {
            badges.add(Element.of("span", "background")
                    .styled("badge background")
                    .with("title", "may run in the background"));
        }
        if (spec.messageType() == MessageType.FM_API) {
            badges.add(Element.of("span", "FM-API").styled("badge").with("title", "MCTP message type FM-API"));
        }
        return badges;
    }

    private Element facts() {
        Element facts = Element.of("dl").styled("facts");
        fact(facts, "Java", Element.name(chapter.method(command).orElse("no method in this build")));
        spec.c().map(CCall::function).ifPresent(function -> fact(facts, "libcxlmi", Element.name(function)));
        if (!spec.sections().isEmpty()) {
            List<Element> sections = spec.sections().entrySet().stream()
                    .sorted(Map.Entry.comparingByKey())
                    .map(CommandSection::inRevision)
                    .toList();
            fact(facts, "Section", Lists.separated(Element.of("span"), sections));
        }
        fact(facts, "Message", Element.of("span", spec.messageType() == MessageType.FM_API ? "FM-API" : "CCI"));
        if (spec.provisional()) {
            fact(facts, "Provisional", Element.of("span", "No second source confirms this layout."));
        }
        if (!spec.effects().isEmpty()) {
            Element effects = Element.of("span");
            spec.effects().stream()
                    .sorted()
                    .forEach(effect -> effects.add(effect(effect)).text(" "));
            fact(facts, "Effects", effects);
        }
        spec.impact().ifPresent(impact -> fact(facts, "Impact", Element.of("span", Words.impact(impact))));
        fact(facts, "Repeatable", Element.of("span", spec.isRepeatable() ? "yes" : "no"));
        spec.variantOf().ifPresent(other -> fact(facts, "Variant of", other(other)));
        spec.paging().ifPresent(paging -> fact(facts, "In pieces", paging(paging)));
        spec.responseAtMost()
                .ifPresent(field -> fact(
                        facts,
                        "Longest response",
                        Element.of("span", "as many bytes as ")
                                .add(Element.code(field))
                                .text(" of the request says")));
        return facts;
    }

    private static void fact(Element facts, String name, Element value) {
        facts.add(Element.of("dt", name)).add(Element.of("dd").add(value));
    }

    private static Element inRevision(Map.Entry<Revision, String> section) {
        return Element.of("span", "§\u00a0" + section.getValue() + "\u00a0")
                .add(Element.of("small", "CXL\u00a0" + section.getKey().text()));
    }

    private static Element effect(Effect effect) {
        boolean harsh = effect == Effect.IMMEDIATE_DATA_CHANGE || effect == Effect.SECURITY_STATE_CHANGE;
        return Element.of("span", Words.effect(effect)).styled(harsh ? "badge harsh" : "badge");
    }

    private Element other(String name) {
        return chapter.commands().stream()
                .filter(candidate -> candidate.spec().name().equals(name))
                .findFirst()
                .map(found -> Element.link(Anchors.of(found), name))
                .orElseGet(() -> Element.of("span", name));
    }

    private static Element paging(PagingSpec paging) {
        List<Element> parts = new ArrayList<>();
        part(parts, "starts at ", paging.start());
        part(parts, "at most ", paging.limit());
        part(parts, "more if ", paging.more());
        part(parts, "in all ", paging.total());
        part(parts, "changed if other ", paging.generation());
        return Lists.separated(Element.of("span"), parts);
    }

    private static void part(List<Element> parts, String words, Optional<String> field) {
        field.ifPresent(name -> parts.add(Element.of("span", words).add(Element.code(name))));
    }

    private static Element payload(String which, Optional<StructPlan> struct) {
        if (struct.isEmpty()) {
            return Element.of("h4", which + " ").add(Element.of("small", "none"));
        }
        StructPlan plan = struct.get();
        Element head = Element.of("h4", which + " ")
                .add(Element.of("small", Lengths.of(plan) + ", ").add(Element.name(plan.name())));
        plan.cName().ifPresent(name -> head.add(Element.of("small", ", in C ").add(Element.name(name))));
        return Element.of("div")
                .styled("payload")
                .with("id", Anchors.of(plan))
                .add(head)
                .add(BytePicture.of(plan))
                .add(FieldTable.of(plan));
    }

    private static Element outcome() {
        return Element.of("h4", "Response ")
                .add(Element.of("small", "none; the outcome is that of the background operation"));
    }
}
