package org.cxlmi.cli.run;

import java.util.Arrays;
import java.util.Iterator;
import org.cxlmi.cli.catalog.Kebab;
import org.cxlmi.cli.output.OutputFormat;

/** The names of the forms of the output, for completion. */
final class FormatNames implements Iterable<String> {

    @Override
    public Iterator<String> iterator() {
        return Arrays.stream(OutputFormat.values())
                .map(format -> Kebab.ofConstant(format.name()))
                .iterator();
    }
}
