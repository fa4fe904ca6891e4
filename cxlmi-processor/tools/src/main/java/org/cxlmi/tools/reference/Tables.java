package org.cxlmi.tools.reference;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.cxlmi.spec.model.Condition;
import org.cxlmi.spec.model.Lifetime;

/** Pieces that all tables share. */
final class Tables {

    private Tables() {}

    static Element of(String... heads) {
        Element row = Element.of("tr");
        for (String head : heads) {
            row.add(Element.of("th", head).with("scope", "col"));
        }
        return Element.of("table").add(Element.of("thead").add(row));
    }

    static Element scrolling(Element table) {
        return Element.of("div").styled("table").add(table);
    }

    /** A further name below the first one. */
    static Element also(String name) {
        return Element.name(name).styled("also");
    }

    /** The last cell of a row: words of the spec, facts derived from it, and when it came and went. */
    static Element meaning(String doc, List<Element> facts, Lifetime lifetime) {
        Element cell = Element.of("td").styled("what").text(doc);
        lifetime(lifetime).forEach(badge -> cell.text(" ").add(badge));
        facts.forEach(fact -> cell.text(" ").add(fact));
        return cell;
    }

    /** Marks of revisions, as {@code 3.0+}. */
    static List<Element> lifetime(Lifetime lifetime) {
        List<Element> badges = new ArrayList<>();
        lifetime.since()
                .ifPresent(since -> badges.add(Element.of("span", since.text() + "+")
                        .styled("badge since")
                        .with("title", "since CXL " + since.text())));
        lifetime.until()
                .ifPresent(until -> badges.add(Element.of("span", "until " + until.text())
                        .styled("badge since")
                        .with("title", "no longer in CXL " + until.text())));
        return badges;
    }

    /** What has to hold for something to be valid, as a sentence. */
    static Optional<Element> validity(List<Condition> conditions) {
        return conditions.isEmpty()
                ? Optional.empty()
                : Optional.of(Element.of("span", "Valid only if ")
                        .styled("fact")
                        .add(conditions(conditions))
                        .text("."));
    }

    /** Conditions that must all hold. */
    static Element conditions(List<Condition> conditions) {
        Element all = Element.of("span");
        for (int i = 0; i < conditions.size(); i++) {
            Condition condition = conditions.get(i);
            boolean flag = condition.values().isEmpty();
            all.text(i == 0 ? "" : " and ")
                    .add(Element.name(flag ? condition.operandText() : condition.text()))
                    .text(flag ? condition.negated() ? " is clear" : " is set" : "");
        }
        return all;
    }

    /** Something that follows from the spec, as a sentence. */
    static Element fact(String words) {
        return Element.of("span", words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1) + ".")
                .styled("fact");
    }
}
