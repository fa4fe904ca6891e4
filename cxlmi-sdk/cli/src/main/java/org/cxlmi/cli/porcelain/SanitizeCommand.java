package org.cxlmi.cli.porcelain;

import java.time.Duration;
import java.util.LinkedHashMap;
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
import org.cxlmi.sdk.memdev.Sanitize;
import org.cxlmi.sdk.memdev.SecureErase;
import org.cxlmi.sdk.ops.Job;
import org.cxlmi.sdk.ops.Sanitization;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Erases memory devices. */
@Command(
        description =
                "Erases whole memory devices with Sanitize (4400h), and waits until that is done. After Ctrl-C, the device is asked to"
                        + " stop; its media then stay disabled until it is sanitized.")
final class SanitizeCommand extends ChangeCommand<BackgroundOperation> {

    static final String NAME = "sanitize";

    @Option(
            names = "--secure-erase",
            description = "Change the keys that the data are encrypted with, by Secure Erase (4401h).")
    private boolean secureErase;

    @Option(
            names = "--wait",
            paramLabel = "TIME",
            converter = Durations.class,
            description = "How long it may take. The default is a day.")
    private @Nullable Duration patience;

    SanitizeCommand(CommonOptions common) {
        super(NAME, common);
    }

    @Override
    org.cxlmi.runtime.Command<?, ?> command() {
        return secureErase ? SecureErase.COMMAND : Sanitize.COMMAND;
    }

    @Override
    Struct request() {
        return EmptyPayload.EMPTY;
    }

    @Override
    String done() {
        return "sanitized";
    }

    @Override
    Job<BackgroundOperation> job(CxlTarget target) {
        Sanitization erasure = Sanitization.of(target);
        erasure = patience == null ? erasure : erasure.withTimeout(patience);
        return secureErase ? erasure.secureErase() : erasure.sanitize();
    }

    @Override
    Content content(BackgroundOperation result) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("operation", result.command());
        json.put("state", result.state().name());
        return ReportContent.of(result.command() + " " + result.state().name().toLowerCase(Locale.ROOT), json);
    }
}
