package org.cxlmi.sdk;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.function.Consumer;
import org.cxlmi.runtime.CommandCatalog;
import org.cxlmi.runtime.GeneratedCode;

/** The catalogs of commands of all jars: those of this library, and those of your own commands and of vendors. */
public final class CommandCatalogs {

    /** If more cannot be loaded, it is the list of services that cannot be read, which would never end. */
    private static final int MOST_FAILURES = 32;

    private CommandCatalogs() {}

    /**
     * The catalogs on the class path and the module path. Their commands are not loaded.
     *
     * @throws IllegalStateException if a catalog cannot be loaded, or its code is newer than the runtime; the message
     *     names it
     */
    public static List<CommandCatalog> all() {
        return all(Thread.currentThread().getContextClassLoader(), problem -> {
            throw new IllegalStateException(problem);
        });
    }

    /**
     * The catalogs that a class loader and its parents find. Their commands are not loaded.
     *
     * @param problems takes a sentence for each catalog that is left out because it cannot be loaded, or because its
     *     code is newer than the runtime
     */
    public static List<CommandCatalog> all(ClassLoader loader, Consumer<String> problems) {
        List<CommandCatalog> catalogs = new ArrayList<>();
        Iterator<CommandCatalog> services =
                ServiceLoader.load(CommandCatalog.class, loader).iterator();
        int failures = 0;
        boolean more = true;
        while (more && failures < MOST_FAILURES) {
            Optional<String> problem = Optional.empty();
            try {
                more = services.hasNext();
                if (more) {
                    CommandCatalog catalog = services.next();
                    problem = GeneratedCode.mismatch(catalog);
                    if (problem.isEmpty()) {
                        catalogs.add(catalog);
                    }
                }
            } catch (ServiceConfigurationError | RuntimeException | LinkageError e) {
                failures++;
                problem = Optional.of(describe(e));
            }
            problem.ifPresent(problems);
        }
        return catalogs;
    }

    /** A configuration error names the provider, and its cause says why. */
    private static String describe(Throwable failure) {
        Throwable cause = failure.getCause();
        return cause == null ? failure.toString() : failure.getMessage() + " (" + cause + ")";
    }
}
