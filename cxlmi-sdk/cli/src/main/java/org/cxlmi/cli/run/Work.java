package org.cxlmi.cli.run;

import org.cxlmi.cli.output.Content;
import org.cxlmi.cli.targets.Opener;
import org.cxlmi.cli.targets.Place;
import org.cxlmi.runtime.CxlTarget;

/** What a command does with one target. */
@FunctionalInterface
public interface Work {

    /** Does it, in any thread. */
    Content on(Place place, Opener opener) throws Exception;

    /** Work with an open target. */
    static Work opened(OnTarget work) {
        return (place, opener) -> work.on(opener.open(place));
    }

    /** What is done with an open target. */
    @FunctionalInterface
    interface OnTarget {

        /** Does it, in any thread. */
        Content on(CxlTarget target) throws Exception;
    }
}
