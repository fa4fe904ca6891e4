package org.cxlmi.tools.reference;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.cxlmi.processor.plan.CommandPlan;
import org.cxlmi.processor.plan.StructPlan;
import org.cxlmi.processor.plan.Words;

/** Ways to find a command: by opcode, by name, by the function of libcxlmi. */
final class IndexTables {

    /** A command with the command set that it is in. */
    private record Entry(Chapter chapter, CommandPlan command) {

        Element link() {
            return Element.link(Anchors.of(command), command.spec().name());
        }

        String opcode() {
            return Words.opcode(command.spec().opcode());
        }

        Element method() {
            return chapter.method(command).map(Element::name).orElseGet(() -> Element.of("span", "–"));
        }
    }

    private final List<Chapter> chapters;
    private final List<Entry> entries = new ArrayList<>();

    IndexTables(List<Chapter> chapters) {
        this.chapters = chapters;
        for (Chapter chapter : chapters) {
            chapter.commands().forEach(command -> entries.add(new Entry(chapter, command)));
        }
        entries.sort(Comparator.comparingInt(entry -> entry.command().spec().opcode()));
    }

    Element byOpcode() {
        Element body = Element.of("tbody");
        for (Entry entry : entries) {
            CommandPlan command = entry.command();
            Element name = Element.of("td").styled("name").add(entry.link());
            CommandSection.badges(command.spec())
                    .forEach(badge -> name.text(" ").add(badge));
            body.add(Element.of("tr")
                    .with("data-find", find(entry))
                    .add(Element.of("td").styled("at").add(Element.code(entry.opcode())))
                    .add(name)
                    .add(length(command.request()))
                    .add(length(command.response()))
                    .add(Element.of("td").styled("java").add(entry.method())));
        }
        return Element.of("section")
                .with("id", "by-opcode")
                .add(Element.of("h2", "Commands by opcode"))
                .add(Tables.scrolling(Tables.of("Opcode", "Command", "Request", "Response", "Java")
                        .styled("index")
                        .add(body)));
    }

    private static Element length(Optional<StructPlan> struct) {
        return Element.of("td", struct.map(Lengths::brief).orElse("–")).styled("n");
    }

    Element byName() {
        Element list = Element.of("ul").styled("names");
        entries.stream()
                .sorted(Comparator.comparing(entry -> entry.command().spec().name(), String.CASE_INSENSITIVE_ORDER))
                .forEach(entry -> list.add(Element.of("li")
                        .with("data-find", find(entry))
                        .add(entry.link())
                        .text(" ")
                        .add(Element.of("code", entry.opcode()).styled("dim"))));
        return Element.of("section")
                .with("id", "by-name")
                .add(Element.of("h2", "Commands by name"))
                .add(list);
    }

    /** Every function of libcxlmi that has a command, and every struct that has a class. */
    Element libcxlmi() {
        Element functions = Element.of("tbody");
        entries.stream()
                .filter(entry -> entry.command().spec().c().isPresent())
                .sorted(Comparator.comparing(IndexTables::function))
                .forEach(entry -> functions.add(Element.of("tr")
                        .with("data-find", find(entry))
                        .add(Element.of("td").styled("name").add(Element.name(function(entry))))
                        .add(Element.of("td").styled("java").add(entry.method()))
                        .add(Element.of("td").add(entry.link()))));
        Element structs = Element.of("tbody");
        structs()
                .forEach((name, struct) -> structs.add(Element.of("tr")
                        .add(Element.of("td").styled("name").add(Element.code(name)))
                        .add(Element.of("td").add(Element.link(Anchors.of(struct), struct.name())))));
        return Element.of("section")
                .with("id", "libcxlmi")
                .add(Element.of("h2", "From libcxlmi to Java"))
                .add(Tables.scrolling(
                        Tables.of("Function", "Java", "Command").styled("map").add(functions)))
                .add(Tables.scrolling(Tables.of("Struct", "Java").styled("map").add(structs)));
    }

    private static String function(Entry entry) {
        return entry.command().spec().c().orElseThrow().function();
    }

    private Map<String, StructPlan> structs() {
        Map<String, StructPlan> structs = new TreeMap<>();
        for (Chapter chapter : chapters) {
            chapter.structs().forEach(struct -> struct.cName().ifPresent(name -> structs.putIfAbsent(name, struct)));
            for (CommandPlan command : chapter.commands()) {
                command.request()
                        .ifPresent(struct -> struct.cName().ifPresent(name -> structs.putIfAbsent(name, struct)));
                command.response()
                        .ifPresent(struct -> struct.cName().ifPresent(name -> structs.putIfAbsent(name, struct)));
            }
        }
        return structs;
    }

    /** What the filter looks at besides the text that is there. */
    private static String find(Entry entry) {
        String function =
                entry.command().spec().c().map(call -> call.function()).orElse("");
        return entry.command().methodName() + " " + function;
    }

    /** The contents at the side, one list for each command set. */
    Element contents() {
        Element nav = Element.of("nav").with("aria-label", "Contents");
        Element top = Element.of("ul");
        for (String[] place : new String[][] {
            {"by-opcode", "Commands by opcode"}, {"by-name", "Commands by name"}, {"libcxlmi", "From libcxlmi to Java"}
        }) {
            top.add(Element.of("li").add(Element.link(place[0], place[1])));
        }
        nav.add(Element.of("div").styled("set").add(top));
        for (Chapter chapter : chapters) {
            Element list = Element.of("ul");
            entries.stream()
                    .filter(entry -> entry.chapter().equals(chapter))
                    .forEach(entry -> list.add(Element.of("li")
                            .with("data-find", find(entry))
                            .add(Element.of("a")
                                    .with("href", "#" + Anchors.of(entry.command()))
                                    .add(Element.code(entry.opcode()))
                                    .text(" " + entry.command().spec().name()))));
            chapter.structs().forEach(struct -> list.add(type(Anchors.of(struct), struct.name())));
            chapter.bits().forEach(bits -> list.add(type(Anchors.of(bits), bits.name())));
            chapter.enums().forEach(type -> list.add(type(Anchors.of(type), type.name())));
            nav.add(Element.of("div")
                    .styled("set")
                    .add(Element.of("h2")
                            .add(Element.link(
                                    Anchors.of(chapter), chapter.file().commandSet())))
                    .add(list));
        }
        return nav;
    }

    private static Element type(String anchor, String name) {
        return Element.of("li").styled("type").add(Element.link(anchor, name));
    }
}
