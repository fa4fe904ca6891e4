package org.cxlmi.spec.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cxlmi.spec.model.CCall.CallShape;
import org.cxlmi.spec.model.IntegerType;
import org.cxlmi.spec.model.Revision;
import org.cxlmi.spec.model.Unit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The documentation of the format is complete, and its example is right. */
class ReadmeTest {

    private static final Pattern WHOLE_FILE = Pattern.compile("```yaml\n(group:.*?)```", Pattern.DOTALL);

    private final String readme = readme();

    @ParameterizedTest
    @EnumSource(Keys.class)
    void readme_mentionsEachKey(Keys keys) {
        keys.names().forEach(this::assertMentioned);
    }

    @Test
    void readme_mentionsEachUnitTypeRevisionAndCallShape() {
        Arrays.stream(Unit.values()).map(Unit::specName).forEach(this::assertMentioned);
        Arrays.stream(IntegerType.values()).map(IntegerType::specName).forEach(this::assertMentioned);
        Arrays.stream(Revision.values())
                .map(revision -> '"' + revision.text() + '"')
                .forEach(this::assertMentioned);
        Arrays.stream(CallShape.values()).map(CallShape::specName).forEach(this::assertMentioned);
    }

    @Test
    void readme_wholeFile_hasNoFindings() {
        Matcher example = WHOLE_FILE.matcher(readme);
        assertTrue(example.find());

        assertEquals(
                List.of(),
                SpecLoader.load(
                                List.of("a.yaml"),
                                name -> Optional.of(example.group(1).getBytes(StandardCharsets.UTF_8)))
                        .findings());
    }

    private void assertMentioned(String word) {
        assertTrue(readme.contains("`" + word + "`"), word);
    }

    private static String readme() {
        try {
            return Files.readString(Path.of("README.md")).replace("\r\n", "\n");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
