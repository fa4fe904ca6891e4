package org.cxlmi.spec.read;

import java.util.List;
import java.util.Optional;
import org.cxlmi.spec.Finding;
import org.cxlmi.spec.model.SpecFile;

/**
 * What came out of reading one file.
 *
 * @param file what could be read; present with findings too, without the parts that are wrong
 * @param findings mistakes of the text itself, by position
 */
public record ReadResult(Optional<SpecFile> file, List<Finding> findings) {

    public ReadResult {
        findings = List.copyOf(findings);
    }
}
