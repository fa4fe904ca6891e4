package org.cxlmi.cli.output;

import java.util.List;
import java.util.Map;

/**
 * The end of a command whose response has no fields.
 *
 * @param inBackground whether the component goes on in the background
 */
public record DoneContent(boolean inBackground) implements Content {

    @Override
    public List<Row> rows() {
        return List.of(new Row(
                0,
                inBackground ? "started in the background; background-operation-status shows how far it is" : "done",
                ""));
    }

    @Override
    public Object json() {
        return inBackground ? Map.of("inBackground", true) : Map.of();
    }

    @Override
    public byte[] bytes() {
        return new byte[0];
    }
}
