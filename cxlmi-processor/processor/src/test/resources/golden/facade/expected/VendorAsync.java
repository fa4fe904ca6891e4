package golden.facade;

import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.cxlmi.runtime.CxlTarget;
import org.cxlmi.runtime.Generated;
import org.cxlmi.runtime.wire.EmptyPayload;
import org.cxlmi.runtime.wire.Futures;

/**
 * Sends commands to one component without waiting for their responses. {@link Vendor} waits for them.
 *
 * <p>A command that has a request can be sent with the request, or with the settings of a builder. If it
 * has at most three fields and a call shows which is which, there is a method that takes them.
 *
 * <p>See {@link org.cxlmi.runtime.CxlTarget#executeAsync} for the order of the commands, the threads that
 * complete the futures, and what it means to cancel one.
 *
 * <p>Command sets: Facade.
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
     * Asks for nothing and gets nothing.
     *
     * <p>See {@link Ping}.
     *
     * @return completed when the component has carried it out, or with a failure: {@link
     *     org.cxlmi.runtime.error.CommandFailedException} if the component refuses it; {@link
     *     org.cxlmi.runtime.error.CxlTimeoutException} if it is not done in time; {@link
     *     org.cxlmi.runtime.error.CxlException} if it fails otherwise, see the subclasses
     */
    public CompletableFuture<Void> ping() {
        return Futures.withoutResponse(target.executeAsync(Ping.COMMAND, EmptyPayload.EMPTY));
    }

    /**
     * Read value.
     *
     * <p>See {@link ReadValue}.
     *
     * @return completed with the response, a view of the bytes that arrived, or with a failure: {@link
     *     org.cxlmi.runtime.error.CommandFailedException} if the component refuses it; {@link
     *     org.cxlmi.runtime.error.MalformedResponseException} if the response contradicts its layout; {@link
     *     org.cxlmi.runtime.error.CxlTimeoutException} if it is not done in time; {@link
     *     org.cxlmi.runtime.error.CxlException} if it fails otherwise, see the subclasses
     */
    public CompletableFuture<ReadValueResponse> readValue() {
        return target.executeAsync(ReadValue.COMMAND, EmptyPayload.EMPTY);
    }

    /**
     * Store value.
     *
     * <p>See {@link StoreValue}.
     *
     * @param value Value. 32 bits.
     * @return completed when the component has carried it out, or with a failure: {@link
     *     org.cxlmi.runtime.error.CommandFailedException} if the component refuses it; {@link
     *     org.cxlmi.runtime.error.CxlTimeoutException} if it is not done in time; {@link
     *     org.cxlmi.runtime.error.CxlException} if it fails otherwise, see the subclasses
     * @throws IllegalArgumentException if a value does not fit its field
     */
    public CompletableFuture<Void> storeValue(long value) {
        return storeValue(StoreValueRequest.builder()
                .value(value)
                .build());
    }

    /**
     * Store value.
     *
     * <p>See {@link StoreValue}.
     *
     * @param request sets the fields of the request
     * @return completed when the component has carried it out, or with a failure: {@link
     *     org.cxlmi.runtime.error.CommandFailedException} if the component refuses it; {@link
     *     org.cxlmi.runtime.error.CxlTimeoutException} if it is not done in time; {@link
     *     org.cxlmi.runtime.error.CxlException} if it fails otherwise, see the subclasses
     */
    public CompletableFuture<Void> storeValue(Consumer<StoreValueRequest.Builder> request) {
        StoreValueRequest.Builder builder = StoreValueRequest.builder();
        request.accept(builder);
        return storeValue(builder.build());
    }

    /**
     * Store value.
     *
     * <p>See {@link StoreValue}.
     *
     * @param request the request
     * @return completed when the component has carried it out, or with a failure: {@link
     *     org.cxlmi.runtime.error.CommandFailedException} if the component refuses it; {@link
     *     org.cxlmi.runtime.error.CxlTimeoutException} if it is not done in time; {@link
     *     org.cxlmi.runtime.error.CxlException} if it fails otherwise, see the subclasses
     */
    public CompletableFuture<Void> storeValue(StoreValueRequest request) {
        return StoreValue.sendAsync(target, request);
    }

    /**
     * Write three.
     *
     * <p>See {@link WriteThree}.
     *
     * @param capacityBytes Capacity to give. In bytes, a multiple of 256 MiB.
     * @param kind What it is for. Any but {@code UNRECOGNIZED}.
     * @param startTime When it begins, if not now. Not in the past.
     * @return completed when the component has carried it out, or with a failure: {@link
     *     org.cxlmi.runtime.error.CommandFailedException} if the component refuses it; {@link
     *     org.cxlmi.runtime.error.CxlTimeoutException} if it is not done in time; {@link
     *     org.cxlmi.runtime.error.CxlException} if it fails otherwise, see the subclasses
     * @throws IllegalArgumentException if a value does not fit its field
     */
    public CompletableFuture<Void> writeThree(long capacityBytes, Kind kind, Instant startTime) {
        return writeThree(WriteThreeRequest.builder()
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
     * @return completed when the component has carried it out, or with a failure: {@link
     *     org.cxlmi.runtime.error.CommandFailedException} if the component refuses it; {@link
     *     org.cxlmi.runtime.error.CxlTimeoutException} if it is not done in time; {@link
     *     org.cxlmi.runtime.error.CxlException} if it fails otherwise, see the subclasses
     */
    public CompletableFuture<Void> writeThree(Consumer<WriteThreeRequest.Builder> request) {
        WriteThreeRequest.Builder builder = WriteThreeRequest.builder();
        request.accept(builder);
        return writeThree(builder.build());
    }

    /**
     * Write three.
     *
     * <p>See {@link WriteThree}.
     *
     * @param request the request
     * @return completed when the component has carried it out, or with a failure: {@link
     *     org.cxlmi.runtime.error.CommandFailedException} if the component refuses it; {@link
     *     org.cxlmi.runtime.error.CxlTimeoutException} if it is not done in time; {@link
     *     org.cxlmi.runtime.error.CxlException} if it fails otherwise, see the subclasses
     */
    public CompletableFuture<Void> writeThree(WriteThreeRequest request) {
        return WriteThree.sendAsync(target, request);
    }

    /**
     * Write four.
     *
     * <p>See {@link WriteFour}.
     *
     * @param request sets the fields of the request
     * @return completed when the component has carried it out, or with a failure: {@link
     *     org.cxlmi.runtime.error.CommandFailedException} if the component refuses it; {@link
     *     org.cxlmi.runtime.error.CxlTimeoutException} if it is not done in time; {@link
     *     org.cxlmi.runtime.error.CxlException} if it fails otherwise, see the subclasses
     */
    public CompletableFuture<Void> writeFour(Consumer<WriteFourRequest.Builder> request) {
        WriteFourRequest.Builder builder = WriteFourRequest.builder();
        request.accept(builder);
        return writeFour(builder.build());
    }

    /**
     * Write four.
     *
     * <p>See {@link WriteFour}.
     *
     * @param request the request
     * @return completed when the component has carried it out, or with a failure: {@link
     *     org.cxlmi.runtime.error.CommandFailedException} if the component refuses it; {@link
     *     org.cxlmi.runtime.error.CxlTimeoutException} if it is not done in time; {@link
     *     org.cxlmi.runtime.error.CxlException} if it fails otherwise, see the subclasses
     */
    public CompletableFuture<Void> writeFour(WriteFourRequest request) {
        return WriteFour.sendAsync(target, request);
    }

    /**
     * Write optional.
     *
     * <p>See {@link WriteOptional}.
     *
     * @param request sets the fields of the request
     * @return completed when the component has carried it out, or with a failure: {@link
     *     org.cxlmi.runtime.error.CommandFailedException} if the component refuses it; {@link
     *     org.cxlmi.runtime.error.CxlTimeoutException} if it is not done in time; {@link
     *     org.cxlmi.runtime.error.CxlException} if it fails otherwise, see the subclasses
     */
    public CompletableFuture<Void> writeOptional(Consumer<WriteOptionalRequest.Builder> request) {
        WriteOptionalRequest.Builder builder = WriteOptionalRequest.builder();
        request.accept(builder);
        return writeOptional(builder.build());
    }

    /**
     * Write optional.
     *
     * <p>See {@link WriteOptional}.
     *
     * @param request the request
     * @return completed when the component has carried it out, or with a failure: {@link
     *     org.cxlmi.runtime.error.CommandFailedException} if the component refuses it; {@link
     *     org.cxlmi.runtime.error.CxlTimeoutException} if it is not done in time; {@link
     *     org.cxlmi.runtime.error.CxlException} if it fails otherwise, see the subclasses
     */
    public CompletableFuture<Void> writeOptional(WriteOptionalRequest request) {
        return WriteOptional.sendAsync(target, request);
    }

    /**
     * Write constant.
     *
     * <p>See {@link WriteConstant}.
     *
     * @return completed with the response, a view of the bytes that arrived, or with a failure: {@link
     *     org.cxlmi.runtime.error.CommandFailedException} if the component refuses it; {@link
     *     org.cxlmi.runtime.error.MalformedResponseException} if the response contradicts its layout; {@link
     *     org.cxlmi.runtime.error.CxlTimeoutException} if it is not done in time; {@link
     *     org.cxlmi.runtime.error.CxlException} if it fails otherwise, see the subclasses
     */
    public CompletableFuture<WriteConstantResponse> writeConstant() {
        return writeConstant(WriteConstantRequest.builder()
                .build());
    }

    /**
     * Write constant.
     *
     * <p>See {@link WriteConstant}.
     *
     * @param request sets the fields of the request
     * @return completed with the response, a view of the bytes that arrived, or with a failure: {@link
     *     org.cxlmi.runtime.error.CommandFailedException} if the component refuses it; {@link
     *     org.cxlmi.runtime.error.MalformedResponseException} if the response contradicts its layout; {@link
     *     org.cxlmi.runtime.error.CxlTimeoutException} if it is not done in time; {@link
     *     org.cxlmi.runtime.error.CxlException} if it fails otherwise, see the subclasses
     */
    public CompletableFuture<WriteConstantResponse> writeConstant(
            Consumer<WriteConstantRequest.Builder> request) {
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
     * @return completed with the response, a view of the bytes that arrived, or with a failure: {@link
     *     org.cxlmi.runtime.error.CommandFailedException} if the component refuses it; {@link
     *     org.cxlmi.runtime.error.MalformedResponseException} if the response contradicts its layout; {@link
     *     org.cxlmi.runtime.error.CxlTimeoutException} if it is not done in time; {@link
     *     org.cxlmi.runtime.error.CxlException} if it fails otherwise, see the subclasses
     */
    public CompletableFuture<WriteConstantResponse> writeConstant(WriteConstantRequest request) {
        return WriteConstant.sendAsync(target, request);
    }

    /**
     * Write numbers.
     *
     * <p>See {@link WriteNumbers}.
     *
     * @param request sets the fields of the request
     * @return completed when the component has carried it out, or with a failure: {@link
     *     org.cxlmi.runtime.error.CommandFailedException} if the component refuses it; {@link
     *     org.cxlmi.runtime.error.CxlTimeoutException} if it is not done in time; {@link
     *     org.cxlmi.runtime.error.CxlException} if it fails otherwise, see the subclasses
     */
    public CompletableFuture<Void> writeNumbers(Consumer<WriteNumbersRequest.Builder> request) {
        WriteNumbersRequest.Builder builder = WriteNumbersRequest.builder();
        request.accept(builder);
        return writeNumbers(builder.build());
    }

    /**
     * Write numbers.
     *
     * <p>See {@link WriteNumbers}.
     *
     * @param request the request
     * @return completed when the component has carried it out, or with a failure: {@link
     *     org.cxlmi.runtime.error.CommandFailedException} if the component refuses it; {@link
     *     org.cxlmi.runtime.error.CxlTimeoutException} if it is not done in time; {@link
     *     org.cxlmi.runtime.error.CxlException} if it fails otherwise, see the subclasses
     */
    public CompletableFuture<Void> writeNumbers(WriteNumbersRequest request) {
        return WriteNumbers.sendAsync(target, request);
    }

    /**
     * Write two.
     *
     * <p>See {@link WriteTwo}.
     *
     * @param level How much of it. From 1 to 100, in percent.
     * @param addresses Where. At most 255 of them, each 64 bits, unsigned.
     * @return completed when the component has carried it out, or with a failure: {@link
     *     org.cxlmi.runtime.error.CommandFailedException} if the component refuses it; {@link
     *     org.cxlmi.runtime.error.CxlTimeoutException} if it is not done in time; {@link
     *     org.cxlmi.runtime.error.CxlException} if it fails otherwise, see the subclasses
     * @throws IllegalArgumentException if a value does not fit its field
     */
    public CompletableFuture<Void> writeTwo(int level, long... addresses) {
        return writeTwo(WriteTwoRequest.builder()
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
     * @return completed when the component has carried it out, or with a failure: {@link
     *     org.cxlmi.runtime.error.CommandFailedException} if the component refuses it; {@link
     *     org.cxlmi.runtime.error.CxlTimeoutException} if it is not done in time; {@link
     *     org.cxlmi.runtime.error.CxlException} if it fails otherwise, see the subclasses
     * @throws IllegalArgumentException if a field that needs a value has none, or one has a value that means
     *     nothing there
     */
    public CompletableFuture<Void> writeTwo(Consumer<WriteTwoRequest.Builder> request) {
        WriteTwoRequest.Builder builder = WriteTwoRequest.builder();
        request.accept(builder);
        return writeTwo(builder.build());
    }

    /**
     * Write two.
     *
     * <p>See {@link WriteTwo}.
     *
     * @param request the request
     * @return completed when the component has carried it out, or with a failure: {@link
     *     org.cxlmi.runtime.error.CommandFailedException} if the component refuses it; {@link
     *     org.cxlmi.runtime.error.CxlTimeoutException} if it is not done in time; {@link
     *     org.cxlmi.runtime.error.CxlException} if it fails otherwise, see the subclasses
     */
    public CompletableFuture<Void> writeTwo(WriteTwoRequest request) {
        return WriteTwo.sendAsync(target, request);
    }

    /**
     * Write flag.
     *
     * <p>See {@link WriteFlag}.
     *
     * @param request sets the fields of the request
     * @return completed when the component has carried it out, or with a failure: {@link
     *     org.cxlmi.runtime.error.CommandFailedException} if the component refuses it; {@link
     *     org.cxlmi.runtime.error.CxlTimeoutException} if it is not done in time; {@link
     *     org.cxlmi.runtime.error.CxlException} if it fails otherwise, see the subclasses
     */
    public CompletableFuture<Void> writeFlag(Consumer<WriteFlagRequest.Builder> request) {
        WriteFlagRequest.Builder builder = WriteFlagRequest.builder();
        request.accept(builder);
        return writeFlag(builder.build());
    }

    /**
     * Write flag.
     *
     * <p>See {@link WriteFlag}.
     *
     * @param request the request
     * @return completed when the component has carried it out, or with a failure: {@link
     *     org.cxlmi.runtime.error.CommandFailedException} if the component refuses it; {@link
     *     org.cxlmi.runtime.error.CxlTimeoutException} if it is not done in time; {@link
     *     org.cxlmi.runtime.error.CxlException} if it fails otherwise, see the subclasses
     */
    public CompletableFuture<Void> writeFlag(WriteFlagRequest request) {
        return WriteFlag.sendAsync(target, request);
    }

    /**
     * Write parts.
     *
     * <p>See {@link WriteParts}.
     *
     * @param low Low part. 4 bits.
     * @param kind Kind. Any but {@code UNRECOGNIZED}.
     * @return completed when the component has carried it out, or with a failure: {@link
     *     org.cxlmi.runtime.error.CommandFailedException} if the component refuses it; {@link
     *     org.cxlmi.runtime.error.CxlTimeoutException} if it is not done in time; {@link
     *     org.cxlmi.runtime.error.CxlException} if it fails otherwise, see the subclasses
     * @throws IllegalArgumentException if a value does not fit its field
     */
    public CompletableFuture<Void> writeParts(int low, Kind kind) {
        return writeParts(WritePartsRequest.builder()
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
     * @return completed when the component has carried it out, or with a failure: {@link
     *     org.cxlmi.runtime.error.CommandFailedException} if the component refuses it; {@link
     *     org.cxlmi.runtime.error.CxlTimeoutException} if it is not done in time; {@link
     *     org.cxlmi.runtime.error.CxlException} if it fails otherwise, see the subclasses
     */
    public CompletableFuture<Void> writeParts(Consumer<WritePartsRequest.Builder> request) {
        WritePartsRequest.Builder builder = WritePartsRequest.builder();
        request.accept(builder);
        return writeParts(builder.build());
    }

    /**
     * Write parts.
     *
     * <p>See {@link WriteParts}.
     *
     * @param request the request
     * @return completed when the component has carried it out, or with a failure: {@link
     *     org.cxlmi.runtime.error.CommandFailedException} if the component refuses it; {@link
     *     org.cxlmi.runtime.error.CxlTimeoutException} if it is not done in time; {@link
     *     org.cxlmi.runtime.error.CxlException} if it fails otherwise, see the subclasses
     */
    public CompletableFuture<Void> writeParts(WritePartsRequest request) {
        return WriteParts.sendAsync(target, request);
    }

    /**
     * Write later.
     *
     * <p>See {@link WriteLater}.
     *
     * @param value Value. 16 bits.
     * @param low Low. 4 bits.
     * @return completed when the component has carried it out, or with a failure: {@link
     *     org.cxlmi.runtime.error.CommandFailedException} if the component refuses it; {@link
     *     org.cxlmi.runtime.error.CxlTimeoutException} if it is not done in time; {@link
     *     org.cxlmi.runtime.error.CxlException} if it fails otherwise, see the subclasses
     * @throws IllegalArgumentException if a value does not fit its field
     */
    public CompletableFuture<Void> writeLater(int value, int low) {
        return writeLater(WriteLaterRequest.builder()
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
     * @return completed when the component has carried it out, or with a failure: {@link
     *     org.cxlmi.runtime.error.CommandFailedException} if the component refuses it; {@link
     *     org.cxlmi.runtime.error.CxlTimeoutException} if it is not done in time; {@link
     *     org.cxlmi.runtime.error.CxlException} if it fails otherwise, see the subclasses
     */
    public CompletableFuture<Void> writeLater(Consumer<WriteLaterRequest.Builder> request) {
        WriteLaterRequest.Builder builder = WriteLaterRequest.builder();
        request.accept(builder);
        return writeLater(builder.build());
    }

    /**
     * Write later.
     *
     * <p>See {@link WriteLater}.
     *
     * @param request the request
     * @return completed when the component has carried it out, or with a failure: {@link
     *     org.cxlmi.runtime.error.CommandFailedException} if the component refuses it; {@link
     *     org.cxlmi.runtime.error.CxlTimeoutException} if it is not done in time; {@link
     *     org.cxlmi.runtime.error.CxlException} if it fails otherwise, see the subclasses
     */
    public CompletableFuture<Void> writeLater(WriteLaterRequest request) {
        return WriteLater.sendAsync(target, request);
    }

    /**
     * Answer later.
     *
     * <p>See {@link AnswerLater}.
     *
     * @param value Value. 16 bits.
     * @return completed when the component has carried it out, or with a failure: {@link
     *     org.cxlmi.runtime.error.CommandFailedException} if the component refuses it; {@link
     *     org.cxlmi.runtime.error.CxlTimeoutException} if it is not done in time; {@link
     *     org.cxlmi.runtime.error.CxlException} if it fails otherwise, see the subclasses
     * @throws IllegalArgumentException if a value does not fit its field
     */
    public CompletableFuture<Void> answerLater(int value) {
        return answerLater(AnswerLaterRequest.builder()
                .value(value)
                .build());
    }

    /**
     * Answer later.
     *
     * <p>See {@link AnswerLater}.
     *
     * @param request sets the fields of the request
     * @return completed when the component has carried it out, or with a failure: {@link
     *     org.cxlmi.runtime.error.CommandFailedException} if the component refuses it; {@link
     *     org.cxlmi.runtime.error.CxlTimeoutException} if it is not done in time; {@link
     *     org.cxlmi.runtime.error.CxlException} if it fails otherwise, see the subclasses
     */
    public CompletableFuture<Void> answerLater(Consumer<AnswerLaterRequest.Builder> request) {
        AnswerLaterRequest.Builder builder = AnswerLaterRequest.builder();
        request.accept(builder);
        return answerLater(builder.build());
    }

    /**
     * Answer later.
     *
     * <p>See {@link AnswerLater}.
     *
     * @param request the request
     * @return completed when the component has carried it out, or with a failure: {@link
     *     org.cxlmi.runtime.error.CommandFailedException} if the component refuses it; {@link
     *     org.cxlmi.runtime.error.CxlTimeoutException} if it is not done in time; {@link
     *     org.cxlmi.runtime.error.CxlException} if it fails otherwise, see the subclasses
     */
    public CompletableFuture<Void> answerLater(AnswerLaterRequest request) {
        return Futures.withoutResponse(AnswerLater.sendAsync(target, request));
    }

    /**
     * Answer later.
     *
     * <p>See {@link AnswerLater}.
     *
     * @param value Value. 16 bits.
     * @return completed with the response, a view of the bytes that arrived, or with a failure: {@link
     *     org.cxlmi.runtime.error.CommandFailedException} if the component refuses it; {@link
     *     org.cxlmi.runtime.error.MalformedResponseException} if the response contradicts its layout; {@link
     *     org.cxlmi.runtime.error.CxlTimeoutException} if it is not done in time; {@link
     *     org.cxlmi.runtime.error.CxlException} if it fails otherwise, see the subclasses
     * @throws IllegalArgumentException if a value does not fit its field
     */
    public CompletableFuture<AnswerLaterResponse> answerLaterWithResponse(int value) {
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
     * @return completed with the response, a view of the bytes that arrived, or with a failure: {@link
     *     org.cxlmi.runtime.error.CommandFailedException} if the component refuses it; {@link
     *     org.cxlmi.runtime.error.MalformedResponseException} if the response contradicts its layout; {@link
     *     org.cxlmi.runtime.error.CxlTimeoutException} if it is not done in time; {@link
     *     org.cxlmi.runtime.error.CxlException} if it fails otherwise, see the subclasses
     */
    public CompletableFuture<AnswerLaterResponse> answerLaterWithResponse(
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
     * @return completed with the response, a view of the bytes that arrived, or with a failure: {@link
     *     org.cxlmi.runtime.error.CommandFailedException} if the component refuses it; {@link
     *     org.cxlmi.runtime.error.MalformedResponseException} if the response contradicts its layout; {@link
     *     org.cxlmi.runtime.error.CxlTimeoutException} if it is not done in time; {@link
     *     org.cxlmi.runtime.error.CxlException} if it fails otherwise, see the subclasses
     */
    public CompletableFuture<AnswerLaterResponse> answerLaterWithResponse(
            AnswerLaterRequest request) {
        return AnswerLater.sendAsync(target, request);
    }

    /**
     * Ask later.
     *
     * <p>See {@link AskLater}.
     *
     * @return completed with the response, a view of the bytes that arrived, or with a failure: {@link
     *     org.cxlmi.runtime.error.CommandFailedException} if the component refuses it; {@link
     *     org.cxlmi.runtime.error.MalformedResponseException} if the response contradicts its layout; {@link
     *     org.cxlmi.runtime.error.CxlTimeoutException} if it is not done in time; {@link
     *     org.cxlmi.runtime.error.CxlException} if it fails otherwise, see the subclasses
     */
    public CompletableFuture<AskLaterResponse> askLater() {
        return askLater(AskLaterRequest.builder()
                .build());
    }

    /**
     * Ask later.
     *
     * <p>See {@link AskLater}.
     *
     * @param request sets the fields of the request
     * @return completed with the response, a view of the bytes that arrived, or with a failure: {@link
     *     org.cxlmi.runtime.error.CommandFailedException} if the component refuses it; {@link
     *     org.cxlmi.runtime.error.MalformedResponseException} if the response contradicts its layout; {@link
     *     org.cxlmi.runtime.error.CxlTimeoutException} if it is not done in time; {@link
     *     org.cxlmi.runtime.error.CxlException} if it fails otherwise, see the subclasses
     */
    public CompletableFuture<AskLaterResponse> askLater(Consumer<AskLaterRequest.Builder> request) {
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
     * @return completed with the response, a view of the bytes that arrived, or with a failure: {@link
     *     org.cxlmi.runtime.error.CommandFailedException} if the component refuses it; {@link
     *     org.cxlmi.runtime.error.MalformedResponseException} if the response contradicts its layout; {@link
     *     org.cxlmi.runtime.error.CxlTimeoutException} if it is not done in time; {@link
     *     org.cxlmi.runtime.error.CxlException} if it fails otherwise, see the subclasses
     */
    public CompletableFuture<AskLaterResponse> askLater(AskLaterRequest request) {
        return AskLater.sendAsync(target, request);
    }
}
