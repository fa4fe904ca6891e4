package org.cxlmi.libcxlmi.internal;

import com.sun.jna.Callback;
import com.sun.jna.Pointer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.cxlmi.runtime.internal.linux.Errno;
import org.cxlmi.runtime.transport.CciResponse;
import org.cxlmi.runtime.transport.Transport;
import org.cxlmi.testkit.TransportTestKit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** By the one function that takes bytes, which fills all the room that it is given. */
class LibcxlmiTransportKitTest extends TransportTestKit {

    @TempDir
    static Path work;

    private static FakeLibrary fake;

    private VendorSpecific answering;
    private volatile boolean gone;

    /** The component as the fake library calls it. */
    @FunctionalInterface
    public interface VendorSpecific extends Callback {
        int invoke(Pointer request, long requestLength, Pointer response, long responseLength);
    }

    @BeforeAll
    static void load() throws IOException, InterruptedException {
        fake = FakeLibrary.load(FakeLibrary.compile(work), work);
    }

    @AfterAll
    static void close() {
        if (fake != null) {
            fake.close();
        }
    }

    @Override
    protected Transport open(Component component) {
        answering = (request, requestLength, response, responseLength) -> {
            if (gone) {
                fake.set("errno", Errno.ENODEV.number());
                return -1;
            }
            byte[] payload = request == null ? new byte[0] : request.getByteArray(0, (int) requestLength);
            CciResponse answer = component.answer(payload);
            fake.set("errno", answer == null ? Errno.ETIMEDOUT.number() : 0);
            if (answer == null) {
                return -1;
            }
            response.write(0, asReceived(answer.payload()), 0, (int) responseLength);
            return answer.returnCode();
        };
        fake.setComponent(answering);
        return LibcxlmiTransport.openMctp(
                fake.library(),
                1,
                8,
                new LibcxlmiTransport.Settings((opcode, command) -> Optional.empty(), true, 0, largestPayload()));
    }

    @Override
    protected boolean disappear() {
        gone = true;
        return true;
    }

    @Override
    protected int largestPayload() {
        return (1 << 20) - 1;
    }

    @Override
    protected boolean carriesVendorExtendedStatus() {
        return false;
    }

    @Override
    protected byte[] asReceived(byte[] sent) {
        return Arrays.copyOf(sent, largestPayload());
    }

    @Override
    protected int openResources() {
        return fake.get("opened") - fake.get("closed") + fake.get("contexts");
    }
}
