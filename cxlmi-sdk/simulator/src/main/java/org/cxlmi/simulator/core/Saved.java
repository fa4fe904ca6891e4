package org.cxlmi.simulator.core;

import java.util.Map;

/** A component, or a part of one, whose state can be captured and restored. */
public interface Saved {

    /** The state in maps, lists, strings, numbers and booleans; bytes are in hex. */
    Map<String, Object> save();

    /**
     * Takes over what {@link #save} gave; a part that is used after a failure is of no use.
     *
     * @throws IllegalArgumentException if it is not what this part could have saved
     */
    void restore(SavedState state);
}
