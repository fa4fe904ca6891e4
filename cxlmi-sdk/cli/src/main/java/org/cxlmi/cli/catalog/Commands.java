package org.cxlmi.cli.catalog;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.cxlmi.runtime.CommandCatalog;
import org.cxlmi.sdk.CommandCatalogs;
import org.cxlmi.sdk.Cxl;

/** All commands of all jars. Only their names are loaded. */
public final class Commands {

    private Commands() {}

    /** The commands of the specification, and of vendors. */
    public static Stream<NamedCommand> all() {
        return CommandCatalogs.all().stream().flatMap(Commands::of);
    }

    private static Stream<NamedCommand> of(CommandCatalog catalog) {
        String vendor = vendor(catalog);
        return catalog.names().stream().map(name -> new NamedCommand(Kebab.ofCamel(name), vendor, catalog, name));
    }

    /** The last part of the name of the package; empty for the commands of the specification. */
    private static String vendor(CommandCatalog catalog) {
        String home = catalog.getClass().getPackageName();
        boolean isOfSdk = home.startsWith(Cxl.class.getPackageName() + ".");
        return isOfSdk ? "" : home.substring(home.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }

    /** The command of this name; of a vendor, if the vendor is given. */
    public static Optional<NamedCommand> find(String vendor, String name) {
        return all().filter(command ->
                        command.vendor().equals(vendor) && command.name().equals(name))
                .findFirst();
    }

    /** The names of the vendors. */
    public static List<String> vendors() {
        return all().map(NamedCommand::vendor)
                .filter(vendor -> !vendor.isEmpty())
                .distinct()
                .sorted()
                .toList();
    }
}
