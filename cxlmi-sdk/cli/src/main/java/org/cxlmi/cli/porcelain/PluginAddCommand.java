package org.cxlmi.cli.porcelain;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javax.lang.model.SourceVersion;
import org.cxlmi.cli.catalog.Commands;
import org.cxlmi.cli.catalog.NamedCommand;
import org.cxlmi.cli.catalog.Plugin;
import org.cxlmi.cli.catalog.PluginFolders;
import org.cxlmi.cli.output.CliException;
import org.cxlmi.cli.output.Content;
import org.cxlmi.cli.output.Messages;
import org.cxlmi.cli.output.ReportContent;
import org.cxlmi.cli.plugin.PluginInstaller;
import org.cxlmi.cli.plumbing.RawCommand;
import org.cxlmi.cli.run.CommonOptions;
import org.cxlmi.cli.run.Environment;
import org.cxlmi.cli.run.Invocation;
import org.cxlmi.cli.run.LocalRunner;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParseResult;

/** Makes commands of a vendor's spec files. */
@Command(
        description = "Adds the commands of a vendor: compiles its spec files in YAML, or takes a jar that was made of"
                + " them. A plug-in of the same name is replaced. It needs a JDK, for a jar only Java.")
final class PluginAddCommand implements Invocation {

    static final String NAME = "plugin add";

    private static final String JAR = ".jar";
    private static final int MOST_SHOWN = 8;

    /** What the entry point does itself. */
    private static final Set<String> OTHERS = Set.of("help", "completion", "man", "version", RawCommand.NAME);

    private final CommonOptions common;

    @Parameters(
            paramLabel = "FILE",
            arity = "1..*",
            description = "Spec files, folders with spec files, or one jar. Write every file that another one uses.")
    private List<Path> paths = new ArrayList<>();

    @Option(
            names = "--name",
            paramLabel = "NAME",
            description = "The name that goes before the names of the commands. By default it is that of the file or"
                    + " folder, or the last part of the package in the jar.")
    private @Nullable String name;

    PluginAddCommand(CommonOptions common) {
        this.common = common;
    }

    @Override
    public CommandSpec spec() {
        return common.specOf(this, NAME);
    }

    @Override
    public int run(ParseResult parsed, Environment environment) {
        String subject = paths.get(0).toString();
        return new LocalRunner(common, environment.streams())
                .run(subject, NAME, messages -> add(PluginFolders.of(environment.variables()), messages));
    }

    private Content add(PluginFolders folders, Messages messages) {
        for (Path path : paths) {
            if (!Files.exists(path)) {
                throw CliException.usage(path + ": there is no such file. Check the path.");
            }
        }
        PluginInstaller installer = new PluginInstaller(folders);
        boolean isJar = paths.stream().anyMatch(path -> path.toString().endsWith(JAR));
        if (isJar && paths.size() > 1) {
            throw CliException.usage("add one jar, or spec files");
        }
        String plugin = checked(isJar ? nameOfJar() : nameOfFiles());
        boolean isReplaced = folders.find(plugin).isPresent();
        if (isJar) {
            installer.copy(plugin, paths.get(0));
        } else {
            List<String> mistakes = installer.compile(plugin, paths, messages::note);
            if (!mistakes.isEmpty()) {
                mistakes.forEach(mistake -> messages.error(CliException.usage(mistake)));
                throw CliException.usage(paths.get(0) + ": " + mistakes.size()
                        + (mistakes.size() == 1 ? " mistake" : " mistakes") + "; nothing was added");
            }
        }
        return report(plugin, folders.find(plugin).orElseThrow(), isReplaced);
    }

    private String nameOfFiles() {
        if (name != null) {
            return name;
        }
        if (paths.size() > 1) {
            throw CliException.usage("write --name NAME, because there are several files");
        }
        Path file = paths.get(0).toAbsolutePath().normalize().getFileName();
        return normalized(file == null ? "" : file.toString().replaceFirst("\\.yaml$", ""));
    }

    private String nameOfJar() {
        if (name != null) {
            return name;
        }
        List<String> packages = Plugin.load("of this jar", paths.get(0)).packages();
        if (packages.size() > 1) {
            throw CliException.usage(
                    "write --name NAME, because the jar has several packages: " + String.join(", ", packages));
        }
        String last = packages.get(0);
        return normalized(last.substring(last.lastIndexOf('.') + 1));
    }

    private static String normalized(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_]+", "_");
    }

    /** No command that there is already may become another one. */
    private static String checked(String plugin) {
        if (!PluginFolders.isName(plugin) || SourceVersion.isKeyword(plugin)) {
            throw CliException.usage("a plug-in cannot be called \"" + plugin
                    + "\": write --name and lower-case letters, digits and _, beginning with a letter");
        }
        boolean isTaken = OTHERS.contains(plugin)
                || Porcelain.groups().contains(plugin)
                || Porcelain.names().contains(plugin)
                || Commands.find("", plugin).isPresent()
                || Commands.isVendorOfClassPath(plugin);
        if (isTaken) {
            throw CliException.usage("cxlmi has commands that begin with \"" + plugin
                    + "\" already; write another name for the plug-in behind --name");
        }
        return plugin;
    }

    private static Content report(String plugin, Path jar, boolean isReplaced) {
        List<String> names =
                Plugin.load(plugin, jar).commands().map(NamedCommand::name).toList();
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("name", plugin);
        json.put("file", jar.toString());
        json.put("replaced", isReplaced);
        json.put("commands", names);
        String more = names.size() > MOST_SHOWN ? " and " + (names.size() - MOST_SHOWN) + " more" : "";
        return ReportContent.of(
                (isReplaced ? "replaced " : "added ") + plugin + ": "
                        + String.join(", ", names.subList(0, Math.min(MOST_SHOWN, names.size()))) + more,
                json);
    }
}
