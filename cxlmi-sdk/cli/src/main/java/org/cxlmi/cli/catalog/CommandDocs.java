package org.cxlmi.cli.catalog;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The documentation of a command, from the file of its package that the processor or {@code cxlmi-tools} wrote. A
 * vendor's jar need not have one.
 */
public final class CommandDocs {

    /** A command without documentation. */
    public static final CommandDocs NONE = new CommandDocs();

    private static final String FOLDER = "META-INF/cxlmi/help/";
    private static final Map<Class<?>, Map<String, CommandDocs>> CATALOGS = new ConcurrentHashMap<>();

    /** The most that a line has. */
    private static final int PARTS = 4;

    private static final Pattern TAB = Pattern.compile("\t");

    private String summary = "";
    private String since = "";
    private String until = "";
    private final List<String> sections = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private final Map<String, Field> request = new LinkedHashMap<>();
    private final Map<String, Field> response = new LinkedHashMap<>();

    private CommandDocs() {}

    /**
     * The documentation of a field.
     *
     * @param type its type and width
     */
    public record Field(String type, String doc) {}

    /** The documentation of a command; without content if there is none. */
    public static CommandDocs of(NamedCommand command) {
        return CATALOGS.computeIfAbsent(command.catalog().getClass(), catalog -> ofPackage(command))
                .getOrDefault(command.className(), NONE);
    }

    private static Map<String, CommandDocs> ofPackage(NamedCommand command) {
        ClassLoader loader = command.catalog().getClass().getClassLoader();
        Map<String, CommandDocs> all = new LinkedHashMap<>();
        try (InputStream in = find(loader, FOLDER + command.packageName())) {
            if (in == null) {
                return all;
            }
            CommandDocs docs = NONE;
            BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] parts = Arrays.copyOf(TAB.split(line, -1), PARTS);
                Arrays.asList(parts).replaceAll(part -> part == null ? "" : part);
                if (parts[0].equals("command")) {
                    docs = new CommandDocs();
                    docs.summary = parts[2];
                    all.put(parts[1], docs);
                } else if (docs != NONE) {
                    docs.add(parts);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return all;
    }

    /** In the jar of the commands, or in that of the command line. */
    private static @Nullable InputStream find(@Nullable ClassLoader loader, String file) {
        InputStream in = loader == null ? null : loader.getResourceAsStream(file);
        return in == null ? CommandDocs.class.getResourceAsStream("/" + file) : in;
    }

    private void add(String... parts) {
        switch (parts[0]) {
            case "section" -> sections.add(parts[1]);
            case "since" -> since = parts[1];
            case "until" -> until = parts[1];
            case "note" -> notes.add(parts[1]);
            case "request" -> request.put(parts[1], new Field(parts[2], parts[3]));
            case "response" -> response.put(parts[1], new Field(parts[2], parts[3]));
            default -> {
                // A newer processor may say more.
            }
        }
    }

    /** What the command does; empty if that is not known. */
    public String summary() {
        return summary;
    }

    /** Where the specification describes it. */
    public List<String> sections() {
        return List.copyOf(sections);
    }

    /** The first revision that has it; empty if it is in all, or is a vendor's. */
    public String since() {
        return since;
    }

    /** The first revision that no longer has it; empty if there is none. */
    public String until() {
        return until;
    }

    /** Whether a revision has it, such as 3.1. */
    public boolean isIn(String revision) {
        return (since.isEmpty() || compare(since, revision) <= 0) && (until.isEmpty() || compare(revision, until) < 0);
    }

    private static int compare(String one, String other) {
        int[] numbers = Stream.of(one, other)
                .flatMap(text -> Arrays.stream(text.split("\\.", -1)))
                .mapToInt(Integer::parseInt)
                .toArray();
        return numbers[0] == numbers[2] ? numbers[1] - numbers[3] : numbers[0] - numbers[2];
    }

    /** What is to be known of its layout. */
    public List<String> notes() {
        return List.copyOf(notes);
    }

    /** What a field of the request is; empty if that is not known. */
    public String request(List<String> field) {
        Field docs = request.get(String.join(".", field));
        return docs == null ? "" : docs.doc();
    }

    /** The fields of the request, by name. */
    public Map<String, Field> request() {
        return Collections.unmodifiableMap(request);
    }

    /** The fields of the response, by name. */
    public Map<String, Field> response() {
        return Collections.unmodifiableMap(response);
    }
}
