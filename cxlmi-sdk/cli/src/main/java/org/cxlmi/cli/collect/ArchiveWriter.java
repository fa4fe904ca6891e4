package org.cxlmi.cli.collect;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.cxlmi.cli.output.Content;
import org.cxlmi.cli.output.DetailContent;
import org.cxlmi.cli.output.Failure;
import org.cxlmi.cli.output.Outputs;
import org.cxlmi.cli.output.StructContent;
import org.cxlmi.cli.output.Version;
import org.cxlmi.runtime.error.CxlException;
import org.cxlmi.sdk.collect.CollectedPart;
import org.jspecify.annotations.Nullable;

/** Writes the parts of one component to an archive, and a manifest of them. */
public final class ArchiveWriter implements AutoCloseable {

    private static final int SCHEMA = 1;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final String READ_ME = """
            This archive has what the program cxlmi read of one CXL component.

            manifest.json   lists all parts: the command, the time, the files with their SHA-256, or why there are none
            commands/       the responses of commands that only read
            events/         the records of the event logs, which stayed there; only those of one response
            logs/           whole logs
            features/       the current values of features

            .bin is what the component sent, without the header of the message. .json and .txt have the same field by
            field, with the names of the CXL specification, where the layout is known. Commands whose request or response
            holds a secret, such as a passphrase, were not sent. The contents of the memory were not read.
            """;

    private final String target;
    private final Instant begin = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private final Archive archive;
    private final FileNames names = new FileNames();
    private final List<Object> parts = new ArrayList<>();
    private int failed;
    private int read;

    /**
     * Begins an archive.
     *
     * @param target the component as the user names it
     */
    public ArchiveWriter(Path directory, String target) {
        this.target = target;
        this.archive = Archive.in(directory, begin);
        archive.add("README.txt", READ_ME);
    }

    /** Adds a part. */
    public void add(CollectedPart part) {
        Map<String, @Nullable Object> about = new LinkedHashMap<>();
        about.put("kind", part.kind().name().toLowerCase(Locale.ROOT));
        about.put("name", part.name());
        about.put("command", part.command().name());
        about.put("opcode", opcode(part));
        about.put("begin", part.begin().toString());
        about.put("ms", part.time().toMillis());
        about.put("ok", part.failure().isEmpty());
        if (part.failure().isPresent()) {
            failed++;
            about.put("error", Failure.parts(part.failure().get()));
        } else {
            read++;
            about.put("files", files(part));
        }
        parts.add(about);
    }

    private static String opcode(CollectedPart part) {
        return String.format(Locale.ROOT, "0x%04x", part.command().opcode());
    }

    private List<Object> files(CollectedPart part) {
        String stem = names.unused(
                switch (part.kind()) {
                    case COMMAND -> "commands/" + opcode(part).substring(2) + "-" + FileNames.safe(part.name());
                    case EVENTS -> "events/" + FileNames.safe(part.name());
                    case LOG -> "logs/" + FileNames.safe(part.name());
                    case FEATURE -> "features/" + FileNames.safe(part.name());
                });
        List<Object> files = new ArrayList<>();
        files.add(archive.add(stem + ".bin", part.bytes()));
        if (!part.structs().isEmpty()) {
            Content content = part.structs().size() == 1
                    ? new StructContent(part.structs().get(0))
                    : new DetailContent().with(part.name(), part.structs());
            files.add(archive.add(stem + ".json", Outputs.json(content.json())));
            files.add(archive.add(stem + ".txt", Outputs.text(content.rows())));
        }
        return files;
    }

    /** How many parts could be read. */
    public int read() {
        return read;
    }

    /** How many parts could not be read. */
    public int failed() {
        return failed;
    }

    /**
     * Writes the manifest, and gives the archive its name.
     *
     * @param failure how the component stopped to answer, if it did
     */
    public Path complete(Optional<CxlException> failure) {
        Map<String, @Nullable Object> manifest = new LinkedHashMap<>();
        manifest.put("schema", SCHEMA);
        manifest.put("program", "cxlmi " + Version.text());
        manifest.put("target", target);
        manifest.put("begin", begin.toString());
        manifest.put("complete", failure.isEmpty());
        failure.ifPresent(why -> manifest.put("error", Failure.parts(why)));
        manifest.put("parts", parts);
        archive.add("manifest.json", Outputs.json(manifest));
        return archive.complete("cxlmi-" + FileNames.safe(target) + "-" + TIME.format(begin));
    }

    /** Removes the archive if it is not complete. */
    @Override
    public void close() {
        archive.close();
    }
}
