package org.cxlmi.cli.output;

/**
 * A line of a result as text.
 *
 * @param depth how far it is indented
 * @param value its value; empty for the heading of the lines below it
 */
public record Row(int depth, String name, String value) {}
