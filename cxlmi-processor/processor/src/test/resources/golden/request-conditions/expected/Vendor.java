package golden.requestconditions;

import java.util.function.Consumer;
import org.cxlmi.runtime.CxlTarget;
import org.cxlmi.runtime.Generated;

/**
 * Sends commands to one component.
 *
 * <p>Command sets: Request Conditions.
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
     * Access memory.
     *
     * <p>See {@link AccessMemory}.
     */
    public AccessMemoryResponse accessMemory(Access access, int length) {
        return accessMemory(AccessMemoryRequest.builder()
                .access(access)
                .length(length)
                .build());
    }

    /**
     * Access memory.
     *
     * <p>See {@link AccessMemory}.
     */
    public AccessMemoryResponse accessMemory(Consumer<AccessMemoryRequest.Builder> request) {
        AccessMemoryRequest.Builder builder = AccessMemoryRequest.builder();
        request.accept(builder);
        return accessMemory(builder.build());
    }

    /**
     * Access memory.
     *
     * <p>See {@link AccessMemory}.
     */
    public AccessMemoryResponse accessMemory(AccessMemoryRequest request) {
        return AccessMemory.send(target, request);
    }

    /**
     * Read register.
     *
     * <p>See {@link ReadRegister}.
     */
    public ReadRegisterResponse readRegister(Consumer<ReadRegisterRequest.Builder> request) {
        ReadRegisterRequest.Builder builder = ReadRegisterRequest.builder();
        request.accept(builder);
        return readRegister(builder.build());
    }

    /**
     * Read register.
     *
     * <p>See {@link ReadRegister}.
     */
    public ReadRegisterResponse readRegister(ReadRegisterRequest request) {
        return ReadRegister.send(target, request);
    }

    /**
     * Read log.
     *
     * <p>See {@link ReadLog}.
     */
    public ReadLogResponse readLog(long offset, long length) {
        return readLog(ReadLogRequest.builder()
                .offset(offset)
                .length(length)
                .build());
    }

    /**
     * Read log.
     *
     * <p>See {@link ReadLog}.
     */
    public ReadLogResponse readLog(Consumer<ReadLogRequest.Builder> request) {
        ReadLogRequest.Builder builder = ReadLogRequest.builder();
        request.accept(builder);
        return readLog(builder.build());
    }

    /**
     * Read log.
     *
     * <p>See {@link ReadLog}.
     */
    public ReadLogResponse readLog(ReadLogRequest request) {
        return ReadLog.send(target, request);
    }
}
