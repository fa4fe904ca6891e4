package org.cxlmi.runtime.wire;

/** An enumeration of the CXL specification whose constants are numbers on the wire. */
public interface CodedEnum {

    /** The number on the wire; -1 for the constant that stands for codes that this version does not know. */
    int code();

    /** The text for people. */
    String label();
}
