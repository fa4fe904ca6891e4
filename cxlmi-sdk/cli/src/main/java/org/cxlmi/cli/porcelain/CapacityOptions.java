package org.cxlmi.cli.porcelain;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.cxlmi.cli.output.Content;
import org.cxlmi.cli.output.ReportContent;
import org.cxlmi.cli.request.FieldNumber;
import org.cxlmi.cli.run.Durations;
import org.cxlmi.runtime.CxlTarget;
import org.cxlmi.sdk.fmapi.InitiateDynamicCapacityAdd;
import org.cxlmi.sdk.memdev.DynamicCapacityExtent;
import org.cxlmi.sdk.ops.CapacityChange;
import org.cxlmi.sdk.ops.HostCapacity;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which host and which dynamic capacity are meant, and how long the host may take. */
final class CapacityOptions {

    private static final int TAG_BYTES = 16;

    @Option(
            names = "--host",
            paramLabel = "N",
            required = true,
            converter = Host.class,
            description = "The LD-ID of the host's interface.")
    private int host;

    @Option(
            names = "--tag",
            paramLabel = "HEX|UUID",
            converter = TagConverter.class,
            description = "The tag of the capacity: 16 bytes, as 32 hexadecimal digits or as a UUID.")
    private @Nullable UUID tag;

    @Option(
            names = "--wait",
            paramLabel = "TIME",
            converter = Durations.class,
            description = "How long the host may take to answer. The default is 1m.")
    private @Nullable Duration patience;

    static final class Host extends FieldNumber {

        Host() {
            super(InitiateDynamicCapacityAdd.COMMAND, "hostId");
        }
    }

    int host() {
        return host;
    }

    byte[] tag() {
        ByteBuffer bytes = ByteBuffer.allocate(TAG_BYTES);
        if (tag != null) {
            bytes.putLong(tag.getMostSignificantBits()).putLong(tag.getLeastSignificantBits());
        }
        return bytes.array();
    }

    /** Extents with the tag. */
    List<DynamicCapacityExtent> extents(List<ByteRange> ranges) {
        return ranges.stream()
                .map(range -> DynamicCapacityExtent.builder()
                        .startingDevicePhysicalAddress(range.start())
                        .length(range.length())
                        .tag(tag())
                        .build())
                .toList();
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
