package org.cxlmi.tools.reference;

import java.util.List;

/** Elements in a row of words. */
final class Lists {

    private Lists() {}

    static Element separated(Element parent, List<Element> parts) {
        for (int i = 0; i < parts.size(); i++) {
            if (i > 0) {
                parent.text(", ");
            }
            parent.add(parts.get(i));
        }
        return parent;
    }
}
