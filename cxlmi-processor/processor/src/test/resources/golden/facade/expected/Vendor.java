package golden.facade;

import java.time.Instant;
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
     *
     * @throws org.cxlmi.runtime.error.CommandFailedException if the component refuses it
     * @throws org.cxlmi.runtime.error.CxlTimeoutException if it is not done in time
     * @throws org.cxlmi.runtime.error.CxlException if it fails otherwise, see the subclasses
     */
    public void ping() {
        target.execute(Ping.COMMAND, EmptyPayload.EMPTY);
    }

    /**
     * Read value.
     *
     * <p>See {@link ReadValue}.
     *
     * @return the response, a view of the bytes that arrived
     * @throws org.cxlmi.runtime.error.CommandFailedException if the component refuses it
     * @throws org.cxlmi.runtime.error.MalformedResponseException if the response contradicts its layout
     * @throws org.cxlmi.runtime.error.CxlTimeoutException if it is not done in time
     * @throws org.cxlmi.runtime.error.CxlException if it fails otherwise, see the subclasses
     */
    public ReadValueResponse readValue() {
        return target.execute(ReadValue.COMMAND, EmptyPayload.EMPTY);
    }

    /**
     * Store value.
     *
     * <p>See {@link StoreValue}.
     *
     * @param value Value. 32 bits.
     * @throws IllegalArgumentException if a value does not fit its field
     * @throws org.cxlmi.runtime.error.CommandFailedException if the component refuses it
     * @throws org.cxlmi.runtime.error.CxlTimeoutException if it is not done in time
     * @throws org.cxlmi.runtime.error.CxlException if it fails otherwise, see the subclasses
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
     *
     * @param request sets the fields of the request
     * @throws org.cxlmi.runtime.error.CommandFailedException if the component refuses it
     * @throws org.cxlmi.runtime.error.CxlTimeoutException if it is not done in time
     * @throws org.cxlmi.runtime.error.CxlException if it fails otherwise, see the subclasses
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
     *
     * @param request the request
     * @throws org.cxlmi.runtime.error.CommandFailedException if the component refuses it
     * @throws org.cxlmi.runtime.error.CxlTimeoutException if it is not done in time
     * @throws org.cxlmi.runtime.error.CxlException if it fails otherwise, see the subclasses
     */
    public void storeValue(StoreValueRequest request) {
        StoreValue.send(target, request);
    }

    /**
     * Write three.
     *
     * <p>See {@link WriteThree}.
     *
     * @param capacityBytes Capacity to give. In bytes, a multiple of 256 MiB.
     * @param kind What it is for. Any but {@code UNRECOGNIZED}.
     * @param startTime When it begins, if not now. Not in the past.
     * @throws IllegalArgumentException if a value does not fit its field
     * @throws org.cxlmi.runtime.error.CommandFailedException if the component refuses it
     * @throws org.cxlmi.runtime.error.CxlTimeoutException if it is not done in time
     * @throws org.cxlmi.runtime.error.CxlException if it fails otherwise, see the subclasses
     */
    public void writeThree(long capacityBytes, Kind kind, Instant startTime) {
        writeThree(WriteThreeRequest.builder()
                .capacityBytes(capacityBytes)
                .kind(kind)
                .startTime(startTime)
                .build());
    }

    /**
     * Write three.
     *
     * <p>See {@link WriteThree}.
     *
     * @param request sets the fields of the request
     * @throws org.cxlmi.runtime.error.CommandFailedException if the component refuses it
     * @throws org.cxlmi.runtime.error.CxlTimeoutException if it is not done in time
     * @throws org.cxlmi.runtime.error.CxlException if it fails otherwise, see the subclasses
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
     *
     * @param request the request
     * @throws org.cxlmi.runtime.error.CommandFailedException if the component refuses it
     * @throws org.cxlmi.runtime.error.CxlTimeoutException if it is not done in time
     * @throws org.cxlmi.runtime.error.CxlException if it fails otherwise, see the subclasses
     */
    public void writeThree(WriteThreeRequest request) {
        WriteThree.send(target, request);
    }

    /**
     * Write four.
     *
     * <p>See {@link WriteFour}.
     *
     * @param request sets the fields of the request
     * @throws org.cxlmi.runtime.error.CommandFailedException if the component refuses it
     * @throws org.cxlmi.runtime.error.CxlTimeoutException if it is not done in time
     * @throws org.cxlmi.runtime.error.CxlException if it fails otherwise, see the subclasses
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
     *
     * @param request the request
     * @throws org.cxlmi.runtime.error.CommandFailedException if the component refuses it
     * @throws org.cxlmi.runtime.error.CxlTimeoutException if it is not done in time
     * @throws org.cxlmi.runtime.error.CxlException if it fails otherwise, see the subclasses
     */
    public void writeFour(WriteFourRequest request) {
        WriteFour.send(target, request);
    }

    /**
     * Write optional.
     *
     * <p>See {@link WriteOptional}.
     *
     * @param request sets the fields of the request
     * @throws org.cxlmi.runtime.error.CommandFailedException if the component refuses it
     * @throws org.cxlmi.runtime.error.CxlTimeoutException if it is not done in time
     * @throws org.cxlmi.runtime.error.CxlException if it fails otherwise, see the subclasses
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
     *
     * @param request the request
     * @throws org.cxlmi.runtime.error.CommandFailedException if the component refuses it
     * @throws org.cxlmi.runtime.error.CxlTimeoutException if it is not done in time
     * @throws org.cxlmi.runtime.error.CxlException if it fails otherwise, see the subclasses
     */
    public void writeOptional(WriteOptionalRequest request) {
        WriteOptional.send(target, request);
    }

    /**
     * Write constant.
     *
     * <p>See {@link WriteConstant}.
     *
     * @return the response, a view of the bytes that arrived
     * @throws org.cxlmi.runtime.error.CommandFailedException if the component refuses it
     * @throws org.cxlmi.runtime.error.MalformedResponseException if the response contradicts its layout
     * @throws org.cxlmi.runtime.error.CxlTimeoutException if it is not done in time
     * @throws org.cxlmi.runtime.error.CxlException if it fails otherwise, see the subclasses
     */
    public WriteConstantResponse writeConstant() {
        return writeConstant(WriteConstantRequest.builder()
                .build());
    }

    /**
     * Write constant.
     *
     * <p>See {@link WriteConstant}.
     *
     * @param request sets the fields of the request
     * @return the response, a view of the bytes that arrived
     * @throws org.cxlmi.runtime.error.CommandFailedException if the component refuses it
     * @throws org.cxlmi.runtime.error.MalformedResponseException if the response contradicts its layout
     * @throws org.cxlmi.runtime.error.CxlTimeoutException if it is not done in time
     * @throws org.cxlmi.runtime.error.CxlException if it fails otherwise, see the subclasses
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
     *
     * @param request the request
     * @return the response, a view of the bytes that arrived
     * @throws org.cxlmi.runtime.error.CommandFailedException if the component refuses it
     * @throws org.cxlmi.runtime.error.MalformedResponseException if the response contradicts its layout
     * @throws org.cxlmi.runtime.error.CxlTimeoutException if it is not done in time
     * @throws org.cxlmi.runtime.error.CxlException if it fails otherwise, see the subclasses
     */
    public WriteConstantResponse writeConstant(WriteConstantRequest request) {
        return WriteConstant.send(target, request);
    }

    /**
     * Write numbers.
     *
     * <p>See {@link WriteNumbers}.
     *
     * @param request sets the fields of the request
     * @throws org.cxlmi.runtime.error.CommandFailedException if the component refuses it
     * @throws org.cxlmi.runtime.error.CxlTimeoutException if it is not done in time
     * @throws org.cxlmi.runtime.error.CxlException if it fails otherwise, see the subclasses
     */
    public void writeNumbers(Consumer<WriteNumbersRequest.Builder> request) {
        WriteNumbersRequest.Builder builder = WriteNumbersRequest.builder();
        request.accept(builder);
        writeNumbers(builder.build());
    }

    /**
     * Write numbers.
     *
     * <p>See {@link WriteNumbers}.
     *
     * @param request the request
     * @throws org.cxlmi.runtime.error.CommandFailedException if the component refuses it
     * @throws org.cxlmi.runtime.error.CxlTimeoutException if it is not done in time
     * @throws org.cxlmi.runtime.error.CxlException if it fails otherwise, see the subclasses
     */
    public void writeNumbers(WriteNumbersRequest request) {
        WriteNumbers.send(target, request);
    }

    /**
     * Write two.
     *
     * <p>See {@link WriteTwo}.
     *
     * @param level How much of it. From 1 to 100, in percent.
     * @param addresses Where. At most 255 of them, each 64 bits, unsigned.
     * @throws IllegalArgumentException if a value does not fit its field
     * @throws org.cxlmi.runtime.error.CommandFailedException if the component refuses it
     * @throws org.cxlmi.runtime.error.CxlTimeoutException if it is not done in time
     * @throws org.cxlmi.runtime.error.CxlException if it fails otherwise, see the subclasses
     */
    public void writeTwo(int level, long... addresses) {
        writeTwo(WriteTwoRequest.builder()
                .level(level)
                .addresses(addresses)
                .build());
    }

    /**
     * Write two.
     *
     * <p>See {@link WriteTwo}.
     *
     * @param request sets the fields of the request
     * @throws IllegalArgumentException if a field that needs a value has none, or one has a value that means
     *     nothing there
     * @throws org.cxlmi.runtime.error.CommandFailedException if the component refuses it
     * @throws org.cxlmi.runtime.error.CxlTimeoutException if it is not done in time
     * @throws org.cxlmi.runtime.error.CxlException if it fails otherwise, see the subclasses
     */
    public void writeTwo(Consumer<WriteTwoRequest.Builder> request) {
        WriteTwoRequest.Builder builder = WriteTwoRequest.builder();
        request.accept(builder);
        writeTwo(builder.build());
    }

    /**
     * Write two.
     *
     * <p>See {@link WriteTwo}.
     *
     * @param request the request
     * @throws org.cxlmi.runtime.error.CommandFailedException if the component refuses it
     * @throws org.cxlmi.runtime.error.CxlTimeoutException if it is not done in time
     * @throws org.cxlmi.runtime.error.CxlException if it fails otherwise, see the subclasses
     */
    public void writeTwo(WriteTwoRequest request) {
        WriteTwo.send(target, request);
    }

    /**
     * Write flag.
     *
     * <p>See {@link WriteFlag}.
     *
     * @param request sets the fields of the request
     * @throws org.cxlmi.runtime.error.CommandFailedException if the component refuses it
     * @throws org.cxlmi.runtime.error.CxlTimeoutException if it is not done in time
     * @throws org.cxlmi.runtime.error.CxlException if it fails otherwise, see the subclasses
     */
    public void writeFlag(Consumer<WriteFlagRequest.Builder> request) {
        WriteFlagRequest.Builder builder = WriteFlagRequest.builder();
        request.accept(builder);
        writeFlag(builder.build());
    }

    /**
     * Write flag.
     *
     * <p>See {@link WriteFlag}.
     *
     * @param request the request
     * @throws org.cxlmi.runtime.error.CommandFailedException if the component refuses it
     * @throws org.cxlmi.runtime.error.CxlTimeoutException if it is not done in time
     * @throws org.cxlmi.runtime.error.CxlException if it fails otherwise, see the subclasses
     */
    public void writeFlag(WriteFlagRequest request) {
        WriteFlag.send(target, request);
    }

    /**
     * Write parts.
     *
     * <p>See {@link WriteParts}.
     *
     * @param low Low part. 4 bits.
     * @param kind Kind. Any but {@code UNRECOGNIZED}.
     * @throws IllegalArgumentException if a value does not fit its field
     * @throws org.cxlmi.runtime.error.CommandFailedException if the component refuses it
     * @throws org.cxlmi.runtime.error.CxlTimeoutException if it is not done in time
     * @throws org.cxlmi.runtime.error.CxlException if it fails otherwise, see the subclasses
     */
    public void writeParts(int low, Kind kind) {
        writeParts(WritePartsRequest.builder()
                .low(low)
                .kind(kind)
                .build());
    }

    /**
     * Write parts.
     *
     * <p>See {@link WriteParts}.
     *
     * @param request sets the fields of the request
     * @throws org.cxlmi.runtime.error.CommandFailedException if the component refuses it
     * @throws org.cxlmi.runtime.error.CxlTimeoutException if it is not done in time
     * @throws org.cxlmi.runtime.error.CxlException if it fails otherwise, see the subclasses
     */
    public void writeParts(Consumer<WritePartsRequest.Builder> request) {
        WritePartsRequest.Builder builder = WritePartsRequest.builder();
        request.accept(builder);
        writeParts(builder.build());
    }

    /**
     * Write parts.
     *
     * <p>See {@link WriteParts}.
     *
     * @param request the request
     * @throws org.cxlmi.runtime.error.CommandFailedException if the component refuses it
     * @throws org.cxlmi.runtime.error.CxlTimeoutException if it is not done in time
     * @throws org.cxlmi.runtime.error.CxlException if it fails otherwise, see the subclasses
     */
    public void writeParts(WritePartsRequest request) {
        WriteParts.send(target, request);
    }

    /**
     * Write later.
     *
     * <p>See {@link WriteLater}.
     *
     * @param value Value. 16 bits.
     * @param low Low. 4 bits.
     * @throws IllegalArgumentException if a value does not fit its field
     * @throws org.cxlmi.runtime.error.CommandFailedException if the component refuses it
     * @throws org.cxlmi.runtime.error.CxlTimeoutException if it is not done in time
     * @throws org.cxlmi.runtime.error.CxlException if it fails otherwise, see the subclasses
     */
    public void writeLater(int value, int low) {
        writeLater(WriteLaterRequest.builder()
                .value(value)
                .low(low)
                .build());
    }

    /**
     * Write later.
     *
     * <p>See {@link WriteLater}.
     *
     * @param request sets the fields of the request
     * @throws org.cxlmi.runtime.error.CommandFailedException if the component refuses it
     * @throws org.cxlmi.runtime.error.CxlTimeoutException if it is not done in time
     * @throws org.cxlmi.runtime.error.CxlException if it fails otherwise, see the subclasses
     */
    public void writeLater(Consumer<WriteLaterRequest.Builder> request) {
        WriteLaterRequest.Builder builder = WriteLaterRequest.builder();
        request.accept(builder);
        writeLater(builder.build());
    }

    /**
     * Write later.
     *
     * <p>See {@link WriteLater}.
     *
     * @param request the request
     * @throws org.cxlmi.runtime.error.CommandFailedException if the component refuses it
     * @throws org.cxlmi.runtime.error.CxlTimeoutException if it is not done in time
     * @throws org.cxlmi.runtime.error.CxlException if it fails otherwise, see the subclasses
     */
    public void writeLater(WriteLaterRequest request) {
        WriteLater.send(target, request);
    }

    /**
     * Answer later.
     *
     * <p>See {@link AnswerLater}.
     *
     * @param value Value. 16 bits.
     * @throws IllegalArgumentException if a value does not fit its field
     * @throws org.cxlmi.runtime.error.CommandFailedException if the component refuses it
     * @throws org.cxlmi.runtime.error.CxlTimeoutException if it is not done in time
     * @throws org.cxlmi.runtime.error.CxlException if it fails otherwise, see the subclasses
     */
    public void answerLater(int value) {
        answerLater(AnswerLaterRequest.builder()
                .value(value)
                .build());
    }

    /**
     * Answer later.
     *
     * <p>See {@link AnswerLater}.
     *
     * @param request sets the fields of the request
     * @throws org.cxlmi.runtime.error.CommandFailedException if the component refuses it
     * @throws org.cxlmi.runtime.error.CxlTimeoutException if it is not done in time
     * @throws org.cxlmi.runtime.error.CxlException if it fails otherwise, see the subclasses
     */
    public void answerLater(Consumer<AnswerLaterRequest.Builder> request) {
        AnswerLaterRequest.Builder builder = AnswerLaterRequest.builder();
        request.accept(builder);
        answerLater(builder.build());
    }

    /**
     * Answer later.
     *
     * <p>See {@link AnswerLater}.
     *
     * @param request the request
     * @throws org.cxlmi.runtime.error.CommandFailedException if the component refuses it
     * @throws org.cxlmi.runtime.error.CxlTimeoutException if it is not done in time
     * @throws org.cxlmi.runtime.error.CxlException if it fails otherwise, see the subclasses
     */
    public void answerLater(AnswerLaterRequest request) {
        AnswerLater.send(target, request);
    }

    /**
     * Answer later.
     *
     * <p>See {@link AnswerLater}.
     *
     * @param value Value. 16 bits.
     * @return the response, a view of the bytes that arrived
     * @throws IllegalArgumentException if a value does not fit its field
     * @throws org.cxlmi.runtime.error.CommandFailedException if the component refuses it
     * @throws org.cxlmi.runtime.error.MalformedResponseException if the response contradicts its layout
     * @throws org.cxlmi.runtime.error.CxlTimeoutException if it is not done in time
     * @throws org.cxlmi.runtime.error.CxlException if it fails otherwise, see the subclasses
     */
    public AnswerLaterResponse answerLaterWithResponse(int value) {
        return answerLaterWithResponse(AnswerLaterRequest.builder()
                .value(value)
                .build());
    }

    /**
     * Answer later.
     *
     * <p>See {@link AnswerLater}.
     *
     * @param request sets the fields of the request
     * @return the response, a view of the bytes that arrived
     * @throws org.cxlmi.runtime.error.CommandFailedException if the component refuses it
     * @throws org.cxlmi.runtime.error.MalformedResponseException if the response contradicts its layout
     * @throws org.cxlmi.runtime.error.CxlTimeoutException if it is not done in time
     * @throws org.cxlmi.runtime.error.CxlException if it fails otherwise, see the subclasses
     */
    public AnswerLaterResponse answerLaterWithResponse(
            Consumer<AnswerLaterRequest.Builder> request) {
        AnswerLaterRequest.Builder builder = AnswerLaterRequest.builder();
        request.accept(builder);
        return answerLaterWithResponse(builder.build());
    }

    /**
     * Answer later.
     *
     * <p>See {@link AnswerLater}.
     *
     * @param request the request
     * @return the response, a view of the bytes that arrived
     * @throws org.cxlmi.runtime.error.CommandFailedException if the component refuses it
     * @throws org.cxlmi.runtime.error.MalformedResponseException if the response contradicts its layout
     * @throws org.cxlmi.runtime.error.CxlTimeoutException if it is not done in time
     * @throws org.cxlmi.runtime.error.CxlException if it fails otherwise, see the subclasses
     */
    public AnswerLaterResponse answerLaterWithResponse(AnswerLaterRequest request) {
        return AnswerLater.send(target, request);
    }

    /**
     * Ask later.
     *
     * <p>See {@link AskLater}.
     *
     * @return the response, a view of the bytes that arrived
     * @throws org.cxlmi.runtime.error.CommandFailedException if the component refuses it
     * @throws org.cxlmi.runtime.error.MalformedResponseException if the response contradicts its layout
     * @throws org.cxlmi.runtime.error.CxlTimeoutException if it is not done in time
     * @throws org.cxlmi.runtime.error.CxlException if it fails otherwise, see the subclasses
     */
    public AskLaterResponse askLater() {
        return askLater(AskLaterRequest.builder()
                .build());
    }

    /**
     * Ask later.
     *
     * <p>See {@link AskLater}.
     *
     * @param request sets the fields of the request
     * @return the response, a view of the bytes that arrived
     * @throws org.cxlmi.runtime.error.CommandFailedException if the component refuses it
     * @throws org.cxlmi.runtime.error.MalformedResponseException if the response contradicts its layout
     * @throws org.cxlmi.runtime.error.CxlTimeoutException if it is not done in time
     * @throws org.cxlmi.runtime.error.CxlException if it fails otherwise, see the subclasses
     */
    public AskLaterResponse askLater(Consumer<AskLaterRequest.Builder> request) {
        AskLaterRequest.Builder builder = AskLaterRequest.builder();
        request.accept(builder);
        return askLater(builder.build());
    }

    /**
     * Ask later.
     *
     * <p>See {@link AskLater}.
     *
     * @param request the request
     * @return the response, a view of the bytes that arrived
     * @throws org.cxlmi.runtime.error.CommandFailedException if the component refuses it
     * @throws org.cxlmi.runtime.error.MalformedResponseException if the response contradicts its layout
     * @throws org.cxlmi.runtime.error.CxlTimeoutException if it is not done in time
     * @throws org.cxlmi.runtime.error.CxlException if it fails otherwise, see the subclasses
     */
    public AskLaterResponse askLater(AskLaterRequest request) {
        return AskLater.send(target, request);
    }
}
