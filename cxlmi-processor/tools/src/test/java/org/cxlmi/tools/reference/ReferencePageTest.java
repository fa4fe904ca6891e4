package org.cxlmi.tools.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.cxlmi.processor.CommandPackage;
import org.cxlmi.spec.read.SpecSource;
import org.junit.jupiter.api.Test;

/** The reference of one small file, compared with {@code expected.html}; {@code -Drecreate=true} writes it anew. */
class ReferencePageTest {

    private static final Path DIRECTORY = Path.of("src", "test", "resources", "reference");
    private static final Path EXPECTED = DIRECTORY.resolve("expected.html");
    private static final SpecSource SOURCE = name -> Optional.of(Files.readAllBytes(DIRECTORY.resolve(name)));
    private static final CommandPackage PACKAGE = new CommandPackage("com.acme.fans", "Fans", List.of("vendor.yaml"));

    private static String page() {
        return ReferencePage.html(Catalogue.of(List.of(PACKAGE), List.of(), SOURCE));
    }

    @Test
    void page_ofSmallSpec_isAsExpected() throws IOException {
        String body = page();
        body = body.substring(body.indexOf("<header>"), body.indexOf("<script>"));
        if (Boolean.getBoolean("recreate")) {
            Files.writeString(EXPECTED, body);
        }
        assertEquals(Files.readString(EXPECTED), body);
    }

    @Test
    void page_markupInDocs_isEscaped() {
        String page = page();
        assertFalse(page.contains("<script>alert"));
        assertTrue(page.contains("&lt;script&gt;alert(&quot;fans&quot;)&lt;/script&gt; &amp; more."));
        assertTrue(page.contains("Turns &lt;fast&gt;."));
        assertTrue(page.contains("Fans &lt; 2 are &quot;quiet&quot; &amp; rare."));
    }

    @Test
    void page_fileInNoPackage_isShownWithoutMethod() {
        String page = ReferencePage.html(Catalogue.of(List.of(), List.of("vendor.yaml"), SOURCE));
        assertTrue(page.contains("id=\"vendor-GetFans\""));
        assertTrue(page.contains("no method in this build"));
        assertFalse(page.contains("Fans.<wbr/>get"));
    }

    @Test
    void page_fileInPackageAndAmongOthers_isShownOnce() {
        Catalogue catalogue = Catalogue.of(List.of(PACKAGE), List.of("vendor.yaml"), SOURCE);
        assertEquals(1, catalogue.chapters().size());
        assertEquals(Optional.of(PACKAGE), catalogue.chapters().get(0).home());
    }

    @Test
    void catalogue_fileWithMistakes_isRefusedWithTheirPlaces() {
        SpecSource bad = name -> Optional.of("group: vendor\n".getBytes(StandardCharsets.UTF_8));
        var e = assertThrows(IllegalArgumentException.class, () -> Catalogue.of(List.of(PACKAGE), List.of(), bad));
        assertTrue(e.getMessage().startsWith("[missing-key] vendor.yaml:1:1"), e.getMessage());
    }

    @Test
    void element_attributesAndText_areEscaped() {
        assertEquals(
                "<a title=\"&quot;&gt;&lt;b&amp;\">&lt;/a&gt;</a>",
                Element.of("a", "</a>").with("title", "\"><b&").toString());
    }

    @Test
    void element_scriptThatWouldEndEarly_isRefused() {
        Element script = Element.of("script", "'</script>'");
        assertThrows(IllegalArgumentException.class, script::toString);
    }

    @Test
    void label_longName_isBrokenAtItsWords() {
        assertEquals(
                List.of("maintenance", "Operation", "Class"),
                Label.lines("maintenanceOperationClass", 52, 3).stream()
                        .map(Label.Line::text)
                        .toList());
    }

    @Test
    void label_longWord_isSqueezedThenBroken() {
        assertEquals(List.of(new Label.Line("abcdeghk", true)), Label.lines("abcdeghk", 50, 3));
        assertEquals(
                List.of(new Label.Line("abcdegh-", true), new Label.Line("knopqsu", true)),
                Label.lines("abcdeghknopqsu", 42, 3));
    }

    @Test
    void label_tooManyWords_areCutOff() {
        assertEquals(
                List.of(new Label.Line("alpha", false), new Label.Line("BravoCharl…", true)),
                Label.lines("alphaBravoCharlieDelta", 50, 2));
    }

    @Test
    void name_ofCode_mayBreakBetweenItsWords() {
        assertEquals(
                "<code>Generic.<wbr/>get<wbr/>Log</code>",
                Element.name("Generic.getLog").toString());
    }
}
