package org.cxlmi.cli.porcelain;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.cxlmi.cli.catalog.PluginFolders;
import org.cxlmi.cli.output.Content;
import org.cxlmi.cli.output.ReportContent;
import org.cxlmi.cli.plugin.PluginInstaller;
import org.cxlmi.cli.run.CommonOptions;
import org.cxlmi.cli.run.Environment;
import org.cxlmi.cli.run.Invocation;
import org.cxlmi.cli.run.LocalRunner;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParseResult;

/** Removes a plug-in. */
@Command(description = "Removes a plug-in of this user, and with it the commands that it added.")
final class PluginRemoveCommand implements Invocation {

    static final String NAME = "plugin remove";

    private final CommonOptions common;

    @Parameters(paramLabel = "NAME", arity = "1", description = "The name of the plug-in.")
    private String name = "";

    PluginRemoveCommand(CommonOptions common) {
        this.common = common;
    }

    @Override
    public CommandSpec spec() {
        return common.specOf(this, NAME);
    }

    @Override
    public int run(ParseResult parsed, Environment environment) {
        return new LocalRunner(common, environment.streams())
                .run(name, NAME, messages -> remove(PluginFolders.of(environment.variables())));
    }

    private Content remove(PluginFolders folders) {
        Path file = new PluginInstaller(folders).remove(name);
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("name", name);
        json.put("file", file.toString());
        return ReportContent.of("removed " + name, json);
    }
}
