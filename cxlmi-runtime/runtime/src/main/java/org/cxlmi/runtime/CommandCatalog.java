package org.cxlmi.runtime;

import java.util.List;
import java.util.Optional;

/**
 * The commands of one package, for programs that take the commands of whatever jars there are. It is a service for
 * {@link java.util.ServiceLoader}: the processor generates a catalog for each package with a facade, and names it in
 * {@code META-INF/services}. The {@code module-info} of a named module has to name it too, after {@code provides}.
 */
public interface CommandCatalog {

    /** The names of the classes of the commands, without the package, such as {@code GetHealthInfo}. */
    List<String> names();

    /**
     * The command of this name; empty if there is none. Only its own class is loaded.
     *
     * @param name one of {@link #names}
     */
    Optional<Command<?, ?>> find(String name);

    /**
     * The version of the generated code, which the processor writes. {@link GeneratedCode#mismatch} says whether this
     * runtime can run it.
     */
    default int codeVersion() {
        return GeneratedCode.FIRST_VERSION;
    }
}
