package org.cxlmi.spec.model;

import java.util.Optional;
import org.cxlmi.spec.SourceRef;

/**
 * One flag, small number or enumerated value within an integer.
 *
 * @param high highest bit, from 0
 * @param low lowest bit, from 0
 * @param enumName name of the enumeration that the bits hold a code of
 * @param inPlace whether the value is masked only, and keeps its position within the integer
 */
public record BitRange(
        SourceRef source,
        int high,
        int low,
        String name,
        String doc,
        Optional<String> enumName,
        Optional<Unit> unit,
        boolean inPlace,
        Lifetime lifetime) {

    public boolean isFlag() {
        return high == low;
    }
}
