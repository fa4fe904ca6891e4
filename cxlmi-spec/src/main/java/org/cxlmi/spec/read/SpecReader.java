package org.cxlmi.spec.read;

import java.util.Optional;
import org.cxlmi.spec.model.SpecFile;

/** Reads one spec file; whatever is wrong with it becomes a finding, never an exception. */
public final class SpecReader {

    /** Longest file that is read. */
    public static final int MAXIMUM_BYTES = 1 << 20;

    private SpecReader() {}

    /** Reads UTF-8 bytes as they were found. */
    public static ReadResult read(String fileName, byte[] utf8) {
        Problems problems = new Problems();
        return new TextCheck(fileName, problems)
                .decode(utf8)
                .map(text -> read(fileName, text, problems))
                .orElseGet(() -> new ReadResult(Optional.empty(), problems.sorted()));
    }

    /** Reads text that is already decoded. */
    public static ReadResult read(String fileName, String text) {
        return read(fileName, text, new Problems());
    }

    private static ReadResult read(String fileName, String text, Problems problems) {
        Optional<SpecFile> file = new TextCheck(fileName, problems)
                .check(text)
                .flatMap(checked -> YamlTree.parse(fileName, checked, problems))
                .flatMap(root -> new FileReader(new Values(problems)).read(root));
        return new ReadResult(file, problems.sorted());
    }
}
