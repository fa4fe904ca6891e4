package golden.libcxlmi;

import java.util.function.Consumer;
import org.cxlmi.runtime.CxlTarget;
import org.cxlmi.runtime.Generated;
import org.cxlmi.runtime.wire.EmptyPayload;

/**
 * Sends commands to one component.
 *
 * <p>Command sets: Libcxlmi.
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
     * Reset.
     *
     * <p>See {@link Reset}.
     */
    public void reset() {
        target.execute(Reset.COMMAND, EmptyPayload.EMPTY);
    }

    /**
     * Get regions.
     *
     * <p>See {@link GetRegions}.
     */
    public GetRegionsResponse getRegions(int start, int limit) {
        return getRegions(GetRegionsRequest.builder()
                .start(start)
                .limit(limit)
                .build());
    }

    /**
     * Get regions.
     *
     * <p>See {@link GetRegions}.
     */
    public GetRegionsResponse getRegions(Consumer<GetRegionsRequest.Builder> request) {
        GetRegionsRequest.Builder builder = GetRegionsRequest.builder();
        request.accept(builder);
        return getRegions(builder.build());
    }

    /**
     * Get regions.
     *
     * <p>See {@link GetRegions}.
     */
    public GetRegionsResponse getRegions(GetRegionsRequest request) {
        return GetRegions.send(target, request);
    }

    /**
     * Read data.
     *
     * <p>See {@link ReadData}.
     */
    public ReadDataResponse readData(long offset, long length) {
        return readData(ReadDataRequest.builder()
                .offset(offset)
                .length(length)
                .build());
    }

    /**
     * Read data.
     *
     * <p>See {@link ReadData}.
     */
    public ReadDataResponse readData(Consumer<ReadDataRequest.Builder> request) {
        ReadDataRequest.Builder builder = ReadDataRequest.builder();
        request.accept(builder);
        return readData(builder.build());
    }

    /**
     * Read data.
     *
     * <p>See {@link ReadData}.
     */
    public ReadDataResponse readData(ReadDataRequest request) {
        return ReadData.send(target, request);
    }

    /**
     * Get ports.
     *
     * <p>See {@link GetPorts}.
     */
    public GetPortsResponse getPorts() {
        return target.execute(GetPorts.COMMAND, EmptyPayload.EMPTY);
    }

    /**
     * Write data.
     *
     * <p>See {@link WriteData}.
     */
    public void writeData(long offset, byte[] data) {
        writeData(WriteDataRequest.builder()
                .offset(offset)
                .data(data)
                .build());
    }

    /**
     * Write data.
     *
     * <p>See {@link WriteData}.
     */
    public void writeData(Consumer<WriteDataRequest.Builder> request) {
        WriteDataRequest.Builder builder = WriteDataRequest.builder();
        request.accept(builder);
        writeData(builder.build());
    }

    /**
     * Write data.
     *
     * <p>See {@link WriteData}.
     */
    public void writeData(WriteDataRequest request) {
        WriteData.send(target, request);
    }

    /**
     * Set policy.
     *
     * <p>See {@link SetPolicy}.
     */
    public SetPolicyResponse setPolicy(int policy) {
        return setPolicy(SetPolicyRequest.builder()
                .policy(policy)
                .build());
    }

    /**
     * Set policy.
     *
     * <p>See {@link SetPolicy}.
     */
    public SetPolicyResponse setPolicy(Consumer<SetPolicyRequest.Builder> request) {
        SetPolicyRequest.Builder builder = SetPolicyRequest.builder();
        request.accept(builder);
        return setPolicy(builder.build());
    }

    /**
     * Set policy.
     *
     * <p>See {@link SetPolicy}.
     */
    public SetPolicyResponse setPolicy(SetPolicyRequest request) {
        return SetPolicy.send(target, request);
    }

    /**
     * Exchange keys.
     *
     * <p>See {@link ExchangeKeys}.
     */
    public ExchangeKeysResponse exchangeKeys(int key) {
        return exchangeKeys(ExchangeKeysRequest.builder()
                .key(key)
                .build());
    }

    /**
     * Exchange keys.
     *
     * <p>See {@link ExchangeKeys}.
     */
    public ExchangeKeysResponse exchangeKeys(Consumer<ExchangeKeysRequest.Builder> request) {
        ExchangeKeysRequest.Builder builder = ExchangeKeysRequest.builder();
        request.accept(builder);
        return exchangeKeys(builder.build());
    }

    /**
     * Exchange keys.
     *
     * <p>See {@link ExchangeKeys}.
     */
    public ExchangeKeysResponse exchangeKeys(ExchangeKeysRequest request) {
        return ExchangeKeys.send(target, request);
    }

    /**
     * Read all.
     *
     * <p>See {@link ReadAll}.
     */
    public ReadAllResponse readAll() {
        return target.execute(ReadAll.COMMAND, EmptyPayload.EMPTY);
    }

    /**
     * Get windows.
     *
     * <p>See {@link GetWindows}.
     */
    public GetWindowsResponse getWindows() {
        return target.execute(GetWindows.COMMAND, EmptyPayload.EMPTY);
    }
}
