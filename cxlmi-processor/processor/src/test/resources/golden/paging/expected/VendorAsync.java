package golden.paging;

import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.cxlmi.runtime.CxlTarget;
import org.cxlmi.runtime.Generated;
import org.cxlmi.runtime.wire.EmptyPayload;

/**
 * Sends commands to one component without waiting for their responses. {@link Vendor} waits for them.
 *
 * <p>A command that has a request can be sent with the request, or with the settings of a builder. If it
 * has at most three fields and a call shows which is which, there is a method that takes them.
 *
 * <p>See {@link org.cxlmi.runtime.CxlTarget#executeAsync} for the order of the commands, the threads that
 * complete the futures, and what it means to cancel one.
 *
 * <p>Command sets: Paging.
 */
@Generated("org.cxlmi.processor.emit.FacadeEmitter")
public final class VendorAsync {
    private final CxlTarget target;

    private VendorAsync(CxlTarget target) {
        this.target = target;
    }

    /**
     * Commands to this component; costs nothing and needs no closing.
     */
    public static VendorAsync of(CxlTarget target) {
        return new VendorAsync(target);
    }

    /**
     * Get lamps.
     *
     * <p>See {@link GetLamps}.
     *
     * @param firstLamp First lamp. 16 bits.
     * @param lampLimit Lamp limit. From 0 to 64.
     * @return completed with the response, a view of the bytes that arrived, or with a failure: {@link
     *     org.cxlmi.runtime.error.CommandFailedException} if the component refuses it; {@link
     *     org.cxlmi.runtime.error.MalformedResponseException} if the response contradicts its layout; {@link
     *     org.cxlmi.runtime.error.CxlTimeoutException} if it is not done in time; {@link
     *     org.cxlmi.runtime.error.CxlException} if it fails otherwise, see the subclasses
     * @throws IllegalArgumentException if a value does not fit its field
     */
    public CompletableFuture<GetLampsResponse> getLamps(int firstLamp, int lampLimit) {
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
     * @return completed with the response, a view of the bytes that arrived, or with a failure: {@link
     *     org.cxlmi.runtime.error.CommandFailedException} if the component refuses it; {@link
     *     org.cxlmi.runtime.error.MalformedResponseException} if the response contradicts its layout; {@link
     *     org.cxlmi.runtime.error.CxlTimeoutException} if it is not done in time; {@link
     *     org.cxlmi.runtime.error.CxlException} if it fails otherwise, see the subclasses
     */
    public CompletableFuture<GetLampsResponse> getLamps(Consumer<GetLampsRequest.Builder> request) {
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
     * @return completed with the response, a view of the bytes that arrived, or with a failure: {@link
     *     org.cxlmi.runtime.error.CommandFailedException} if the component refuses it; {@link
     *     org.cxlmi.runtime.error.MalformedResponseException} if the response contradicts its layout; {@link
     *     org.cxlmi.runtime.error.CxlTimeoutException} if it is not done in time; {@link
     *     org.cxlmi.runtime.error.CxlException} if it fails otherwise, see the subclasses
     */
    public CompletableFuture<GetLampsResponse> getLamps(GetLampsRequest request) {
        return GetLamps.sendAsync(target, request);
    }

    /**
     * Get lamp log.
     *
     * <p>See {@link GetLampLog}.
     *
     * @param request sets the fields of the request
     * @return completed with the response, a view of the bytes that arrived, or with a failure: {@link
     *     org.cxlmi.runtime.error.CommandFailedException} if the component refuses it; {@link
     *     org.cxlmi.runtime.error.MalformedResponseException} if the response contradicts its layout; {@link
     *     org.cxlmi.runtime.error.CxlTimeoutException} if it is not done in time; {@link
     *     org.cxlmi.runtime.error.CxlException} if it fails otherwise, see the subclasses
     */
    public CompletableFuture<GetLampLogResponse> getLampLog(
            Consumer<GetLampLogRequest.Builder> request) {
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
     * @return completed with the response, a view of the bytes that arrived, or with a failure: {@link
     *     org.cxlmi.runtime.error.CommandFailedException} if the component refuses it; {@link
     *     org.cxlmi.runtime.error.MalformedResponseException} if the response contradicts its layout; {@link
     *     org.cxlmi.runtime.error.CxlTimeoutException} if it is not done in time; {@link
     *     org.cxlmi.runtime.error.CxlException} if it fails otherwise, see the subclasses
     */
    public CompletableFuture<GetLampLogResponse> getLampLog(GetLampLogRequest request) {
        return GetLampLog.sendAsync(target, request);
    }

    /**
     * Get broken lamps.
     *
     * <p>See {@link GetBrokenLamps}.
     *
     * @return completed with the response, a view of the bytes that arrived, or with a failure: {@link
     *     org.cxlmi.runtime.error.CommandFailedException} if the component refuses it; {@link
     *     org.cxlmi.runtime.error.MalformedResponseException} if the response contradicts its layout; {@link
     *     org.cxlmi.runtime.error.CxlTimeoutException} if it is not done in time; {@link
     *     org.cxlmi.runtime.error.CxlException} if it fails otherwise, see the subclasses
     */
    public CompletableFuture<GetBrokenLampsResponse> getBrokenLamps() {
        return target.executeAsync(GetBrokenLamps.COMMAND, EmptyPayload.EMPTY);
    }

    /**
     * Get lamp features.
     *
     * <p>See {@link GetLampFeatures}.
     *
     * @param most Most. 32 bits, in bytes.
     * @param firstFeature First feature. 16 bits.
     * @return completed with the response, a view of the bytes that arrived, or with a failure: {@link
     *     org.cxlmi.runtime.error.CommandFailedException} if the component refuses it; {@link
     *     org.cxlmi.runtime.error.MalformedResponseException} if the response contradicts its layout; {@link
     *     org.cxlmi.runtime.error.CxlTimeoutException} if it is not done in time; {@link
     *     org.cxlmi.runtime.error.CxlException} if it fails otherwise, see the subclasses
     * @throws IllegalArgumentException if a value does not fit its field
     */
    public CompletableFuture<GetLampFeaturesResponse> getLampFeatures(long most, int firstFeature) {
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
     * @return completed with the response, a view of the bytes that arrived, or with a failure: {@link
     *     org.cxlmi.runtime.error.CommandFailedException} if the component refuses it; {@link
     *     org.cxlmi.runtime.error.MalformedResponseException} if the response contradicts its layout; {@link
     *     org.cxlmi.runtime.error.CxlTimeoutException} if it is not done in time; {@link
     *     org.cxlmi.runtime.error.CxlException} if it fails otherwise, see the subclasses
     */
    public CompletableFuture<GetLampFeaturesResponse> getLampFeatures(
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
     * @return completed with the response, a view of the bytes that arrived, or with a failure: {@link
     *     org.cxlmi.runtime.error.CommandFailedException} if the component refuses it; {@link
     *     org.cxlmi.runtime.error.MalformedResponseException} if the response contradicts its layout; {@link
     *     org.cxlmi.runtime.error.CxlTimeoutException} if it is not done in time; {@link
     *     org.cxlmi.runtime.error.CxlException} if it fails otherwise, see the subclasses
     */
    public CompletableFuture<GetLampFeaturesResponse> getLampFeatures(
            GetLampFeaturesRequest request) {
        return GetLampFeatures.sendAsync(target, request);
    }

    /**
     * Get lamp sizes.
     *
     * <p>See {@link GetLampSizes}.
     *
     * @return completed with the response, a view of the bytes that arrived, or with a failure: {@link
     *     org.cxlmi.runtime.error.CommandFailedException} if the component refuses it; {@link
     *     org.cxlmi.runtime.error.MalformedResponseException} if the response contradicts its layout; {@link
     *     org.cxlmi.runtime.error.CxlTimeoutException} if it is not done in time; {@link
     *     org.cxlmi.runtime.error.CxlException} if it fails otherwise, see the subclasses
     */
    public CompletableFuture<GetLampSizesResponse> getLampSizes() {
        return target.executeAsync(GetLampSizes.COMMAND, EmptyPayload.EMPTY);
    }

    /**
     * Get lamp dump.
     *
     * <p>See {@link GetLampDump}.
     *
     * @param offset Offset. 32 bits, in bytes.
     * @param length Length. 32 bits, in bytes.
     * @return completed with the response, a view of the bytes that arrived, or with a failure: {@link
     *     org.cxlmi.runtime.error.CommandFailedException} if the component refuses it; {@link
     *     org.cxlmi.runtime.error.MalformedResponseException} if the response contradicts its layout; {@link
     *     org.cxlmi.runtime.error.CxlTimeoutException} if it is not done in time; {@link
     *     org.cxlmi.runtime.error.CxlException} if it fails otherwise, see the subclasses
     * @throws IllegalArgumentException if a value does not fit its field
     */
    public CompletableFuture<GetLampDumpResponse> getLampDump(long offset, long length) {
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
     * @return completed with the response, a view of the bytes that arrived, or with a failure: {@link
     *     org.cxlmi.runtime.error.CommandFailedException} if the component refuses it; {@link
     *     org.cxlmi.runtime.error.MalformedResponseException} if the response contradicts its layout; {@link
     *     org.cxlmi.runtime.error.CxlTimeoutException} if it is not done in time; {@link
     *     org.cxlmi.runtime.error.CxlException} if it fails otherwise, see the subclasses
     */
    public CompletableFuture<GetLampDumpResponse> getLampDump(
            Consumer<GetLampDumpRequest.Builder> request) {
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
     * @return completed with the response, a view of the bytes that arrived, or with a failure: {@link
     *     org.cxlmi.runtime.error.CommandFailedException} if the component refuses it; {@link
     *     org.cxlmi.runtime.error.MalformedResponseException} if the response contradicts its layout; {@link
     *     org.cxlmi.runtime.error.CxlTimeoutException} if it is not done in time; {@link
     *     org.cxlmi.runtime.error.CxlException} if it fails otherwise, see the subclasses
     */
    public CompletableFuture<GetLampDumpResponse> getLampDump(GetLampDumpRequest request) {
        return GetLampDump.sendAsync(target, request);
    }
}
