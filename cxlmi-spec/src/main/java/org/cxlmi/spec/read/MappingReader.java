package org.cxlmi.spec.read;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.cxlmi.spec.DidYouMean;
import org.cxlmi.spec.FindingId;
import org.cxlmi.spec.SourceRef;
import org.cxlmi.spec.model.Lifetime;
import org.cxlmi.spec.model.Revision;
import org.cxlmi.spec.model.Unit;

/** A mapping with a closed set of keys; unknown ones are reported at once, missing ones when they are asked for. */
final class MappingReader {

    private static final Pattern KEY = Pattern.compile("[a-z][a-z-]*");

    private final YamlNode.Mapping mapping;
    private final Values values;

    private MappingReader(YamlNode.Mapping mapping, Values values) {
        this.mapping = mapping;
        this.values = values;
    }

    /** Empty, with a finding, if the node is not a mapping. */
    static Optional<MappingReader> of(YamlNode node, Keys keys, Values values) {
        if (!(node instanceof YamlNode.Mapping mapping)) {
            values.problems().wrongKind(node, "a mapping", "write keys below it: " + String.join(", ", keys.names()));
            return Optional.empty();
        }
        mapping.entries().stream()
                .filter(entry -> !keys.names().contains(entry.key()))
                .forEach(entry -> unknownKey(entry, keys, values.problems()));
        return Optional.of(new MappingReader(mapping, values));
    }

    private static void unknownKey(YamlNode.Entry entry, Keys keys, Problems problems) {
        // "{ doc: One, two. }" is a key doc and a key "two." without a value.
        boolean rest = entry.value() instanceof YamlNode.Nothing
                && !KEY.matcher(entry.key()).matches();
        problems.report(
                FindingId.UNKNOWN_KEY,
                entry.source(),
                "the key \"" + entry.key() + "\" is not known here",
                rest
                        ? "write the text before it in quotes, within { } a comma ends it"
                        : DidYouMean.hint(entry.key(), keys.names()));
    }

    SourceRef source() {
        return mapping.source();
    }

    boolean has(String key) {
        return mapping.entry(key).isPresent();
    }

    Optional<YamlNode> node(String key) {
        return mapping.entry(key).map(YamlNode.Entry::value);
    }

    Optional<YamlNode> required(String key, String example) {
        Optional<YamlNode> node = node(key);
        if (node.isEmpty()) {
            values.problems()
                    .report(
                            FindingId.MISSING_KEY,
                            source(),
                            "the key \"" + key + "\" is missing",
                            "write " + key + ": " + example);
        }
        return node;
    }

    /** Reports the second of two keys that cannot stand together. */
    boolean conflict(String key, String other, String hint) {
        Optional<YamlNode.Entry> entry = mapping.entry(key);
        if (entry.isEmpty() || !has(other)) {
            return false;
        }
        values.problems()
                .report(
                        FindingId.CONFLICTING_KEYS,
                        entry.get().source(),
                        "\"" + key + "\" cannot stand together with \"" + other + "\"",
                        hint);
        return true;
    }

    Optional<String> text(String key) {
        return node(key).flatMap(values::text);
    }

    /** The documentation, in one line; empty if there is none. */
    String doc() {
        return text("doc").map(String::strip).orElse("");
    }

    boolean flag(String key) {
        return node(key).filter(values::flag).isPresent();
    }

    Optional<BigInteger> integer(String key) {
        return node(key).flatMap(values::integer);
    }

    Optional<Integer> length(String key) {
        return node(key).flatMap(values::length);
    }

    Lifetime lifetime() {
        Lifetime lifetime = new Lifetime(revision("since"), revision("until"));
        return lifetime.equals(Lifetime.ALWAYS) ? Lifetime.ALWAYS : lifetime;
    }

    private Optional<Revision> revision(String key) {
        return node(key).flatMap(node -> revision(node, values));
    }

    static Optional<Revision> revision(YamlNode node, Values values) {
        return values.choice(node, FindingId.UNKNOWN_REVISION, Revision.values(), Revision::text);
    }

    static List<String> revisionNames() {
        return Arrays.stream(Revision.values()).map(Revision::text).toList();
    }

    Optional<Unit> unit() {
        List<String> known = Arrays.stream(Unit.values()).map(Unit::specName).toList();
        // "seconds" is no slip for "records", nor is "128MiB" one for "128B".
        return node("unit")
                .flatMap(node -> values.choice(
                        node,
                        FindingId.UNKNOWN_UNIT,
                        Unit.values(),
                        Unit::specName,
                        wrong -> DidYouMean.oneOf(known) + ", or no unit, and the unit in doc"));
    }

    /** The keys and values of a mapping whose keys the author chooses; none if the key is not there. */
    List<YamlNode.Entry> entries(String key, String example) {
        return node(key).map(node -> entries(node, example)).orElse(List.of());
    }

    List<YamlNode.Entry> entries(YamlNode node, String example) {
        if (node instanceof YamlNode.Mapping inner) {
            return inner.entries();
        }
        values.problems().wrongKind(node, "a mapping", "write " + example + " below it");
        return List.of();
    }

    /** As {@link #entries(YamlNode, String)}, but at least one. */
    List<YamlNode.Entry> someEntries(YamlNode node, String example) {
        if (node instanceof YamlNode.Mapping inner && inner.entries().isEmpty()) {
            empty(node, example);
        }
        return entries(node, example);
    }

    private void empty(YamlNode node, String example) {
        values.problems().report(FindingId.EMPTY_FIELDS, node.source(), "this is empty", "write at least " + example);
    }

    /** The items of a list; none if the key is not there. */
    List<YamlNode> items(String key, String example) {
        return node(key).map(node -> items(node, example)).orElse(List.of());
    }

    List<YamlNode> items(YamlNode node, String example) {
        if (node instanceof YamlNode.Sequence sequence) {
            return sequence.items();
        }
        values.problems().wrongKind(node, "a list", "write a list of lines \"- " + example + "\" below it");
        return List.of();
    }

    /** As {@link #items(YamlNode, String)}, but at least one. */
    List<YamlNode> someItems(YamlNode node, String example) {
        if (node instanceof YamlNode.Sequence sequence && sequence.items().isEmpty()) {
            empty(node, "\"- " + example + "\", or remove the key");
        }
        return items(node, example);
    }

    List<String> texts(String key, String example) {
        List<String> texts = new ArrayList<>();
        items(key, example).forEach(item -> values.text(item).ifPresent(texts::add));
        return List.copyOf(texts);
    }
}
