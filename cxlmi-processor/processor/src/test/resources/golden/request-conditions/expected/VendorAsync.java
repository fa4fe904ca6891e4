package golden.requestconditions;

import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.cxlmi.runtime.CxlTarget;
import org.cxlmi.runtime.Generated;

/**
 * Sends commands to one component without waiting for their responses. {@link Vendor} waits for them.
 *
 * <p>A command that has a request can be sent with the request, or with the settings of a builder. If it
 * has at most three fields and a call shows which is which, there is a method that takes them.
 *
 * <p>See {@link org.cxlmi.runtime.CxlTarget#executeAsync} for the order of the commands, the threads that
 * complete the futures, and what it means to cancel one.
 *
 * <p>Command sets: Request Conditions.
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
     * Access memory.
     *
     * <p>See {@link AccessMemory}.
     *
     * @param access Access. Any but {@code UNRECOGNIZED}.
     * @param length Length. 16 bits.
     * @return completed with the response, a view of the bytes that arrived, or with a failure: {@link
     *     org.cxlmi.runtime.error.CommandFailedException} if the component refuses it; {@link
     *     org.cxlmi.runtime.error.MalformedResponseException} if the response contradicts its layout; {@link
     *     org.cxlmi.runtime.error.CxlTimeoutException} if it is not done in time; {@link
     *     org.cxlmi.runtime.error.CxlException} if it fails otherwise, see the subclasses
     * @throws IllegalArgumentException if a value does not fit its field
     */
    public CompletableFuture<AccessMemoryResponse> accessMemory(Access access, int length) {
        return accessMemory(AccessMemoryRequest.builder()
                .access(access)
                .length(length)
                .build());
    }

    /**
     * Access memory.
     *
     * <p>See {@link AccessMemory}.
     *
     * @param request sets the fields of the request
     * @return completed with the response, a view of the bytes that arrived, or with a failure: {@link
     *     org.cxlmi.runtime.error.CommandFailedException} if the component refuses it; {@link
     *     org.cxlmi.runtime.error.MalformedResponseException} if the response contradicts its layout; {@link
     *     org.cxlmi.runtime.error.CxlTimeoutException} if it is not done in time; {@link
     *     org.cxlmi.runtime.error.CxlException} if it fails otherwise, see the subclasses
     */
    public CompletableFuture<AccessMemoryResponse> accessMemory(
            Consumer<AccessMemoryRequest.Builder> request) {
        AccessMemoryRequest.Builder builder = AccessMemoryRequest.builder();
        request.accept(builder);
        return accessMemory(builder.build());
    }

    /**
     * Access memory.
     *
     * <p>See {@link AccessMemory}.
     *
     * @param request the request
     * @return completed with the response, a view of the bytes that arrived, or with a failure: {@link
     *     org.cxlmi.runtime.error.CommandFailedException} if the component refuses it; {@link
     *     org.cxlmi.runtime.error.MalformedResponseException} if the response contradicts its layout; {@link
     *     org.cxlmi.runtime.error.CxlTimeoutException} if it is not done in time; {@link
     *     org.cxlmi.runtime.error.CxlException} if it fails otherwise, see the subclasses
     */
    public CompletableFuture<AccessMemoryResponse> accessMemory(AccessMemoryRequest request) {
        return AccessMemory.sendAsync(target, request);
    }

    /**
     * Read register.
     *
     * <p>See {@link ReadRegister}.
     *
     * @param request sets the fields of the request
     * @return completed with the response, a view of the bytes that arrived, or with a failure: {@link
     *     org.cxlmi.runtime.error.CommandFailedException} if the component refuses it; {@link
     *     org.cxlmi.runtime.error.MalformedResponseException} if the response contradicts its layout; {@link
     *     org.cxlmi.runtime.error.CxlTimeoutException} if it is not done in time; {@link
     *     org.cxlmi.runtime.error.CxlException} if it fails otherwise, see the subclasses
     */
    public CompletableFuture<ReadRegisterResponse> readRegister(
            Consumer<ReadRegisterRequest.Builder> request) {
        ReadRegisterRequest.Builder builder = ReadRegisterRequest.builder();
        request.accept(builder);
        return readRegister(builder.build());
    }

    /**
     * Read register.
     *
     * <p>See {@link ReadRegister}.
     *
     * @param request the request
     * @return completed with the response, a view of the bytes that arrived, or with a failure: {@link
     *     org.cxlmi.runtime.error.CommandFailedException} if the component refuses it; {@link
     *     org.cxlmi.runtime.error.MalformedResponseException} if the response contradicts its layout; {@link
     *     org.cxlmi.runtime.error.CxlTimeoutException} if it is not done in time; {@link
     *     org.cxlmi.runtime.error.CxlException} if it fails otherwise, see the subclasses
     */
    public CompletableFuture<ReadRegisterResponse> readRegister(ReadRegisterRequest request) {
        return ReadRegister.sendAsync(target, request);
    }

    /**
     * Read log.
     *
     * <p>See {@link ReadLog}.
     *
     * @param offset Offset. 32 bits.
     * @param length Length. 32 bits.
     * @return completed with the response, a view of the bytes that arrived, or with a failure: {@link
     *     org.cxlmi.runtime.error.CommandFailedException} if the component refuses it; {@link
     *     org.cxlmi.runtime.error.MalformedResponseException} if the response contradicts its layout; {@link
     *     org.cxlmi.runtime.error.CxlTimeoutException} if it is not done in time; {@link
     *     org.cxlmi.runtime.error.CxlException} if it fails otherwise, see the subclasses
     * @throws IllegalArgumentException if a value does not fit its field
     */
    public CompletableFuture<ReadLogResponse> readLog(long offset, long length) {
        return readLog(ReadLogRequest.builder()
                .offset(offset)
                .length(length)
                .build());
    }

    /**
     * Read log.
     *
     * <p>See {@link ReadLog}.
     *
     * @param request sets the fields of the request
     * @return completed with the response, a view of the bytes that arrived, or with a failure: {@link
     *     org.cxlmi.runtime.error.CommandFailedException} if the component refuses it; {@link
     *     org.cxlmi.runtime.error.MalformedResponseException} if the response contradicts its layout; {@link
     *     org.cxlmi.runtime.error.CxlTimeoutException} if it is not done in time; {@link
     *     org.cxlmi.runtime.error.CxlException} if it fails otherwise, see the subclasses
     */
    public CompletableFuture<ReadLogResponse> readLog(Consumer<ReadLogRequest.Builder> request) {
        ReadLogRequest.Builder builder = ReadLogRequest.builder();
        request.accept(builder);
        return readLog(builder.build());
    }

    /**
     * Read log.
     *
     * <p>See {@link ReadLog}.
     *
     * @param request the request
     * @return completed with the response, a view of the bytes that arrived, or with a failure: {@link
     *     org.cxlmi.runtime.error.CommandFailedException} if the component refuses it; {@link
     *     org.cxlmi.runtime.error.MalformedResponseException} if the response contradicts its layout; {@link
     *     org.cxlmi.runtime.error.CxlTimeoutException} if it is not done in time; {@link
     *     org.cxlmi.runtime.error.CxlException} if it fails otherwise, see the subclasses
     */
    public CompletableFuture<ReadLogResponse> readLog(ReadLogRequest request) {
        return ReadLog.sendAsync(target, request);
    }
}
