package org.cxlmi.spec.read;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cxlmi.spec.FindingId;
import org.cxlmi.spec.SourceRef;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLParser;

/** Reads YAML into {@link YamlNode}s, and refuses what a reader of the file would have to look up elsewhere in it. */
final class YamlTree {

    private static final int MAXIMUM_DEPTH = 50;
    private static final YAMLFactory FACTORY = new YAMLFactory();

    private final String fileName;
    private final Problems problems;
    private final YAMLParser parser;

    /** Code points, since that is what positions count. */
    private final int[] text;

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
            if (parser.nextToken() == null || parser.currentToken() == JsonToken.VALUE_NULL) {
                problems.report(
                        FindingId.EMPTY_FILE,
                        start,
                        "the file says nothing",
                        "write at least the keys group and command-set");
                return Optional.empty();
            }
            YamlNode root = tree.node(start, 0);
            if (parser.nextToken() != null) {
                problems.report(
                        FindingId.MULTIPLE_DOCUMENTS,
                        tree.here(""),
                        "a second YAML document begins here",
                        "write one document for each file");
            }
            return Optional.of(root);
        } catch (TooDeepException e) {
            problems.report(
                    FindingId.TOO_DEEP,
                    e.source,
                    "more than " + MAXIMUM_DEPTH + " levels within each other",
                    "write fewer levels, the format needs less than ten");
        } catch (JacksonException e) {
            problems.report(
                    FindingId.NOT_YAML,
                    brokenAt(fileName, e),
                    "this is not YAML: " + summary(e),
                    "write keys as \"key: value\" with equal indentation, and quote text that has one of :{}[],#&*!|>'\"%@`");
        }
        return Optional.empty();
    }

    /** The node of the current token. */
    private YamlNode node(SourceRef source, int depth) {
        if (depth > MAXIMUM_DEPTH) {
            throw new TooDeepException(here(source.path()));
        }
        refuseReferences(source.path());
        return switch (parser.currentToken()) {
            case START_OBJECT -> mapping(source, depth);
            case START_ARRAY -> sequence(source, depth);
            case VALUE_NULL -> new YamlNode.Nothing(here(source.path()));
            default -> new YamlNode.Scalar(here(source.path()), parser.getString());
        };
    }

    private YamlNode mapping(SourceRef source, int depth) {
        Map<String, YamlNode.Entry> entries = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String key = parser.currentName();
            SourceRef keySource = here(source.path().isEmpty() ? key : source.path() + "." + key);
            refuseReferences(keySource.path());
            parser.nextToken();
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
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            // Lists of mappings are fields, and a field's only key says more than its index.
            String index = parser.currentToken() == JsonToken.START_OBJECT ? "" : "[" + items.size() + "]";
            items.add(node(here(source.path() + index), depth + 1));
        }
        return new YamlNode.Sequence(source, List.copyOf(items));
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

    /** The parser does not tell the anchors of scalars. */
    private boolean beginsWithAnchor() {
        long at = parser.currentTokenLocation().getCharOffset();
        return at >= 0 && at < text.length && text[(int) at] == '&';
    }

    private SourceRef here(String path) {
        SourceRef position = position(fileName, parser.currentTokenLocation());
        return new SourceRef(fileName, position.line(), position.column(), path);
    }

    private static SourceRef position(String fileName, TokenStreamLocation location) {
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

    /** Ends the recursion where the nesting is too deep. */
    private static final class TooDeepException extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final transient SourceRef source;

        TooDeepException(SourceRef source) {
            super(null, null, false, false);
            this.source = source;
        }
    }
}
