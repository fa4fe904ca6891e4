package golden.paging;

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
 * <p>Command sets: Paging.
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
     * Get lamps.
     *
     * <p>See {@link GetLamps}.
     *
     * @param firstLamp First lamp. 16 bits.
     * @param lampLimit Lamp limit. From 0 to 64.
     * @return the response, a view of the bytes that arrived
     * @throws IllegalArgumentException if a value does not fit its field
     * @throws org.cxlmi.runtime.error.CommandFailedException if the component refuses it
     * @throws org.cxlmi.runtime.error.MalformedResponseException if the response contradicts its layout
     * @throws org.cxlmi.runtime.error.CxlTimeoutException if it is not done in time
     * @throws org.cxlmi.runtime.error.CxlException if it fails otherwise, see the subclasses
     */
    public GetLampsResponse getLamps(int firstLamp, int lampLimit) {
        return getLamps(GetLampsRequest.builder()
                .firstLamp(firstLamp)
                .lampLimit(lampLimit)
                .build());
    }

    /**
     * Get lamps.
     *
     * <p>See {@link GetLamps}.
     *
     * @param request sets the fields of the request
     * @return the response, a view of the bytes that arrived
     * @throws org.cxlmi.runtime.error.CommandFailedException if the component refuses it
     * @throws org.cxlmi.runtime.error.MalformedResponseException if the response contradicts its layout
     * @throws org.cxlmi.runtime.error.CxlTimeoutException if it is not done in time
     * @throws org.cxlmi.runtime.error.CxlException if it fails otherwise, see the subclasses
     */
    public GetLampsResponse getLamps(Consumer<GetLampsRequest.Builder> request) {
        GetLampsRequest.Builder builder = GetLampsRequest.builder();
        request.accept(builder);
        return getLamps(builder.build());
    }

    /**
     * Get lamps.
     *
     * <p>See {@link GetLamps}.
     *
     * @param request the request
     * @return the response, a view of the bytes that arrived
     * @throws org.cxlmi.runtime.error.CommandFailedException if the component refuses it
     * @throws org.cxlmi.runtime.error.MalformedResponseException if the response contradicts its layout
     * @throws org.cxlmi.runtime.error.CxlTimeoutException if it is not done in time
     * @throws org.cxlmi.runtime.error.CxlException if it fails otherwise, see the subclasses
     */
    public GetLampsResponse getLamps(GetLampsRequest request) {
        return GetLamps.send(target, request);
    }

    /**
     * Get lamp log.
     *
     * <p>See {@link GetLampLog}.
     *
     * @param request sets the fields of the request
     * @return the response, a view of the bytes that arrived
     * @throws org.cxlmi.runtime.error.CommandFailedException if the component refuses it
     * @throws org.cxlmi.runtime.error.MalformedResponseException if the response contradicts its layout
     * @throws org.cxlmi.runtime.error.CxlTimeoutException if it is not done in time
     * @throws org.cxlmi.runtime.error.CxlException if it fails otherwise, see the subclasses
     */
    public GetLampLogResponse getLampLog(Consumer<GetLampLogRequest.Builder> request) {
        GetLampLogRequest.Builder builder = GetLampLogRequest.builder();
        request.accept(builder);
        return getLampLog(builder.build());
    }

    /**
     * Get lamp log.
     *
     * <p>See {@link GetLampLog}.
     *
     * @param request the request
     * @return the response, a view of the bytes that arrived
     * @throws org.cxlmi.runtime.error.CommandFailedException if the component refuses it
     * @throws org.cxlmi.runtime.error.MalformedResponseException if the response contradicts its layout
     * @throws org.cxlmi.runtime.error.CxlTimeoutException if it is not done in time
     * @throws org.cxlmi.runtime.error.CxlException if it fails otherwise, see the subclasses
     */
    public GetLampLogResponse getLampLog(GetLampLogRequest request) {
        return GetLampLog.send(target, request);
    }

    /**
     * Get broken lamps.
     *
     * <p>See {@link GetBrokenLamps}.
     *
     * @return the response, a view of the bytes that arrived
     * @throws org.cxlmi.runtime.error.CommandFailedException if the component refuses it
     * @throws org.cxlmi.runtime.error.MalformedResponseException if the response contradicts its layout
     * @throws org.cxlmi.runtime.error.CxlTimeoutException if it is not done in time
     * @throws org.cxlmi.runtime.error.CxlException if it fails otherwise, see the subclasses
     */
    public GetBrokenLampsResponse getBrokenLamps() {
        return target.execute(GetBrokenLamps.COMMAND, EmptyPayload.EMPTY);
    }

    /**
     * Get lamp features.
     *
     * <p>See {@link GetLampFeatures}.
     *
     * @param most Most. 32 bits, in bytes.
     * @param firstFeature First feature. 16 bits.
     * @return the response, a view of the bytes that arrived
     * @throws IllegalArgumentException if a value does not fit its field
     * @throws org.cxlmi.runtime.error.CommandFailedException if the component refuses it
     * @throws org.cxlmi.runtime.error.MalformedResponseException if the response contradicts its layout
     * @throws org.cxlmi.runtime.error.CxlTimeoutException if it is not done in time
     * @throws org.cxlmi.runtime.error.CxlException if it fails otherwise, see the subclasses
     */
    public GetLampFeaturesResponse getLampFeatures(long most, int firstFeature) {
        return getLampFeatures(GetLampFeaturesRequest.builder()
                .most(most)
                .firstFeature(firstFeature)
                .build());
    }

    /**
     * Get lamp features.
     *
     * <p>See {@link GetLampFeatures}.
     *
     * @param request sets the fields of the request
     * @return the response, a view of the bytes that arrived
     * @throws org.cxlmi.runtime.error.CommandFailedException if the component refuses it
     * @throws org.cxlmi.runtime.error.MalformedResponseException if the response contradicts its layout
     * @throws org.cxlmi.runtime.error.CxlTimeoutException if it is not done in time
     * @throws org.cxlmi.runtime.error.CxlException if it fails otherwise, see the subclasses
     */
    public GetLampFeaturesResponse getLampFeatures(
            Consumer<GetLampFeaturesRequest.Builder> request) {
        GetLampFeaturesRequest.Builder builder = GetLampFeaturesRequest.builder();
        request.accept(builder);
        return getLampFeatures(builder.build());
    }

    /**
     * Get lamp features.
     *
     * <p>See {@link GetLampFeatures}.
     *
     * @param request the request
     * @return the response, a view of the bytes that arrived
     * @throws org.cxlmi.runtime.error.CommandFailedException if the component refuses it
     * @throws org.cxlmi.runtime.error.MalformedResponseException if the response contradicts its layout
     * @throws org.cxlmi.runtime.error.CxlTimeoutException if it is not done in time
     * @throws org.cxlmi.runtime.error.CxlException if it fails otherwise, see the subclasses
     */
    public GetLampFeaturesResponse getLampFeatures(GetLampFeaturesRequest request) {
        return GetLampFeatures.send(target, request);
    }

    /**
     * Get lamp sizes.
     *
     * <p>See {@link GetLampSizes}.
     *
     * @return the response, a view of the bytes that arrived
     * @throws org.cxlmi.runtime.error.CommandFailedException if the component refuses it
     * @throws org.cxlmi.runtime.error.MalformedResponseException if the response contradicts its layout
     * @throws org.cxlmi.runtime.error.CxlTimeoutException if it is not done in time
     * @throws org.cxlmi.runtime.error.CxlException if it fails otherwise, see the subclasses
     */
    public GetLampSizesResponse getLampSizes() {
        return target.execute(GetLampSizes.COMMAND, EmptyPayload.EMPTY);
    }

    /**
     * Get lamp dump.
     *
     * <p>See {@link GetLampDump}.
     *
     * @param offset Offset. 32 bits, in bytes.
     * @param length Length. 32 bits, in bytes.
     * @return the response, a view of the bytes that arrived
     * @throws IllegalArgumentException if a value does not fit its field
     * @throws org.cxlmi.runtime.error.CommandFailedException if the component refuses it
     * @throws org.cxlmi.runtime.error.MalformedResponseException if the response contradicts its layout
     * @throws org.cxlmi.runtime.error.CxlTimeoutException if it is not done in time
     * @throws org.cxlmi.runtime.error.CxlException if it fails otherwise, see the subclasses
     */
    public GetLampDumpResponse getLampDump(long offset, long length) {
        return getLampDump(GetLampDumpRequest.builder()
                .offset(offset)
                .length(length)
                .build());
    }

    /**
     * Get lamp dump.
     *
     * <p>See {@link GetLampDump}.
     *
     * @param request sets the fields of the request
     * @return the response, a view of the bytes that arrived
     * @throws org.cxlmi.runtime.error.CommandFailedException if the component refuses it
     * @throws org.cxlmi.runtime.error.MalformedResponseException if the response contradicts its layout
     * @throws org.cxlmi.runtime.error.CxlTimeoutException if it is not done in time
     * @throws org.cxlmi.runtime.error.CxlException if it fails otherwise, see the subclasses
     */
    public GetLampDumpResponse getLampDump(Consumer<GetLampDumpRequest.Builder> request) {
        GetLampDumpRequest.Builder builder = GetLampDumpRequest.builder();
        request.accept(builder);
        return getLampDump(builder.build());
    }

    /**
     * Get lamp dump.
     *
     * <p>See {@link GetLampDump}.
     *
     * @param request the request
     * @return the response, a view of the bytes that arrived
     * @throws org.cxlmi.runtime.error.CommandFailedException if the component refuses it
     * @throws org.cxlmi.runtime.error.MalformedResponseException if the response contradicts its layout
     * @throws org.cxlmi.runtime.error.CxlTimeoutException if it is not done in time
     * @throws org.cxlmi.runtime.error.CxlException if it fails otherwise, see the subclasses
     */
    public GetLampDumpResponse getLampDump(GetLampDumpRequest request) {
        return GetLampDump.send(target, request);
    }
}
