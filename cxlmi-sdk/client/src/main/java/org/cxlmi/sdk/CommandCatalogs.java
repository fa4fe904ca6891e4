package org.cxlmi.sdk;

import java.util.List;
import java.util.ServiceLoader;
import org.cxlmi.runtime.CommandCatalog;

/** The catalogs of commands of all jars: those of this library, and those of your own commands and of vendors. */
public final class CommandCatalogs {

    private CommandCatalogs() {}

    /** The catalogs on the class path and the module path. Their commands are not loaded. */
    public static List<CommandCatalog> all() {
        return ServiceLoader.load(CommandCatalog.class).stream()
                .map(ServiceLoader.Provider::get)
                .toList();
    }
}
