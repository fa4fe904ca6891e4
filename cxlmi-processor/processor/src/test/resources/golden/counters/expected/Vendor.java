package golden.counters;

import java.util.function.Consumer;
import org.cxlmi.runtime.CxlTarget;
import org.cxlmi.runtime.Generated;
import org.cxlmi.runtime.wire.EmptyPayload;

/**
 * Sends commands to one component.
 *
 * <p>Command sets: Counters.
 */
@Generated("org.cxlmi.processor.emit.FacadeEmitter")
public final class Vendor {
    private final CxlTarget target;

    private Vendor(CxlTarget target) {
        this.target = target;
    }

    /**
     * Commands to this component; costs nothing and needs no closing.
     */
    public static Vendor of(CxlTarget target) {
        return new Vendor(target);
    }

    /**
     * Get configuration.
     *
     * <p>See {@link GetConfiguration}.
     */
    public GetConfigurationResponse getConfiguration() {
        return target.execute(GetConfiguration.COMMAND, EmptyPayload.EMPTY);
    }

    /**
     * Get two arrays.
     *
     * <p>See {@link GetTwoArrays}.
     */
    public GetTwoArraysResponse getTwoArrays() {
        return target.execute(GetTwoArrays.COMMAND, EmptyPayload.EMPTY);
    }

    /**
     * Get regions.
     *
     * <p>See {@link GetRegions}.
     */
    public GetRegionsResponse getRegions() {
        return target.execute(GetRegions.COMMAND, EmptyPayload.EMPTY);
    }

    /**
     * Read area.
     *
     * <p>See {@link ReadArea}.
     */
    public ReadAreaResponse readArea(long offset, long length) {
        return readArea(ReadAreaRequest.builder()
                .offset(offset)
                .length(length)
                .build());
    }

    /**
     * Read area.
     *
     * <p>See {@link ReadArea}.
     */
    public ReadAreaResponse readArea(Consumer<ReadAreaRequest.Builder> request) {
        ReadAreaRequest.Builder builder = ReadAreaRequest.builder();
        request.accept(builder);
        return readArea(builder.build());
    }

    /**
     * Read area.
     *
     * <p>See {@link ReadArea}.
     */
    public ReadAreaResponse readArea(ReadAreaRequest request) {
        return ReadArea.send(target, request);
    }

    /**
     * Get values.
     *
     * <p>See {@link GetValues}.
     */
    public GetValuesResponse getValues() {
        return target.execute(GetValues.COMMAND, EmptyPayload.EMPTY);
    }
}
