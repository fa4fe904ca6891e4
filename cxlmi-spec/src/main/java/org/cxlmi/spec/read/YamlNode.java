package org.cxlmi.spec.read;

import java.util.List;
import java.util.Optional;
import org.cxlmi.spec.SourceRef;

/** A piece of YAML with nothing interpreted: numbers and revisions are still the text that was written. */
sealed interface YamlNode {

    /** Where it stands; for the value of a key that is not a scalar, where the key stands. */
    SourceRef source();

    /** The name for messages. */
    String kind();

    /** Keys and values, in the order written; keys that are written twice only once. */
    record Mapping(SourceRef source, List<Entry> entries) implements YamlNode {

        Optional<Entry> entry(String key) {
            return entries.stream().filter(entry -> entry.key().equals(key)).findFirst();
        }

        @Override
        public String kind() {
            return "a mapping";
        }
    }

    /** One key with its value. */
    record Entry(SourceRef source, String key, YamlNode value) {}

    record Sequence(SourceRef source, List<YamlNode> items) implements YamlNode {

        @Override
        public String kind() {
            return "a list";
        }
    }

    record Scalar(SourceRef source, String text) implements YamlNode {

        @Override
        public String kind() {
            return "a single value";
        }
    }

    /** A key without a value, {@code ~} or {@code null}. */
    record Nothing(SourceRef source) implements YamlNode {

        @Override
        public String kind() {
            return "nothing";
        }
    }
}
