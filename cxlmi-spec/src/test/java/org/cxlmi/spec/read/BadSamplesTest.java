package org.cxlmi.spec.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.cxlmi.spec.Finding;
import org.cxlmi.spec.FindingId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** One file for each kind of mistake; its first line says where the mistake is. */
class BadSamplesTest {

    private static final Pattern EXPECT = Pattern.compile("# expect: (\\d+):(\\d+)");

    /**
     * What no single small file shows; {@link SpecLoaderTest}, {@link HostileYamlTest}, {@link LimitsTest}, {@link GeneratedPackageTest} and the
     * tests of the processor do.
     */
    private static final Set<FindingId> WITHOUT_SAMPLE = EnumSet.of(
            FindingId.UNKNOWN_FILE,
            FindingId.UNREADABLE_FILE,
            FindingId.TOO_MANY_FILES,
            FindingId.FILE_TOO_LARGE,
            FindingId.TOO_MANY_VALUES,
            FindingId.TEXT_TOO_LONG,
            FindingId.TOO_MANY_FIELDS,
            FindingId.TOO_MANY_CONSTANTS,
            FindingId.TOO_MANY_COMMANDS,
            FindingId.TOO_MANY_CASES,
            FindingId.DUPLICATE_COMMAND,
            FindingId.DUPLICATE_CALL,
            FindingId.TYPE_IN_TWO_PACKAGES,
            FindingId.VARYING_STRUCT_ELSEWHERE);

    static Stream<FindingId> ids() {
        return Arrays.stream(FindingId.values()).filter(id -> !WITHOUT_SAMPLE.contains(id));
    }

    @ParameterizedTest
    @MethodSource("ids")
    void sample_givesExactlyItsFindingAtTheMarkedPosition(FindingId id) throws IOException {
        String name = "bad/" + id + ".yaml";
        byte[] sample = resource(name).orElse(null);
        assertNotNull(sample, name + " is missing");
        Matcher expect = EXPECT.matcher(new String(sample, StandardCharsets.ISO_8859_1));
        assertTrue(expect.find(), "no # expect: line:column in " + name);

        List<Finding> findings =
                SpecLoader.load(List.of(name), BadSamplesTest::resource).findings();

        assertEquals(1, findings.size(), findings::toString);
        Finding finding = findings.get(0);
        assertEquals(id, finding.id(), finding::toString);
        assertEquals(
                expect.group(1) + ":" + expect.group(2),
                finding.source().line() + ":" + finding.source().column(),
                finding::toString);
        assertFalse(finding.message().isBlank());
        assertTrue(finding.hint().matches("(?s)|(write|remove) .+"), finding::toString);
    }

    private static Optional<byte[]> resource(String name) throws IOException {
        try (InputStream in = BadSamplesTest.class.getResourceAsStream("/" + name)) {
            return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
        }
    }
}
