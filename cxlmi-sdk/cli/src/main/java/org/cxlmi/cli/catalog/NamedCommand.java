package org.cxlmi.cli.catalog;

import org.cxlmi.runtime.Command;
import org.cxlmi.runtime.CommandCatalog;

/**
 * A command of a catalog, which is loaded only when it is needed.
 *
 * @param name the name on the command line
 * @param vendor the name in front of it, if it is a vendor's; otherwise empty
 */
public record NamedCommand(String name, String vendor, CommandCatalog catalog, String className) {

    /** Loads the command. */
    public Command<?, ?> command() {
        return catalog.find(className).orElseThrow();
    }

    /** The package of its catalog. */
    public String packageName() {
        return catalog.getClass().getPackageName();
    }

    /** The whole name, as it is typed. */
    public String fullName() {
        return vendor.isEmpty() ? name : vendor + " " + name;
    }
}
