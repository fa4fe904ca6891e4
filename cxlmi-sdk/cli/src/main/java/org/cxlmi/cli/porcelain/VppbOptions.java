package org.cxlmi.cli.porcelain;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.cxlmi.cli.output.Content;
import org.cxlmi.cli.output.ReportContent;
import org.cxlmi.cli.request.FieldNumber;
import org.cxlmi.cli.run.Durations;
import org.cxlmi.runtime.CxlTarget;
import org.cxlmi.sdk.fmapi.BindVppb;
import org.cxlmi.sdk.ops.VppbBinding;
import org.cxlmi.sdk.ops.VppbChange;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which vPPB of a switch is meant, and how long the switch may take. */
final class VppbOptions {

    @Option(
            names = "--vcs",
            paramLabel = "N",
            required = true,
            converter = Vcs.class,
            description = "The virtual CXL switch.")
    private int vcs;

    @Option(
            names = "--vppb",
            paramLabel = "N",
            required = true,
            converter = Vppb.class,
            description = "The vPPB of the virtual switch.")
    private int vppb;

    @Option(
            names = "--wait",
            paramLabel = "TIME",
            converter = Durations.class,
            description = "How long the switch may take. The default is 1m.")
    private @Nullable Duration patience;

    private static final class Vcs extends FieldNumber {

        Vcs() {
            super(BindVppb.COMMAND, "vcsId");
        }
    }

    private static final class Vppb extends FieldNumber {

        Vppb() {
            super(BindVppb.COMMAND, "vppbId");
        }
    }

    int vcs() {
        return vcs;
    }

    int vppb() {
        return vppb;
    }

    VppbBinding of(CxlTarget target) {
        VppbBinding binding = VppbBinding.of(target, vcs, vppb);
        return patience == null ? binding : binding.withTimeout(patience);
    }

    /**
     * The binding afterwards.
     *
     * @param done the word for what was done
     */
    static Content content(String done, VppbChange change) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("changed", change.isChanged());
        json.put("vcsId", change.vcsId());
        json.put("vppbId", change.vppbId());
        json.put("vppb", change.binding());
        return ReportContent.of(done + (change.isChanged() ? ": " : " already: ") + change, json);
    }
}
