package golden.counters;

import java.util.function.Consumer;
import org.cxlmi.runtime.CxlTarget;
import org.cxlmi.runtime.Generated;
import org.cxlmi.runtime.wire.EmptyPayload;

/**
 * Sends commands to one component and waits for their responses. {@link VendorAsync} does not wait.
 *
 * <p>A command that has a request can be sent with the request, or with the settings of a builder. If it
 * has at most three fields and a call shows which is which, there is a method that takes them.
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
     *
     * @return the response, a view of the bytes that arrived
     * @throws org.cxlmi.runtime.error.CommandFailedException if the component refuses it
     * @throws org.cxlmi.runtime.error.MalformedResponseException if the response contradicts its layout
     * @throws org.cxlmi.runtime.error.CxlTimeoutException if it is not done in time
     * @throws org.cxlmi.runtime.error.CxlException if it fails otherwise, see the subclasses
     */
    public GetConfigurationResponse getConfiguration() {
        return target.execute(GetConfiguration.COMMAND, EmptyPayload.EMPTY);
    }

    /**
     * Get two arrays.
     *
     * <p>See {@link GetTwoArrays}.
     *
     * @return the response, a view of the bytes that arrived
     * @throws org.cxlmi.runtime.error.CommandFailedException if the component refuses it
     * @throws org.cxlmi.runtime.error.MalformedResponseException if the response contradicts its layout
     * @throws org.cxlmi.runtime.error.CxlTimeoutException if it is not done in time
     * @throws org.cxlmi.runtime.error.CxlException if it fails otherwise, see the subclasses
     */
    public GetTwoArraysResponse getTwoArrays() {
        return target.execute(GetTwoArrays.COMMAND, EmptyPayload.EMPTY);
    }

    /**
     * Get regions.
     *
     * <p>See {@link GetRegions}.
     *
     * @return the response, a view of the bytes that arrived
     * @throws org.cxlmi.runtime.error.CommandFailedException if the component refuses it
     * @throws org.cxlmi.runtime.error.MalformedResponseException if the response contradicts its layout
     * @throws org.cxlmi.runtime.error.CxlTimeoutException if it is not done in time
     * @throws org.cxlmi.runtime.error.CxlException if it fails otherwise, see the subclasses
     */
    public GetRegionsResponse getRegions() {
        return target.execute(GetRegions.COMMAND, EmptyPayload.EMPTY);
    }

    /**
     * Read area.
     *
     * <p>See {@link ReadArea}.
     *
     * @param offset Offset. 32 bits.
     * @param length Length. 32 bits.
     * @return the response, a view of the bytes that arrived
     * @throws IllegalArgumentException if a value does not fit its field
     * @throws org.cxlmi.runtime.error.CommandFailedException if the component refuses it
     * @throws org.cxlmi.runtime.error.MalformedResponseException if the response contradicts its layout
     * @throws org.cxlmi.runtime.error.CxlTimeoutException if it is not done in time
     * @throws org.cxlmi.runtime.error.CxlException if it fails otherwise, see the subclasses
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
     *
     * @param request sets the fields of the request
     * @return the response, a view of the bytes that arrived
     * @throws org.cxlmi.runtime.error.CommandFailedException if the component refuses it
     * @throws org.cxlmi.runtime.error.MalformedResponseException if the response contradicts its layout
     * @throws org.cxlmi.runtime.error.CxlTimeoutException if it is not done in time
     * @throws org.cxlmi.runtime.error.CxlException if it fails otherwise, see the subclasses
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
     *
     * @param request the request
     * @return the response, a view of the bytes that arrived
     * @throws org.cxlmi.runtime.error.CommandFailedException if the component refuses it
     * @throws org.cxlmi.runtime.error.MalformedResponseException if the response contradicts its layout
     * @throws org.cxlmi.runtime.error.CxlTimeoutException if it is not done in time
     * @throws org.cxlmi.runtime.error.CxlException if it fails otherwise, see the subclasses
     */
    public ReadAreaResponse readArea(ReadAreaRequest request) {
        return ReadArea.send(target, request);
    }

    /**
     * Get values.
     *
     * <p>See {@link GetValues}.
     *
     * @return the response, a view of the bytes that arrived
     * @throws org.cxlmi.runtime.error.CommandFailedException if the component refuses it
     * @throws org.cxlmi.runtime.error.MalformedResponseException if the response contradicts its layout
     * @throws org.cxlmi.runtime.error.CxlTimeoutException if it is not done in time
     * @throws org.cxlmi.runtime.error.CxlException if it fails otherwise, see the subclasses
     */
    public GetValuesResponse getValues() {
        return target.execute(GetValues.COMMAND, EmptyPayload.EMPTY);
    }
}
