package org.cxlmi.spec.read;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cxlmi.spec.FindingId;
import org.cxlmi.spec.SourceRef;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLParser;

/** Reads YAML into {@link YamlNode}s, and refuses what a reader of the file would have to look up elsewhere in it. */
final class YamlTree {

    private static final int MAXIMUM_DEPTH = 50;
    private static final int MAXIMUM_KEY = 200;

    /** A class file holds no text that takes more than 65,535 bytes. */
    private static final int MAXIMUM_TEXT = 10_000;

    private static final int MAXIMUM_VALUES = 150_000;

    /** A longer path is not extended: each of many values would have a copy of it. */
    private static final int LONGEST_PATH = 300;

    /** The limits of the parser are raised, because our own limits are reported as findings. */
    private static final YAMLFactory FACTORY = YAMLFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNameLength(SpecReader.MAXIMUM_BYTES)
                    .build())
            .build();

    private static final String NOT_YAML = "this is not YAML: ";
    private static final String YAML_HINT =
            "write keys as \"key: value\" with equal indentation, and quote text that has one of :{}[],#&*!|>'\"%@`";

    private final String fileName;
    private final Problems problems;
    private final YAMLParser parser;

    /** The text as code points, because the positions of findings count code points. */
    private final int[] text;

    private int values;

    private YamlTree(String fileName, String text, YAMLParser parser, Problems problems) {
        this.fileName = fileName;
        this.text = text.codePoints().toArray();
        this.parser = parser;
        this.problems = problems;
    }

    /** The only document of the text; empty, with a finding, if there is none or it is broken. */
    static Optional<YamlNode> parse(String fileName, String text, Problems problems) {
        SourceRef start = new SourceRef(fileName, 1, 1, "");
        try (YAMLParser parser = (YAMLParser) FACTORY.createParser(ObjectReadContext.empty(), text)) {
            YamlTree tree = new YamlTree(fileName, text, parser, problems);
            if (tree.next() == null || parser.currentToken() == JsonToken.VALUE_NULL) {
                problems.report(
                        FindingId.EMPTY_FILE,
                        start,
                        "the file says nothing",
                        "write at least the keys group and command-set");
                return Optional.empty();
            }
            YamlNode root = tree.node(start, 0);
            if (tree.next() != null) {
                problems.report(
                        FindingId.MULTIPLE_DOCUMENTS,
                        tree.here(""),
                        "a second YAML document begins here",
                        "write one document for each file");
            }
            return Optional.of(root);
        } catch (StopException e) {
            problems.report(e.id, e.source, e.getMessage(), e.hint);
        } catch (JacksonException e) {
            problems.report(FindingId.NOT_YAML, brokenAt(fileName, e), NOT_YAML + summary(e), YAML_HINT);
        }
        return Optional.empty();
    }

    /** The next token; what the parser throws beside its own exceptions is a mistake of the text too. */
    private @Nullable JsonToken next() {
        try {
            return parser.nextToken();
        } catch (JacksonException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new StopException(FindingId.NOT_YAML, here(""), NOT_YAML + "the parser fails with " + e, YAML_HINT);
        }
    }

    /** The node of the current token. */
    private YamlNode node(SourceRef source, int depth) {
        if (depth > MAXIMUM_DEPTH) {
            throw new StopException(
                    FindingId.TOO_DEEP,
                    here(source.path()),
                    "more than " + MAXIMUM_DEPTH + " levels within each other",
                    "write fewer levels, the format needs less than ten");
        }
        if (++values > MAXIMUM_VALUES) {
            throw new StopException(
                    FindingId.TOO_MANY_VALUES,
                    here(source.path()),
                    "this is one more than the " + MAXIMUM_VALUES + " values that a file may have",
                    "write one file for each command set");
        }
        refuseReferences(source.path());
        return switch (parser.currentToken()) {
            case START_OBJECT -> mapping(source, depth);
            case START_ARRAY -> sequence(source, depth);
            case VALUE_NULL -> new YamlNode.Nothing(here(source.path()));
            default -> scalar(here(source.path()), parser.getString());
        };
    }

    /** Refuses characters in escapes that the file itself must not have. */
    private YamlNode scalar(SourceRef source, String text) {
        text.chars()
                .filter(TextCheck::isControl)
                .findFirst()
                .ifPresent(c -> problems.report(
                        FindingId.CONTROL_CHARACTER,
                        source,
                        String.format("the control character U+%04X is not allowed", c),
                        "remove it"));
        if (text.length() > MAXIMUM_TEXT) {
            problems.report(
                    FindingId.TEXT_TOO_LONG,
                    source,
                    "this text has " + text.length() + " characters, a text may have " + MAXIMUM_TEXT,
                    "write a shorter one");
        }
        return new YamlNode.Scalar(source, text);
    }

    private YamlNode mapping(SourceRef source, int depth) {
        Map<String, YamlNode.Entry> entries = new LinkedHashMap<>();
        while (next() == JsonToken.PROPERTY_NAME) {
            String key = parser.currentName();
            if (key.length() > MAXIMUM_KEY) {
                throw new StopException(
                        FindingId.KEY_TOO_LONG,
                        here(source.path()),
                        "this key has " + key.length() + " characters, a key may have " + MAXIMUM_KEY,
                        "write a shorter one");
            }
            SourceRef keySource = here(extended(source.path(), source.path().isEmpty() ? key : "." + key));
            refuseReferences(keySource.path());
            next();
            YamlNode value = node(keySource, depth + 1);
            if (key.equals("<<")) {
                problems.report(
                        FindingId.MERGE_NOT_ALLOWED,
                        keySource,
                        "merge keys are not allowed",
                        "write the merged keys themselves");
                continue;
            }
            YamlNode.Entry first = entries.putIfAbsent(key, new YamlNode.Entry(keySource, key, value));
            if (first != null) {
                problems.report(
                        FindingId.DUPLICATE_KEY,
                        keySource,
                        "\"" + key + "\" is already in line " + first.source().line() + ", column "
                                + first.source().column(),
                        "remove one of the two, or write another name");
            }
        }
        return new YamlNode.Mapping(source, List.copyOf(entries.values()));
    }

    private YamlNode sequence(SourceRef source, int depth) {
        List<YamlNode> items = new ArrayList<>();
        while (next() != JsonToken.END_ARRAY) {
            // Lists of mappings are fields, and a field's only key says more than its index.
            String index = parser.currentToken() == JsonToken.START_OBJECT ? "" : "[" + items.size() + "]";
            items.add(node(here(extended(source.path(), index)), depth + 1));
        }
        return new YamlNode.Sequence(source, List.copyOf(items));
    }

    private static String extended(String path, String by) {
        return by.isEmpty() || path.length() + by.length() > LONGEST_PATH ? path : path + by;
    }

    private void refuseReferences(String path) {
        if (parser.isCurrentAlias() || parser.getObjectId() != null || beginsWithAnchor()) {
            problems.report(
                    FindingId.ALIAS_NOT_ALLOWED,
                    here(path),
                    "anchors (&) and aliases (*) are not allowed",
                    "write the value itself, or declare a shared type under enums, bits or structs");
        }
        if (parser.getRawTag() != null) {
            problems.report(FindingId.TAG_NOT_ALLOWED, here(path), "tags (!) are not allowed", "remove the tag");
        }
    }

    /** The parser does not report the anchors of scalars. */
    private boolean beginsWithAnchor() {
        long at = parser.currentTokenLocation().getCharOffset();
        return at >= 0 && at < text.length && text[(int) at] == '&';
    }

    private SourceRef here(String path) {
        SourceRef position = position(fileName, parser.currentTokenLocation());
        return new SourceRef(fileName, position.line(), position.column(), path);
    }

    private static SourceRef position(String fileName, @Nullable TokenStreamLocation location) {
        if (location == null) {
            return new SourceRef(fileName, 1, 1, "");
        }
        return new SourceRef(fileName, Math.max(1, location.getLineNr()), Math.max(1, location.getColumnNr()), "");
    }

    private static SourceRef brokenAt(String fileName, JacksonException e) {
        if (e.getCause() instanceof MarkedYamlEngineException marked) {
            return marked.getProblemMark()
                    .map(mark -> new SourceRef(fileName, mark.getLine() + 1, mark.getColumn() + 1, ""))
                    .orElseGet(() -> position(fileName, e.getLocation()));
        }
        return position(fileName, e.getLocation());
    }

    private static String summary(JacksonException e) {
        if (e.getCause() instanceof MarkedYamlEngineException marked) {
            return marked.getProblem();
        }
        return e.getOriginalMessage().lines().findFirst().orElse("broken").strip();
    }

    /** Ends the reading with a finding. */
    private static final class StopException extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final FindingId id;
        private final transient SourceRef source;
        private final String hint;

        StopException(FindingId id, SourceRef source, String message, String hint) {
            super(message, null, false, false);
            this.id = id;
            this.source = source;
            this.hint = hint;
        }

        @Override
        public String getMessage() {
            return String.valueOf(super.getMessage());
        }
    }
}
