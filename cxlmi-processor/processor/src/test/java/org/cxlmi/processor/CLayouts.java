package org.cxlmi.processor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The structs of libcxlmi as a C compiler lays them out, from the table {@code layouts.txt}, which says how it is written. */
final class CLayouts {

    private static final Pattern STRUCT = Pattern.compile("(\\S+(?: \\(CXL 2\\.0\\))?) (\\d+)");
    private static final Pattern MEMBER = Pattern.compile(" +(\\d+) +(?:(\\d+|\\*)x)?(\\d+) (\\S+)");
    private static final String FIRST_REVISION = " (CXL 2.0)";

    private final Map<String, Struct> structs = new TreeMap<>();

    private CLayouts() {}

    private record Struct(int size, Map<String, Member> members) {}

    /**
     * A member.
     *
     * @param count elements of an array; 1 for what is none, 0 for one without a length
     */
    private record Member(int offset, int count, int elementWidth) {

        boolean isAs(CStruct.Member ours) {
            return offset == ours.offset()
                    && (ours.array()
                            ? elementWidth == ours.width() && count != 1
                            : count * elementWidth == ours.width());
        }
    }

    static CLayouts read(Path table) throws IOException {
        CLayouts layouts = new CLayouts();
        Struct struct = new Struct(0, Map.of());
        String array = "";
        for (String line : Files.readAllLines(table)) {
            Matcher header = STRUCT.matcher(line);
            Matcher member = MEMBER.matcher(line);
            if (header.matches()) {
                struct = new Struct(Integer.parseInt(header.group(2)), new LinkedHashMap<>());
                if (layouts.structs.put(header.group(1), struct) != null) {
                    throw new AssertionError(table + ": twice " + header.group(1));
                }
            } else if (member.matches()) {
                boolean ofElement = member.group(4).startsWith(".");
                array = ofElement ? array : member.group(4);
                struct.members.put(ofElement ? array + member.group(4) : array, member(member));
            } else if (!line.isBlank() && !line.startsWith("#")) {
                throw new AssertionError(table + ": neither a struct nor a member: " + line);
            }
        }
        return layouts;
    }

    private static Member member(Matcher member) {
        String count = member.group(2) == null ? "1" : member.group(2).replace("*", "0");
        return new Member(
                Integer.parseInt(member.group(1)), Integer.parseInt(count), Integer.parseInt(member.group(3)));
    }

    /** The names of all structs, each once. */
    Set<String> names() {
        Set<String> names = new TreeSet<>();
        structs.keySet().forEach(name -> names.add(name.replace(FIRST_REVISION, "")));
        return names;
    }

    /** Whether a struct is shorter if the library is built for the first revision. */
    boolean hasFirstRevision(String name) {
        return structs.containsKey(name + FIRST_REVISION);
    }

    /** What is not as in our struct, by subject: our name of the struct, or that of the member in it. */
    Map<String, String> failures(CStruct ours) {
        return failures(ours, ours.name());
    }

    /** As {@link #failures(CStruct)}, for our struct without what later revisions appended. */
    Map<String, String> failuresOfFirstRevision(CStruct ours) {
        return failures(ours, ours.name() + FIRST_REVISION);
    }

    private Map<String, String> failures(CStruct ours, String name) {
        Map<String, String> failures = new TreeMap<>();
        Struct struct = structs.get(name);
        if (struct == null) {
            failures.put(ours.owner(), "there is no struct " + name);
        } else if (struct.size != ours.size()) {
            failures.put(ours.owner(), struct.size + " bytes, ours has " + ours.size());
        }
        for (CStruct.Member member : ours.members()) {
            compare(struct, ours.owner() + "." + member.name(), member.name(), member, failures);
            for (CStruct.Member inner : member.elements()) {
                String path = member.name() + "." + inner.name();
                compare(struct, ours.owner() + "." + path, path, inner, failures);
            }
        }
        return failures;
    }

    private static void compare(
            Struct struct, String subject, String name, CStruct.Member ours, Map<String, String> failures) {
        Member theirs = struct == null ? null : struct.members.get(name);
        if (theirs == null) {
            failures.put(subject, "there is no member " + name);
        } else if (!theirs.isAs(ours)) {
            failures.put(subject, theirs + ", ours is " + ours);
        }
    }
}
