package org.cxlmi.json;

/** The form in which structs are written. */
enum WrittenForm {
    /** It can be read back; secrets are hidden. */
    NORMAL,
    /** It can be read back, and shows secrets. */
    WITH_SECRETS,
    /** Large numbers are text, and sizes are also in bytes; secrets are hidden. */
    FOR_SCRIPTS
}
