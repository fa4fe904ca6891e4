package org.cxlmi.tools.reference;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One element of HTML or SVG. All text and attributes are escaped when they are written. */
final class Element {

    /** Elements without content; those of SVG are written the same way. */
    private static final Set<String> EMPTY = Set.of("input", "line", "meta", "path", "rect", "wbr");

    /** Elements whose content HTML takes as it is. */
    private static final Set<String> VERBATIM = Set.of("script", "style");

    /** Elements that end a line, so that pages can be read and compared. */
    private static final Set<String> LINES = Set.of(
            "body", "div", "dl", "dd", "footer", "h1", "h2", "h3", "h4", "head", "header", "li", "main", "meta", "nav",
            "p", "script", "section", "style", "summary", "svg", "table", "tbody", "thead", "title", "tr", "ul");

    private final String name;
    private final Map<String, String> attributes = new LinkedHashMap<>();
    private final List<Object> content = new ArrayList<>();

    private Element(String name) {
        this.name = name;
    }

    static Element of(String name) {
        return new Element(name);
    }

    static Element of(String name, String text) {
        return of(name).text(text);
    }

    static Element code(String text) {
        return of("code", text);
    }

    /** A name of code, which may be broken between its words. */
    static Element name(String name) {
        Element code = of("code");
        for (String word : name.split("(?<=[a-z0-9])(?=[A-Z])|(?<=[_.])", -1)) {
            if (!code.content.isEmpty()) {
                code.add(of("wbr"));
            }
            code.text(word);
        }
        return code;
    }

    static Element link(String anchor, String text) {
        return of("a", text).with("href", "#" + anchor);
    }

    Element with(String attribute, Object value) {
        attributes.put(attribute, value.toString());
        return this;
    }

    /** The CSS classes, separated by spaces. */
    Element styled(String classes) {
        return with("class", classes);
    }

    Element text(String text) {
        content.add(text);
        return this;
    }

    Element add(Element child) {
        content.add(child);
        return this;
    }

    Element addAll(List<Element> children) {
        content.addAll(children);
        return this;
    }

    Element add(Optional<Element> child) {
        child.ifPresent(content::add);
        return this;
    }

    @Override
    public String toString() {
        StringBuilder out = new StringBuilder();
        writeTo(out);
        return out.toString();
    }

    private void writeTo(StringBuilder out) {
        out.append('<').append(name);
        attributes.forEach((attribute, value) -> out.append(' ')
                .append(attribute)
                .append("=\"")
                .append(escape(value))
                .append('"'));
        out.append('>');
        if (name.equals("svg") || name.equals("head")) {
            out.append('\n');
        }
        for (Object child : content) {
            if (child instanceof Element element) {
                element.writeTo(out);
            } else {
                out.append(VERBATIM.contains(name) ? verbatim((String) child) : escape((String) child));
            }
        }
        if (!EMPTY.contains(name)) {
            out.append("</").append(name).append('>');
        } else if (!LINES.contains(name)) {
            out.setCharAt(out.length() - 1, '/');
            out.append('>');
        }
        if (LINES.contains(name)) {
            out.append('\n');
        }
    }

    private String verbatim(String text) {
        if (text.contains("</")) {
            throw new IllegalArgumentException("the content would end <" + name + "> early");
        }
        return text;
    }

    private static String escape(String text) {
        StringBuilder escaped = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                default -> escaped.append(c);
            }
        }
        return escaped.toString();
    }
}
