package org.cxlmi.tools.reference;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.ToIntFunction;

/** The whole page, in one file that needs nothing else. */
public final class ReferencePage {

    private static final String TITLE = "CXL command reference";

    /** Nothing may be fetched: what the page needs is in it. */
    private static final String POLICY = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'";

    private final List<Chapter> chapters;
    private final Usages usages;
    private final IndexTables index;

    private ReferencePage(List<Chapter> chapters) {
        this.chapters = chapters;
        this.usages = new Usages(chapters);
        this.index = new IndexTables(chapters);
    }

    /** The page as HTML, to be written in UTF-8. */
    public static String html(Catalogue catalogue) {
        return "<!DOCTYPE html>\n" + new ReferencePage(catalogue.chapters()).page();
    }

    private Element page() {
        return Element.of("html")
                .with("lang", "en")
                .add(Element.of("head")
                        .add(Element.of("meta").with("charset", "utf-8"))
                        .add(Element.of("meta")
                                .with("http-equiv", "Content-Security-Policy")
                                .with("content", POLICY))
                        .add(Element.of("meta")
                                .with("name", "viewport")
                                .with("content", "width=device-width, initial-scale=1"))
                        .add(Element.of("meta").with("name", "color-scheme").with("content", "light dark"))
                        .add(Element.of("title", TITLE))
                        .add(Element.of("style", resource("reference.css"))))
                .add(body());
    }

    private Element body() {
        Element main =
                Element.of("main").add(introduction()).add(index.byOpcode()).add(index.byName());
        chapters.forEach(chapter -> main.add(chapter(chapter)));
        return Element.of("body")
                .add(hatching())
                .add(Element.of("header")
                        .add(Element.link("top", TITLE).styled("title"))
                        .add(Element.of("input")
                                .with("id", "filter")
                                .with("type", "search")
                                .with("placeholder", "Filter by name, opcode, function")
                                .with("aria-label", "Filter the contents and the indexes")
                                .with("hidden", "")))
                .add(index.contents())
                .add(main.add(index.libcxlmi()))
                .add(Element.of("script", resource("reference.js")));
    }

    private Element introduction() {
        Element legend = Element.of("p").styled("legend");
        for (Kind kind : Kind.values()) {
            legend.add(Element.of("span")
                            .styled(kind.style())
                            .add(Element.of("i"))
                            .text(kind.text()))
                    .text(" ");
        }
        return Element.of("section")
                .with("id", "top")
                .add(Element.of("h1", TITLE))
                .add(Element.of("p", summary()).styled("purpose"))
                .add(Element.of("p")
                        .text(
                                "Bytes go from left to right, 16 in a row, integers with their lowest byte first; bits have"
                                        + " the highest at the left. A torn edge is an array whose length the payload tells;"
                                        + " offsets with a plus count from its end. A dashed frame was appended by a later"
                                        + " revision. Click a box to see its row."))
                .add(legend);
    }

    private String summary() {
        return count("command", chapter -> chapter.commands().size()) + " in "
                + count("command set", chapter -> 1) + ", "
                + count("struct", chapter -> chapter.structs().size()) + ", "
                + count("bit field", chapter -> chapter.bits().size()) + " and "
                + count("enumeration", chapter -> chapter.enums().size())
                + ", drawn from the specification that the Java classes are generated from.";
    }

    private String count(String what, ToIntFunction<Chapter> number) {
        int count = chapters.stream().mapToInt(number).sum();
        return count + " " + what + (count == 1 ? "" : "s");
    }

    private Element chapter(Chapter chapter) {
        Element section = Element.of("section")
                .styled("chapter")
                .with("id", Anchors.of(chapter))
                .add(Element.of("h2", chapter.file().commandSet() + " ")
                        .add(Element.of("small", chapter.file().group())))
                .add(Element.of("p", chapter.file().doc()).styled("purpose"));
        Element home = Element.of("p", "Described in ")
                .styled("users")
                .add(Element.code(chapter.file().source().file()));
        chapter.home()
                .ifPresent(java -> home.text(", in Java ")
                        .add(Element.code(java.facade().isEmpty() ? java.name() : java.name() + "." + java.facade())));
        section.add(home);
        chapter.file()
                .omitted()
                .forEach((name, reason) -> section.add(Element.of("p", "Not described: " + name + ". " + reason)
                        .styled("users")));
        chapter.commands().forEach(command -> section.add(CommandSection.of(chapter, command)));
        chapter.structs().forEach(struct -> section.add(Types.section(struct, chapter, usages)));
        chapter.bits().forEach(bits -> section.add(Ranges.section(bits, usages)));
        chapter.enums().forEach(type -> section.add(Types.section(type, usages)));
        return section;
    }

    /** The pattern that all pictures fill reserved boxes with. */
    private static Element hatching() {
        return Element.of("svg")
                .styled("shared")
                .with("width", 0)
                .with("height", 0)
                .with("aria-hidden", "true")
                .add(Element.of("pattern")
                        .with("id", "hatch")
                        .with("width", 6)
                        .with("height", 6)
                        .with("patternUnits", "userSpaceOnUse")
                        .with("patternTransform", "rotate(45)")
                        .add(Element.of("path").with("d", "M0 0v6")));
    }

    private static String resource(String name) {
        try (InputStream in = ReferencePage.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("this build lacks " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
