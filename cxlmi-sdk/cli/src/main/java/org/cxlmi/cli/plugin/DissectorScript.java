package org.cxlmi.cli.plugin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.cxlmi.cli.catalog.PluginFolders;
import org.cxlmi.cli.output.CliException;
import org.cxlmi.runtime.error.IoReason;

/** The script with which Wireshark shows the commands of the specification and of the plug-ins. */
public final class DissectorScript {

    private static final String GENERATOR = "org.cxlmi.tools.dissector.Dissector";

    private DissectorScript() {}

    /**
     * Generates the script.
     *
     * @throws CliException if that cannot be done here
     */
    public static String of(PluginFolders plugins) {
        try {
            Path folder = Files.createTempDirectory("cxlmi");
            try {
                return script(specs(plugins, folder));
            } finally {
                delete(folder);
            }
        } catch (IOException | UncheckedIOException e) {
            throw CliException.system("the spec files of the plug-ins cannot be unpacked: "
                    + (e instanceof IOException io ? IoReason.of(io) : e.getMessage()) + ".");
        }
    }

    private static Map<Path, List<String>> specs(PluginFolders plugins, Path folder) throws IOException {
        Map<Path, List<String>> specs = new LinkedHashMap<>();
        for (Map.Entry<String, Path> plugin : plugins.all().entrySet()) {
            Path own = folder.resolve(plugin.getKey());
            specs.put(own, PluginJar.extract(plugin.getValue(), own));
        }
        return specs;
    }

    private static String script(Map<Path, List<String>> specs) throws IOException {
        try (URLClassLoader loader = ProcessorFolder.loader()) {
            return (String)
                    loader.loadClass(GENERATOR).getMethod("script", Map.class).invoke(null, specs);
        } catch (InvocationTargetException e) {
            throw CliException.system("the script cannot be made: " + e.getCause());
        } catch (ReflectiveOperationException | LinkageError e) {
            throw CliException.system("what makes the script is missing (" + e
                    + "). Unpack the files of cxlmi again, with their folder \"" + ProcessorFolder.NAME + "\".");
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> below = Files.walk(folder)) {
            for (Path path : below.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
