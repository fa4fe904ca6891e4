package org.cxlmi.tools.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cxlmi.processor.plan.BitsPlan;
import org.cxlmi.processor.plan.StructPlan;
import org.cxlmi.processor.plan.ValueType;
import org.cxlmi.spec.JavaNames;
import org.cxlmi.spec.model.SpecFile;
import org.cxlmi.spec.read.KnownFiles;
import org.cxlmi.spec.read.SpecLoader;
import org.cxlmi.spec.read.SpecSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The reference of all files that ship. */
class ShippedReferenceTest {

    private static final List<String> FILES = KnownFiles.shipped();
    private static final Catalogue CATALOGUE = Catalogue.of(List.of(), FILES, SpecSource.shipped());
    private static final String PAGE = ReferencePage.html(CATALOGUE);

    private static List<String> all(String regex) {
        return Pattern.compile(regex)
                .matcher(PAGE)
                .results()
                .map((MatchResult result) -> result.group(1))
                .toList();
    }

    @Test
    void ids_allOfThem_areUnique() {
        List<String> ids = all(" id=\"([^\"]*)\"");
        List<String> twice = new ArrayList<>(ids);
        new HashSet<>(ids).forEach(twice::remove);
        assertEquals(List.of(), twice);
    }

    @Test
    void links_allOfThem_leadSomewhere() {
        Set<String> dangling = new TreeSet<>(all(" href=\"([^\"]*)\""));
        assertTrue(dangling.size() > 100, "links were found");
        all(" id=\"([^\"]*)\"").forEach(id -> dangling.remove("#" + id));
        assertEquals(Set.of(), dangling);
    }

    @Test
    void files_everyCommandAndType_hasItsAnchor() {
        Set<String> missing = new TreeSet<>();
        for (String name : FILES) {
            SpecFile file = SpecLoader.load(List.of(name), SpecSource.shipped())
                    .specs()
                    .fileNamed(name)
                    .orElseThrow();
            String prefix = name.replace(".yaml", "").replace('/', '-') + "-";
            missing.addAll(Stream.of(
                            file.commands().stream().map(command -> command.className()),
                            file.commands().stream()
                                    .filter(command -> command.request().isPresent())
                                    .map(command -> command.className() + "Request"),
                            file.commands().stream()
                                    .filter(command -> command.response().isPresent())
                                    .map(command -> command.className() + "Response"),
                            file.structs().stream().map(type -> JavaNames.className(type.name())),
                            file.bits().stream().map(type -> JavaNames.className(type.name())),
                            file.enums().stream().map(type -> JavaNames.className(type.name())))
                    .flatMap(names -> names)
                    .map(type -> prefix + type)
                    .collect(Collectors.toSet()));
        }
        assertTrue(missing.size() > 100, "commands and types were found");
        all(" id=\"([^\"]*)\"").forEach(missing::remove);
        assertEquals(Set.of(), missing);
    }

    @Test
    void page_fetches_nothing() {
        assertEquals(List.of(), all("((?:src=|@import|url\\(\\s*['\"]?[^#'\"])[^>]*)"));
        assertEquals(List.of(), all("(<link[^>]*>)"));
    }

    static Stream<StructPlan> structs() {
        return CATALOGUE.chapters().stream()
                .flatMap(chapter -> Stream.concat(
                        chapter.structs().stream(),
                        chapter.commands().stream()
                                .flatMap(command -> Stream.of(command.request(), command.response())
                                        .flatMap(java.util.Optional::stream))));
    }

    @ParameterizedTest
    @MethodSource("structs")
    void boxes_ofEachStruct_sumUpToItsBytesWithoutOverlap(StructPlan struct) {
        assertEquals(struct.fixedLength(), Pictures.sum(BytePicture.of(struct)));
    }

    @ParameterizedTest
    @MethodSource("structs")
    void boxes_ofEachField_standAtItsOffset(StructPlan struct) {
        Flow flow = BytePicture.flow(struct);
        struct.fields().stream().filter(field -> !field.isReserved()).forEach(field -> {
            List<Box> boxes = flow.boxes().stream()
                    .filter(box -> box.run().name().equals(field.name()))
                    .toList();
            assertEquals(field.offset(), boxes.get(0).at(), field.name());
            assertEquals(field.length(), boxes.stream().mapToInt(Box::units).sum(), field.name());
            assertEquals(1, boxes.stream().filter(Box::labelled).count(), field.name());
            assertEquals(
                    field.isVaryingArray(),
                    boxes.stream().anyMatch(box -> box.shape() == Box.Shape.TORN),
                    field.name());
        });
    }

    @Test
    void boxes_ofAllBits_sumUpToTheirIntegerWithoutOverlap() {
        List<BitsPlan> all = CATALOGUE.chapters().stream()
                .flatMap(chapter -> chapter.bits().stream())
                .toList();
        assertTrue(all.size() > 5, "bits were found");
        for (BitsPlan bits : all) {
            assertEquals(
                    new ValueType.Flags(bits).length() * Byte.SIZE,
                    Pictures.sum(BitPicture.of(bits.name(), bits.spec().type(), bits.ranges())),
                    bits.name());
        }
    }
}
