package org.cxlmi.cli.porcelain;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.cxlmi.cli.output.Content;
import org.cxlmi.cli.output.ReportContent;
import org.cxlmi.cli.run.CommonOptions;
import org.cxlmi.cli.run.Durations;
import org.cxlmi.runtime.BackgroundOperation;
import org.cxlmi.runtime.CxlTarget;
import org.cxlmi.runtime.wire.EmptyPayload;
import org.cxlmi.runtime.wire.Struct;
import org.cxlmi.sdk.memdev.DpaRange;
import org.cxlmi.sdk.memdev.MediaOperationsSanitize;
import org.cxlmi.sdk.memdev.MediaOperationsSanitizeRequest;
import org.cxlmi.sdk.memdev.Sanitize;
import org.cxlmi.sdk.memdev.SanitizeOperation;
import org.cxlmi.sdk.memdev.SecureErase;
import org.cxlmi.sdk.ops.Job;
import org.cxlmi.sdk.ops.Sanitization;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Erases memory devices. */
@Command(
        description =
                "Erases whole memory devices with Sanitize (4400h), or ranges of them, and waits until that is done. After Ctrl-C,"
                        + " the device is asked to stop; after Sanitize, its media then stay disabled until it is"
                        + " sanitized.")
final class SanitizeCommand extends ChangeCommand<BackgroundOperation> {

    static final String NAME = "sanitize";

    @ArgGroup
    private @Nullable Part part;

    /** Something else than Sanitize. */
    private static final class Part {

        @Option(
                names = "--secure-erase",
                required = true,
                description = "Change the keys that the data are encrypted with, by Secure Erase (4401h).")
        private boolean secureErase;

        @ArgGroup(exclusive = false)
        private @Nullable Ranges ranges;
    }

    /** Some ranges of the device. */
    private static final class Ranges {

        @Option(
                names = "--range",
                paramLabel = ByteRange.LABEL,
                required = true,
                converter = ByteRange.Converter.class,
                description =
                        "Erase only this range, such as 0x40000000+256MiB, by Media Operations (4402h). May be given"
                                + " several times.")
        private List<ByteRange> ranges = new ArrayList<>();

        @Option(names = "--zero", description = "Write zeros to the ranges instead of sanitizing them.")
        private boolean zero;

        List<DpaRange> all() {
            return ranges.stream()
                    .map(range -> DpaRange.builder()
                            .startingDevicePhysicalAddress(range.start())
                            .length(range.length())
                            .build())
                    .toList();
        }
    }

    @Option(
            names = "--wait",
            paramLabel = "TIME",
            converter = Durations.class,
            description = "How long it may take. The default is a day.")
    private @Nullable Duration patience;

    SanitizeCommand(CommonOptions common) {
        super(NAME, common);
    }

    private boolean isSecureErase() {
        return part != null && part.secureErase;
    }

    private @Nullable Ranges ranges() {
        return part == null ? null : part.ranges;
    }

    @Override
    org.cxlmi.runtime.Command<?, ?> command() {
        if (ranges() != null) {
            return MediaOperationsSanitize.COMMAND;
        }
        return isSecureErase() ? SecureErase.COMMAND : Sanitize.COMMAND;
    }

    @Override
    Struct request() {
        Ranges ranges = ranges();
        return ranges == null
                ? EmptyPayload.EMPTY
                : MediaOperationsSanitizeRequest.builder()
                        .mediaOperationSubclass(ranges.zero ? SanitizeOperation.ZERO : SanitizeOperation.SANITIZE)
                        .dpaRanges(ranges.all())
                        .build();
    }

    @Override
    String done() {
        return "sanitized";
    }

    @Override
    Job<BackgroundOperation> job(CxlTarget target) {
        Sanitization erasure = Sanitization.of(target);
        erasure = patience == null ? erasure : erasure.withTimeout(patience);
        Ranges ranges = ranges();
        if (ranges != null) {
            return ranges.zero ? erasure.zero(ranges.all()) : erasure.sanitize(ranges.all());
        }
        return isSecureErase() ? erasure.secureErase() : erasure.sanitize();
    }

    @Override
    Content content(BackgroundOperation result) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("operation", result.command());
        json.put("state", result.state().name());
        return ReportContent.of(result.command() + " " + result.state().name().toLowerCase(Locale.ROOT), json);
    }
}
