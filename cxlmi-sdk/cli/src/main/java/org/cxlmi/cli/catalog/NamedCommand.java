package org.cxlmi.cli.catalog;

import java.util.stream.Stream;
import org.cxlmi.cli.output.CliException;
import org.cxlmi.runtime.Command;
import org.cxlmi.runtime.CommandCatalog;

/**
 * A command of a catalog, which is loaded only when it is needed.
 *
 * @param name the name on the command line
 * @param vendor the name in front of it, if it is a vendor's; otherwise empty
 */
public record NamedCommand(String name, String vendor, CommandCatalog catalog, String className) {

    /** The commands of a catalog, none of which is loaded. */
    static Stream<NamedCommand> of(String vendor, CommandCatalog catalog) {
        return catalog.names().stream().map(name -> new NamedCommand(Kebab.ofCamel(name), vendor, catalog, name));
    }

    /**
     * Loads the command.
     *
     * @throws CliException if its jar is broken
     */
    public Command<?, ?> command() {
        try {
            return catalog.find(className).orElseThrow();
        } catch (LinkageError e) {
            throw CliException.usage("the command " + fullName() + " cannot be loaded: " + e
                    + ". Its jar is broken, or was made for another cxlmi: replace it.");
        }
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
