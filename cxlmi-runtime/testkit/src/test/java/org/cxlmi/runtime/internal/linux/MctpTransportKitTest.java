package org.cxlmi.runtime.internal.linux;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.cxlmi.runtime.internal.linux.FakeMctp.Reply;
import org.cxlmi.runtime.transport.CciMessage;
import org.cxlmi.runtime.transport.Transport;
import org.cxlmi.testkit.MessageTransportTestKit;

class MctpTransportKitTest extends MessageTransportTestKit {

    private final FakeMctp kernel = new FakeMctp();
    private volatile boolean damageNext;

    /** A request, and the socket that its response goes to. */
    private record Arrived(int fd, CciMessage message) {}

    /** The component's end of the sockets. */
    private final class Component implements Peer {

        private final BlockingQueue<Arrived> requests = new LinkedBlockingQueue<>();
        private int fd;

        private List<Reply> take(CciMessage message) {
            requests.add(new Arrived(kernel.sent.get(kernel.sent.size() - 1).fd(), message));
            return List.of();
        }

        @Override
        public CciMessage receive() throws IOException {
            try {
                Arrived next = requests.poll(50, TimeUnit.MILLISECONDS);
                while (next == null) {
                    if (kernel.openDescriptors() == 0) {
                        throw new EOFException();
                    }
                    next = requests.poll(50, TimeUnit.MILLISECONDS);
                }
                fd = next.fd;
                return next.message;
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
        }

        @Override
        public void write(byte[] wire) {
            Reply reply = Reply.of(wire).ofType(8).onSocket(fd);
            kernel.answer(damageNext ? reply.resizedTo(wire.length - 1) : reply);
            damageNext = false;
        }
    }

    @Override
    protected Transport connect(Behaviour behaviour) {
        kernel.realTime = true;
        Component component = new Component();
        kernel.component = component::take;
        Thread thread = new Thread(() -> {
            try {
                behaviour.serve(component);
            } catch (EOFException e) {
                // The transport is closed.
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        thread.setDaemon(true);
        MctpTransport transport = MctpTransport.open(
                kernel,
                MctpTransport.options(FakeMctp.NETWORK, FakeMctp.EID).withMaximumPayload(largestPayload()),
                new MctpAddress(FakeMctp.NETWORK, FakeMctp.EID),
                true,
                MctpAbi.ANY_EID);
        thread.start();
        return transport;
    }

    @Override
    protected boolean isStream() {
        return false;
    }

    /** MCTP has no connections. */
    @Override
    protected boolean noticesTheEnd() {
        return false;
    }

    @Override
    protected int largestPayload() {
        return 1 << 16;
    }

    @Override
    protected boolean damageNextResponse() {
        damageNext = true;
        return true;
    }

    @Override
    protected int openResources() {
        return kernel.openDescriptors();
    }
}
