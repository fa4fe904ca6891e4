package org.cxlmi.cli.porcelain;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.cxlmi.cli.output.DetailContent;
import org.cxlmi.cli.run.CommonOptions;
import org.cxlmi.cli.run.Invocation;
import org.cxlmi.sdk.fmapi.FabricManager;

/** The commands that have options of their own, by their names. */
final class Jobs {

    private static final String LD_QOS = "ld qos";
    private static final Map<String, Function<CommonOptions, Invocation>> ALL = all();

    private Jobs() {}

    private static Map<String, Function<CommonOptions, Invocation>> all() {
        Map<String, Function<CommonOptions, Invocation>> all = new LinkedHashMap<>();
        all.put(FirmwareListCommand.NAME, FirmwareListCommand::new);
        all.put(FirmwareUpdateCommand.NAME, FirmwareUpdateCommand::new);
        all.put(FirmwareActivateCommand.NAME, FirmwareActivateCommand::new);
        all.put(MonitorCommand.NAME, MonitorCommand::new);
        all.put(CheckCommand.NAME, CheckCommand::new);
        all.put(ExportCommand.NAME, ExportCommand::new);
        all.put(CollectCommand.NAME, CollectCommand::new);
        all.put(SanitizeCommand.NAME, SanitizeCommand::new);
        all.put(BindCommand.NAME, BindCommand::new);
        all.put(UnbindCommand.NAME, UnbindCommand::new);
        all.put(LdListCommand.NAME, LdListCommand::new);
        all.put(LD_QOS, Jobs::qualityOfService);
        all.put(LdAllocateCommand.NAME, LdAllocateCommand::new);
        all.put(LdBandwidthCommand.NAME, LdBandwidthCommand::new);
        all.put(CapacityAddCommand.NAME, CapacityAddCommand::new);
        all.put(CapacityListCommand.NAME, CapacityListCommand::new);
        all.put(CapacityShareCommand.NAME, CapacityShareCommand::new);
        all.put(CapacityReleaseCommand.NAME, CapacityReleaseCommand::new);
        all.put(PoisonListCommand.NAME, PoisonListCommand::new);
        all.put(PoisonScanCommand.NAME, PoisonScanCommand::new);
        all.put(ShellCommand.NAME, ShellCommand::new);
        all.put(SpecificationCommand.NAME, SpecificationCommand::new);
        all.put(PluginAddCommand.NAME, PluginAddCommand::new);
        all.put(DissectorCommand.NAME, DissectorCommand::new);
        all.put(PluginListCommand.NAME, PluginListCommand::new);
        all.put(PluginRemoveCommand.NAME, PluginRemoveCommand::new);
        return all;
    }

    private static Invocation qualityOfService(CommonOptions common) {
        return new TargetCommand(
                LD_QOS,
                "Shows how a multi-logical device measures its load and reacts to it, and how congested its way out is.",
                false,
                target -> {
                    FabricManager device = FabricManager.of(target);
                    return new DetailContent()
                            .with("control", device.getQosControl())
                            .with("status", device.getQosStatus());
                },
                common);
    }

    /** The names of all. */
    static List<String> names() {
        return List.copyOf(ALL.keySet());
    }

    /** The command of this name, with options that all commands have. */
    static Optional<Invocation> find(String name, CommonOptions common) {
        return Optional.ofNullable(ALL.get(name)).map(command -> command.apply(common));
    }
}
