package org.cxlmi.runtime;

import java.util.Optional;

/** Which generated code this runtime can run. */
public final class GeneratedCode {

    /** The code of catalogs that do not say their version. */
    static final int FIRST_VERSION = 1;

    /**
     * The version of the code that the processor of this release generates. It is raised when generated code begins to
     * use what earlier releases of the runtime do not have.
     */
    public static final int VERSION = 1;

    /** The oldest version that still runs. It is raised when the runtime no longer has what older code uses. */
    static final int OLDEST_VERSION = FIRST_VERSION;

    private GeneratedCode() {}

    /** Why this runtime cannot run the code of a catalog, in a sentence that names the catalog; empty if it can. */
    public static Optional<String> mismatch(CommandCatalog catalog) {
        int version = catalog.codeVersion();
        String code = catalog.getClass().getName() + " is generated code of version " + version;
        if (version > VERSION) {
            return Optional.of(code + ", which is newer than version " + VERSION
                    + " of this runtime. Use a newer cxlmi, or generate the code with the processor of this one.");
        }
        if (version < OLDEST_VERSION) {
            return Optional.of(code + ", and this runtime needs at least version " + OLDEST_VERSION
                    + ". Generate the code again with the processor of this cxlmi.");
        }
        return Optional.empty();
    }
}
