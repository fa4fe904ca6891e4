package org.cxlmi.cli.porcelain;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.cxlmi.cli.output.Content;
import org.cxlmi.cli.output.Row;
import org.cxlmi.runtime.wire.Struct;
import org.cxlmi.sdk.generic.EventRecord;
import org.cxlmi.sdk.monitor.EventBatch;
import org.jspecify.annotations.Nullable;

/** A record of an event log, or the news that some were lost: a line for people, and all fields for programs. */
@SuppressWarnings("ArrayRecordComponent") // Nothing compares them.
record EventContent(String line, Map<String, @Nullable Object> json, byte[] bytes) implements Content {

    static EventContent of(String target, EventBatch batch, EventRecord event) {
        String data = event.typedData()
                .map(Struct::toString)
                .orElseGet(() -> event.recordFormat().label());
        String line = String.format(
                Locale.ROOT,
                "%s  %s  %s  0x%x  %s",
                event.timestamp().orElse(batch.readAt()),
                target,
                batch.log().label(),
                event.handle(),
                data);
        return new EventContent(line, json(batch, event, null), event.bytes());
    }

    static EventContent of(String target, EventBatch batch, EventBatch.Overflow overflow) {
        String count =
                overflow.count().isPresent() ? overflow.count().getAsInt() + " records were lost" : "records were lost";
        String line = batch.readAt() + "  " + target + "  " + batch.log().label() + "  " + count
                + ", because the log was full";
        Map<String, @Nullable Object> lost = new LinkedHashMap<>();
        lost.put("count", overflow.count().isPresent() ? overflow.count().getAsInt() : null);
        lost.put("first", overflow.first().map(Instant::toString).orElse(null));
        lost.put("last", overflow.last().map(Instant::toString).orElse(null));
        return new EventContent(line, json(batch, null, lost), new byte[0]);
    }

    private static Map<String, @Nullable Object> json(
            EventBatch batch, @Nullable EventRecord event, @Nullable Map<String, @Nullable Object> lost) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("log", batch.log().name());
        json.put("readAt", batch.readAt().toString());
        json.put("record", event);
        json.put("overflow", lost);
        return json;
    }

    @Override
    public List<Row> rows() {
        return List.of(new Row(0, line, ""));
    }
}
