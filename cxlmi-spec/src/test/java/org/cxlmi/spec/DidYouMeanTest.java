package org.cxlmi.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.AbstractList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DidYouMeanTest {

    @ParameterizedTest
    @CsvSource({"recordCuont,recordCount", "record_count,recordCount", "validIf,valid-if", "docs,doc", "256mib,256MiB"})
    void hint_slip_namesTheNearest(String wrong, String right) {
        List<String> known = List.of("doc", "valid-if", "recordCount", "256MiB", "length");

        assertEquals("write \"" + right + "\"", DidYouMean.hint(wrong, known));
    }

    @ParameterizedTest
    @CsvSource({"mV", "%", "u48", "f32", "1.2"})
    void hint_nameOfSomethingElse_guessesNothing(String wrong) {
        assertEquals(
                "write one of ms, s, u8, u32, 3.2", DidYouMean.hint(wrong, List.of("ms", "s", "u8", "u32", "3.2")));
    }

    @Test
    void hint_shortNameInOtherCase_namesTheNearest() {
        assertEquals("write \"ms\"", DidYouMean.hint("MS", List.of("ms", "s")));
    }

    @Test
    void hint_nothingNear_listsWhatIsKnown() {
        assertEquals("write one of in, out", DidYouMean.hint("sideways", List.of("in", "out")));
    }

    @Test
    void hint_ofAPartBehindADot_looksAtThatPart() {
        List<String> known = List.of("flags.a", "flags.overflow");

        assertEquals("write one of flags.a, flags.overflow", DidYouMean.hint("flags.x", known));
        assertEquals("write \"flags.overflow\"", DidYouMean.hint("flags.overfolw", known));
        assertEquals("write \"flags.overflow\"", DidYouMean.hint("flag.overflow", known));
        assertEquals("write \"flags.overflow\"", DidYouMean.hint("flagsoverflow", known));
    }

    @Test
    void hint_nothingKnown_isNone() {
        assertEquals("", DidYouMean.hint("anything", List.of()));
    }

    @Test
    void hint_moreThanAreListed_saysSo() {
        List<String> known =
                IntStream.range(0, 25).mapToObj(i -> "n" + (char) ('a' + i)).toList();

        assertEquals("write one of " + String.join(", ", known.subList(0, 24)), hint(known.subList(0, 24)));
        assertEquals("write one of " + String.join(", ", known.subList(0, 24)) + ", ...", hint(known));
        assertEquals(
                "write one of na, nb", hint(Stream.of("na", "nb", "na", "nb").toList()));
    }

    private static String hint(List<String> known) {
        return DidYouMean.hint("sideways", known);
    }

    /** Names of which some are alike, against the definition: all distances in full, then the first of the least. */
    @Test
    void nearest_anyNames_isTheFirstOfTheLeastDistance() {
        Random random = new Random(7);
        int found = 0;
        for (int run = 0; run < 20_000; run++) {
            List<String> known =
                    Stream.generate(() -> name(random)).limit(random.nextInt(8)).toList();
            String wrong = name(random);

            Optional<String> nearest = DidYouMean.nearest(wrong, known);

            assertEquals(defined(wrong, known), nearest, () -> wrong + " of " + known);
            found += nearest.isPresent() ? 1 : 0;
        }
        assertTrue(found > 2_000 && found < 18_000, "found " + found);
    }

    private static String name(Random random) {
        StringBuilder name = new StringBuilder();
        for (int length = 1 + random.nextInt(random.nextBoolean() ? 4 : 14); length > 0; length--) {
            name.append("abAB1-_ä".charAt(random.nextInt(8)));
        }
        return name.toString();
    }

    private static Optional<String> defined(String wrong, List<String> known) {
        return known.stream()
                .filter(name ->
                        plain(name).replaceAll("\\D", "").equals(plain(wrong).replaceAll("\\D", "")))
                .filter(name -> distance(plain(wrong), plain(name))
                        <= (isTooShort(plain(wrong)) ? 0 : Math.max(1, wrong.length() / 3)))
                .min(Comparator.comparingInt(name -> distance(wrong, name)));
    }

    private static boolean isTooShort(String plain) {
        return plain.length() <= 2 || plain.replaceAll("\\d", "").length() <= 1;
    }

    private static String plain(String name) {
        return name.replaceAll("[^A-Za-z0-9]", "").toLowerCase(Locale.ROOT);
    }

    private static int distance(String from, String to) {
        int[][] distances = new int[from.length() + 1][to.length() + 1];
        for (int i = 0; i <= from.length(); i++) {
            for (int j = 0; j <= to.length(); j++) {
                if (i == 0 || j == 0) {
                    distances[i][j] = i + j;
                    continue;
                }
                int replaced = distances[i - 1][j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                distances[i][j] = Math.min(replaced, 1 + Math.min(distances[i - 1][j], distances[i][j - 1]));
            }
        }
        return distances[from.length()][to.length()];
    }

    @Test
    void hint_asManyNamesAsAreCompared_namesTheNearest() {
        List<String> known = IntStream.range(0, DidYouMean.COMPARED)
                .mapToObj(i -> "Name " + i)
                .toList();

        assertEquals("write \"Name 1999\"", DidYouMean.hint("Name_1999", known));
    }

    @Test
    void hint_moreNamesThanAreCompared_looksAtThoseThatItLists() {
        Counting known = new Counting(DidYouMean.COMPARED + 1);

        String hint = DidYouMean.hint("Name_1999", known);

        assertTrue(hint.startsWith("write one of Name 0, Name 1, ") && hint.endsWith("Name 23, ..."), hint);
        assertTrue(known.read <= 64, "read " + known.read);
    }

    /** Names that are counted as they are read. */
    private static final class Counting extends AbstractList<String> {

        private final int size;
        private int read;

        Counting(int size) {
            this.size = size;
        }

        @Override
        public String get(int index) {
            read++;
            return "Name " + index;
        }

        @Override
        public int size() {
            return size;
        }
    }
}
