package org.cxlmi.spec.model;

/** A revision of the CXL specification, in order. */
public enum Revision {
    CXL_2_0("2.0"),
    CXL_3_0("3.0"),
    CXL_3_1("3.1"),
    CXL_3_2("3.2"),
    CXL_4_0("4.0");

    private final String text;

    Revision(String text) {
        this.text = text;
    }

    public String text() {
        return text;
    }
}
