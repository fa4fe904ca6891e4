package org.cxlmi.cli.catalog;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntSupplier;
import java.util.stream.Stream;
import org.cxlmi.cli.output.CliException;
import org.cxlmi.runtime.CommandCatalog;
import org.cxlmi.sdk.CommandCatalogs;
import org.cxlmi.sdk.Cxl;

/** All commands of all jars. Only their names are loaded. */
public final class Commands {

    private static volatile Plugins plugins = new Plugins(new PluginFolders(Optional.empty(), List.of()), text -> {});

    private Commands() {}

    /** Sets which plug-ins there are, for this process. */
    public static void usePlugins(Plugins those) {
        plugins = those;
    }

    /** The commands of the specification, and of vendors. */
    public static Stream<NamedCommand> all() {
        return Stream.concat(ofClassPath(), plugins.all().stream().flatMap(Plugin::commands));
    }

    private static Stream<NamedCommand> ofClassPath() {
        return CommandCatalogs.all(Commands.class.getClassLoader(), plugins::note).stream()
                .flatMap(catalog -> NamedCommand.of(vendor(catalog), catalog));
    }

    /** The last part of the name of the package; empty for the commands of the specification. */
    private static String vendor(CommandCatalog catalog) {
        String home = catalog.getClass().getPackageName();
        boolean isOfSdk = home.startsWith(Cxl.class.getPackageName() + ".");
        return isOfSdk ? "" : home.substring(home.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }

    /** Does something that looks for the commands of all jars, in this thread and those that it starts. */
    public static int withPlugins(IntSupplier work) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(new PluginServices(plugins.all()));
        try {
            return work.getAsInt();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /** All commands that can be loaded. About the others there is a message. */
    public static Stream<NamedCommand> loadable() {
        return all().filter(named -> {
            try {
                named.command();
                return true;
            } catch (CliException e) {
                plugins.note(String.valueOf(e.getMessage()));
                return false;
            }
        });
    }

    /**
     * The command of this name; of a vendor, if the vendor is given.
     *
     * @throws CliException if the vendor's plug-in cannot be used
     */
    public static Optional<NamedCommand> find(String vendor, String name) {
        return find(ofClassPath(), vendor, name)
                .or(() -> plugins.find(vendor).flatMap(plugin -> find(plugin.commands(), vendor, name)));
    }

    private static Optional<NamedCommand> find(Stream<NamedCommand> commands, String vendor, String name) {
        return commands.filter(command ->
                        command.vendor().equals(vendor) && command.name().equals(name))
                .findFirst();
    }

    /** Whether a vendor on the class path has this name. */
    public static boolean isVendorOfClassPath(String name) {
        return !name.isEmpty()
                && ofClassPath().anyMatch(command -> command.vendor().equals(name));
    }

    /** Whether commands with this name in front are those of a vendor. No plug-in is loaded to find out. */
    public static boolean isVendor(String name) {
        return plugins.has(name) || isVendorOfClassPath(name);
    }
}
