package org.cxlmi.json;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.cxlmi.runtime.wire.FieldBytes;
import org.cxlmi.runtime.wire.Layout;
import org.cxlmi.runtime.wire.Struct;
import org.cxlmi.runtime.wire.StructBytes;
import org.cxlmi.runtime.wire.Wire;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;

/** Reads one struct: first the bytes of each field in the order of the JSON, then joins them in the order of the layout. */
final class StructParser {

    private static final Pattern OUTSIDE = Pattern.compile("^(not )?(parent|payload|request)\\.");

    private final JsonParser in;
    private final Layout layout;
    private final boolean isWhole;
    private final FieldParser fields;
    private final @Nullable Piece[] pieces;
    private byte[] tail = new byte[0];

    /**
     * Makes a parser that reads from the current token.
     *
     * @param isWhole whether the struct is not part of another one, so that bytes may follow its known fields
     */
    StructParser(JsonParser in, Layout layout, boolean isWhole) {
        this.in = in;
        this.layout = layout;
        this.isWhole = isWhole;
        this.fields = new FieldParser(in, layout.name());
        this.pieces = new Piece[layout.fields().size()];
    }

    byte[] parse() {
        if (!in.isExpectedStartObjectToken()) {
            throw Mismatch.found(in, layout.name(), "*", "an object");
        }
        for (String name = in.nextName(); name != null; name = in.nextName()) {
            in.nextToken();
            property(name);
        }
        complete();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = 0; i < pieces.length; i++) {
            Piece piece = pieces[i];
            if (piece != null) {
                check(layout.fields().get(i), piece);
                bytes.writeBytes(piece.bytes());
            }
        }
        bytes.writeBytes(tail);
        return bytes.toByteArray();
    }

    private void property(String name) {
        if (isWhole && name.equals(Keys.TAIL)) {
            refuseSecond(name, tail.length > 0);
            tail = new ValueParser(in, layout.name()).hex(name, 0);
            return;
        }
        if (name.equals(Keys.ABSENT)) {
            absent();
            return;
        }
        for (int i = 0; i < pieces.length; i++) {
            Layout.Field field = layout.fields().get(i);
            Optional<Layout> overlaid = overlaid(field, name);
            if (name.equals(key(field)) || overlaid.isPresent()) {
                refuseSecond(field.name(), pieces[i] != null);
                pieces[i] = overlaid.isPresent() ? fields.overlaid(name, overlaid.get()) : fields.field(field);
                return;
            }
        }
        ValueParser values = new ValueParser(in, layout.name());
        if (layout.fields().stream().noneMatch(field -> values.isInBytes(name, field.name(), field.unit()))) {
            throw Mismatch.of(in, layout.name(), name, "there is no such field");
        }
    }

    /** Reads the bytes of fields that are null. */
    private void absent() {
        if (!in.isExpectedStartObjectToken()) {
            throw Mismatch.found(in, layout.name(), Keys.ABSENT, "an object");
        }
        for (String name = in.nextName(); name != null; name = in.nextName()) {
            in.nextToken();
            int index = index(name);
            Piece piece = index < 0 ? null : pieces[index];
            if (piece == null || !piece.isAbsent()) {
                throw Mismatch.of(in, layout.name(), Keys.ABSENT + "." + name, "is no field that is null before it");
            }
            pieces[index] = fields.absent(layout.fields().get(index));
        }
    }

    private void refuseSecond(String name, boolean isThere) {
        if (isThere) {
            throw Mismatch.of(in, layout.name(), name, "is there twice");
        }
    }

    private static String key(Layout.Field field) {
        return field.kind() == Layout.Kind.RESERVED ? Keys.reserved(field) : field.name();
    }

    private static Optional<Layout> overlaid(Layout.Field field, String name) {
        return field.overlaid().stream()
                .map(overlaid -> overlaid.layout().get())
                .filter(struct -> Keys.overlaid(struct).equals(name))
                .findFirst();
    }

    /**
     * Adds reserved bytes that were left out. Of the fields that later revisions appended, adds all up to the last one
     * that is there.
     */
    private void complete() {
        boolean followed = false;
        for (int i = pieces.length - 1; i >= 0; i--) {
            Layout.Field field = layout.fields().get(i);
            if (pieces[i] != null) {
                followed = true;
            } else if (followed || !layout.isAppended(field)) {
                if (field.kind() != Layout.Kind.RESERVED) {
                    throw Mismatch.of(in, layout.name(), field.name(), "is missing");
                }
                pieces[i] = Piece.of(new byte[field.length()]);
            }
        }
    }

    private void check(Layout.Field field, Piece piece) {
        field.count().ifPresent(count -> check(field, piece, count));
    }

    private int index(String name) {
        List<String> names = layout.fields().stream().map(Layout.Field::name).toList();
        return names.indexOf(name);
    }

    private void check(Layout.Field field, Piece piece, Layout.Count count) {
        boolean inBytes = count.kind() == Layout.CountKind.BYTES || field.kind() != Layout.Kind.ARRAY;
        if (count.kind() != Layout.CountKind.BYTES && count.kind() != Layout.CountKind.ELEMENTS) {
            return;
        }
        Piece counter = pieces[index(count.field())];
        long found = inBytes ? piece.bytes().length : piece.elements();
        if (counter != null && Wire.unsigned(counter.bytes(), 0, counter.bytes().length) != found) {
            throw wrongCount(field, inBytes ? "bytes" : "elements", count.field(), found);
        }
    }

    private RuntimeException wrongCount(Layout.Field field, String unit, String counter, long found) {
        String message = "expected as many " + unit + " as " + counter + " says, found " + found;
        return Mismatch.of(in, layout.name(), field.name(), message);
    }

    /** Checks that the struct made from the bytes says the same as the JSON. */
    void check(Struct struct, int length) {
        if (struct.byteLength() != length) {
            throw Mismatch.of(in, layout.name(), Keys.TAIL, "the struct always has the same length");
        }
        check(struct);
    }

    private void check(Struct struct) {
        List<FieldBytes> read = StructBytes.of(struct).fields();
        for (int i = 0; i < pieces.length; i++) {
            Piece piece = pieces[i];
            Layout.Field field = layout.fields().get(i);
            if (piece == null) {
                continue;
            }
            if (i >= read.size() || !piece.isSame(read.get(i))) {
                String counter = field.count().map(Layout.Count::field).orElse("");
                throw wrongCount(field, "bytes", counter.isEmpty() ? "the length" : counter, piece.bytes().length);
            }
            check(field, piece, read.get(i));
        }
    }

    private void check(Layout.Field field, Piece piece, FieldBytes read) {
        if (piece.isAbsent() && !read.isAbsent() && !dependsOnOutside()) {
            throw Mismatch.of(in, layout.name(), field.name(), "is null, but its value is valid");
        }
        if (!piece.isAbsent() && read.isAbsent() && !field.validIf().isEmpty()) {
            throw notValid(field.name(), field.validIf());
        }
        if (!piece.overlaid().isEmpty() && read.structs().isEmpty()) {
            throw notValid(piece.overlaid(), conditions(field, piece.overlaid()));
        }
        for (int i = 0; i < Math.min(piece.structs().size(), read.structs().size()); i++) {
            Struct within = read.structs().get(i);
            if (!within.layout().equals(piece.structs().get(i).layout)) {
                throw notValid(piece.overlaid(), conditions(field, piece.overlaid()));
            }
            piece.structs().get(i).check(within);
        }
    }

    /** Whether a field may be absent because of a condition on the enclosing struct, which is not known here. */
    private boolean dependsOnOutside() {
        return layout.fields().stream()
                .flatMap(field -> Stream.concat(
                        field.validIf().stream(),
                        field.overlaid().stream().flatMap(overlaid -> overlaid.validIf().stream())))
                .anyMatch(condition -> OUTSIDE.matcher(condition).find());
    }

    private static List<String> conditions(Layout.Field field, String key) {
        return field.overlaid().stream()
                .filter(overlaid -> Keys.overlaid(overlaid.layout().get()).equals(key))
                .flatMap(overlaid -> overlaid.validIf().stream())
                .toList();
    }

    private RuntimeException notValid(String name, List<String> conditions) {
        return Mismatch.of(
                in, layout.name(), name, "is there, but is valid only if " + String.join(" and ", conditions));
    }
}
