package org.cxlmi.runtime.internal.linux;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.cxlmi.runtime.internal.linux.FakeKernel.Reply;
import org.cxlmi.runtime.transport.CciResponse;
import org.cxlmi.runtime.transport.Transport;
import org.cxlmi.testkit.TransportTestKit;
import org.junit.jupiter.api.io.TempDir;

class MailboxTransportKitTest extends TransportTestKit {

    private static final int ID_RAW = 2;
    private static final int ENODEV = 19;
    private static final int ETIMEDOUT = 110;
    private static final long LONGER_THAN_AN_IMMEDIATE_REFUSAL = 1010;

    private final FakeKernel kernel = new FakeKernel();
    private boolean damageNext;

    @TempDir
    Path root;

    @Override
    protected Transport open(Component component) {
        write("proc/devices", "Character devices:\n248 cxl\n\nBlock devices:\n");
        write("sys/bus/cxl/devices/mem0/payload_max", largestPayload() + "\n");
        kernel.mailboxSize = largestPayload();
        kernel.lists(ID_RAW, 0, -1, -1);
        kernel.device = command -> answer(component, command);
        return MailboxTransport.open(new Host(root, kernel, path -> new DeviceNode(0x2180, 248 << 8)), "mem0");
    }

    private void write(String path, String text) {
        try {
            Files.createDirectories(root.resolve(path).getParent());
            Files.writeString(root.resolve(path), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Reply answer(Component component, FakeKernel.Sent command) {
        CciResponse response = component.answer(command.payload());
        if (response == null) {
            waitAsTheKernelDoes();
            return Reply.errno(ETIMEDOUT);
        }
        if (!response.isSuccess()) {
            return Reply.returnCode(response.returnCode(), command.room());
        }
        int size = damageNext ? command.room() + 1 : response.payload().length;
        damageNext = false;
        return new Reply(0, 0, size, response.payload());
    }

    private static void waitAsTheKernelDoes() {
        try {
            Thread.sleep(LONGER_THAN_AN_IMMEDIATE_REFUSAL);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    protected boolean disappear() {
        kernel.device = command -> Reply.errno(ENODEV);
        return true;
    }

    @Override
    protected int largestPayload() {
        return 1 << 16;
    }

    @Override
    protected Duration patience() {
        return Duration.ofSeconds(2);
    }

    /** The kernel does not hand it on. */
    @Override
    protected boolean carriesVendorExtendedStatus() {
        return false;
    }

    @Override
    protected boolean damageNextResponse() {
        damageNext = true;
        return true;
    }

    @Override
    protected int openResources() {
        return 1 - kernel.closed;
    }
}
