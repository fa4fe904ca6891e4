package golden.facade;

import java.time.Instant;
import java.util.function.Consumer;
import org.cxlmi.runtime.CxlTarget;
import org.cxlmi.runtime.Generated;
import org.cxlmi.runtime.wire.EmptyPayload;

/**
 * Sends commands to one component.
 *
 * <p>Command sets: Facade.
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
     * Asks for nothing and gets nothing.
     *
     * <p>See {@link Ping}.
     */
    public void ping() {
        target.execute(Ping.COMMAND, EmptyPayload.EMPTY);
    }

    /**
     * Read value.
     *
     * <p>See {@link ReadValue}.
     */
    public ReadValueResponse readValue() {
        return target.execute(ReadValue.COMMAND, EmptyPayload.EMPTY);
    }

    /**
     * Store value.
     *
     * <p>See {@link StoreValue}.
     */
    public void storeValue(long value) {
        storeValue(StoreValueRequest.builder()
                .value(value)
                .build());
    }

    /**
     * Store value.
     *
     * <p>See {@link StoreValue}.
     */
    public void storeValue(Consumer<StoreValueRequest.Builder> request) {
        StoreValueRequest.Builder builder = StoreValueRequest.builder();
        request.accept(builder);
        storeValue(builder.build());
    }

    /**
     * Store value.
     *
     * <p>See {@link StoreValue}.
     */
    public void storeValue(StoreValueRequest request) {
        StoreValue.send(target, request);
    }

    /**
     * Write three.
     *
     * <p>See {@link WriteThree}.
     */
    public void writeThree(long capacityBytes, boolean now, Instant startTime) {
        writeThree(WriteThreeRequest.builder()
                .capacityBytes(capacityBytes)
                .now(now)
                .startTime(startTime)
                .build());
    }

    /**
     * Write three.
     *
     * <p>See {@link WriteThree}.
     */
    public void writeThree(Consumer<WriteThreeRequest.Builder> request) {
        WriteThreeRequest.Builder builder = WriteThreeRequest.builder();
        request.accept(builder);
        writeThree(builder.build());
    }

    /**
     * Write three.
     *
     * <p>See {@link WriteThree}.
     */
    public void writeThree(WriteThreeRequest request) {
        WriteThree.send(target, request);
    }

    /**
     * Write four.
     *
     * <p>See {@link WriteFour}.
     */
    public void writeFour(Consumer<WriteFourRequest.Builder> request) {
        WriteFourRequest.Builder builder = WriteFourRequest.builder();
        request.accept(builder);
        writeFour(builder.build());
    }

    /**
     * Write four.
     *
     * <p>See {@link WriteFour}.
     */
    public void writeFour(WriteFourRequest request) {
        WriteFour.send(target, request);
    }

    /**
     * Write optional.
     *
     * <p>See {@link WriteOptional}.
     */
    public void writeOptional(Consumer<WriteOptionalRequest.Builder> request) {
        WriteOptionalRequest.Builder builder = WriteOptionalRequest.builder();
        request.accept(builder);
        writeOptional(builder.build());
    }

    /**
     * Write optional.
     *
     * <p>See {@link WriteOptional}.
     */
    public void writeOptional(WriteOptionalRequest request) {
        WriteOptional.send(target, request);
    }

    /**
     * Write constant.
     *
     * <p>See {@link WriteConstant}.
     */
    public WriteConstantResponse writeConstant() {
        return writeConstant(WriteConstantRequest.builder()
                .build());
    }

    /**
     * Write constant.
     *
     * <p>See {@link WriteConstant}.
     */
    public WriteConstantResponse writeConstant(Consumer<WriteConstantRequest.Builder> request) {
        WriteConstantRequest.Builder builder = WriteConstantRequest.builder();
        request.accept(builder);
        return writeConstant(builder.build());
    }

    /**
     * Write constant.
     *
     * <p>See {@link WriteConstant}.
     */
    public WriteConstantResponse writeConstant(WriteConstantRequest request) {
        return WriteConstant.send(target, request);
    }
}
