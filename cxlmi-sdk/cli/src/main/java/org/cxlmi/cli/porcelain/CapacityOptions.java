package org.cxlmi.cli.porcelain;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.cxlmi.cli.output.Content;
import org.cxlmi.cli.output.ReportContent;
import org.cxlmi.cli.request.ByteText;
import org.cxlmi.cli.request.FieldNumber;
import org.cxlmi.cli.run.Durations;
import org.cxlmi.runtime.CxlTarget;
import org.cxlmi.sdk.fmapi.InitiateDynamicCapacityAdd;
import org.cxlmi.sdk.ops.CapacityChange;
import org.cxlmi.sdk.ops.HostCapacity;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which host and which dynamic capacity are meant, and how long the host may take. */
final class CapacityOptions {

    private static final String TAG = "--tag";
    private static final int TAG_BYTES = 16;

    @Option(
            names = "--host",
            paramLabel = "N",
            required = true,
            converter = Host.class,
            description = "The LD-ID of the host's interface.")
    private int host;

    @Option(names = TAG, paramLabel = "HEX", description = "The tag of the capacity, 16 bytes.")
    private @Nullable String tag;

    @Option(
            names = "--wait",
            paramLabel = "TIME",
            converter = Durations.class,
            description = "How long the host may take to answer. The default is 1m.")
    private @Nullable Duration patience;

    private static final class Host extends FieldNumber {

        Host() {
            super(InitiateDynamicCapacityAdd.COMMAND, "hostId");
        }
    }

    int host() {
        return host;
    }

    byte[] tag() {
        return tag == null ? new byte[TAG_BYTES] : ByteText.hexadecimal(TAG, tag);
    }

    HostCapacity of(CxlTarget target) {
        HostCapacity capacity = HostCapacity.of(target, host).withTag(tag());
        return patience == null ? capacity : capacity.withTimeout(patience);
    }

    static Content content(CapacityChange change) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("hostId", change.hostId());
        json.put("complete", change.isComplete());
        json.put(
                "requestedBytes",
                change.requestedBytes().isPresent()
                        ? Long.toString(change.requestedBytes().getAsLong())
                        : null);
        json.put("bytes", Long.toString(change.bytes()));
        json.put("extents", change.extents());
        return ReportContent.of(change.toString(), json);
    }
}
