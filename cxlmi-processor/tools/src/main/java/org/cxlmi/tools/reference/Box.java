package org.cxlmi.tools.reference;

import java.util.List;

/**
 * A part of a picture, within one row.
 *
 * @param at bytes or bits before it in the whole picture, arrays of varying length being empty
 * @param units bytes or bits that it stands for; 0 for an array of varying length
 * @param ticks columns within it where elements of an array begin
 * @param labelled whether it carries the name of its run
 */
record Box(
        Run run,
        Shape shape,
        int row,
        int column,
        int columns,
        int at,
        int units,
        List<Integer> ticks,
        boolean labelled) {

    /** How it is drawn. */
    enum Shape {
        PLAIN,
        /** Stands for rows that are left out. */
        SHORTENED,
        /** Open at its end. */
        TORN
    }

    /**
     * What is drawn as one box, or as several where it goes over the end of a row.
     *
     * @param sub a second, smaller line
     * @param title what is shown when the pointer rests on it
     * @param anchor where a click leads; empty for nowhere
     * @param element units of an element of an array; 0 for no array
     * @param late whether a later revision appended it
     */
    record Run(Kind kind, String name, String sub, String title, String anchor, int element, boolean late) {}
}
