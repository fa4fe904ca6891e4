package org.cxlmi.cli.porcelain;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cxlmi.cli.catalog.NamedCommand;
import org.cxlmi.cli.catalog.Plugin;
import org.cxlmi.cli.catalog.PluginFolders;
import org.cxlmi.cli.output.CliException;
import org.cxlmi.cli.output.Content;
import org.cxlmi.cli.output.ReportContent;
import org.cxlmi.cli.output.Row;
import org.cxlmi.cli.plugin.PluginJar;
import org.cxlmi.cli.run.CommonOptions;
import org.cxlmi.cli.run.Environment;
import org.cxlmi.cli.run.Invocation;
import org.cxlmi.cli.run.LocalRunner;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** Shows the plug-ins. */
@Command(description = "Lists the plug-ins: how many commands they have, and where they are.")
final class PluginListCommand implements Invocation {

    static final String NAME = "plugin list";

    private final CommonOptions common;

    PluginListCommand(CommonOptions common) {
        this.common = common;
    }

    @Override
    public CommandSpec spec() {
        return common.specOf(this, NAME);
    }

    @Override
    public int run(ParseResult parsed, Environment environment) {
        return new LocalRunner(common, environment.streams())
                .run("plug-ins", NAME, messages -> list(PluginFolders.of(environment.variables())));
    }

    private static Content list(PluginFolders folders) {
        List<Row> rows = new ArrayList<>();
        List<Map<String, Object>> plugins = new ArrayList<>();
        folders.all().forEach((name, jar) -> {
            Map<String, Object> plugin = new LinkedHashMap<>();
            plugin.put("name", name);
            plugin.put("file", jar.toString());
            rows.add(new Row(0, name, describe(name, jar, plugin)));
            plugins.add(plugin);
        });
        if (rows.isEmpty()) {
            rows.add(new Row(0, "no plug-ins; \"cxlmi plugin add FILE.yaml\" adds one", ""));
        }
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("plugins", plugins);
        return new ReportContent(rows, json);
    }

    private static String describe(String name, Path jar, Map<String, Object> json) {
        try {
            List<String> commands =
                    Plugin.load(name, jar).commands().map(NamedCommand::name).toList();
            String files = PluginJar.files(jar);
            json.put("specs", files.isEmpty() ? List.of() : List.of(files.split(" ", -1)));
            json.put("commands", commands);
            return commands.size() + (commands.size() == 1 ? " command" : " commands")
                    + (files.isEmpty() ? "" : " of " + files) + ", " + jar;
        } catch (CliException e) {
            json.put("problem", String.valueOf(e.getMessage()));
            return String.valueOf(e.getMessage());
        }
    }
}
