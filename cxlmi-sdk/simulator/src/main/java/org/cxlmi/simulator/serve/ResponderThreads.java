package org.cxlmi.simulator.serve;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.cxlmi.runtime.transport.MessageType;
import org.cxlmi.simulator.CciReply;
import org.cxlmi.simulator.CciResponder;

/**
 * Receives requests for components and sends their replies. Late replies are sent late, and lost replies are never
 * sent.
 */
final class ResponderThreads implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(ResponderThreads.class.getName());

    /** The time that requesters wait. A later reply is useless. */
    private static final int LATEST_REPLY_SECONDS = 2;

    private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(2);
    private volatile boolean closed;

    /** Calls something that receives requests over and over again, until this is closed or it fails. */
    void receive(Runnable once) {
        threads.execute(() -> {
            try {
                while (!closed) {
                    once.run();
                }
            } catch (RuntimeException e) {
                // Nobody waits for this thread: requesters will time out, and this says why.
                LOG.log(System.Logger.Level.ERROR, "no longer answers on MCTP", e);
                threads.shutdown();
            }
        });
    }

    /**
     * Lets a component answer.
     *
     * @param message the request; dismissed if it is none
     * @param sender sends the reply
     */
    void answer(CciResponder component, MessageType type, byte[] message, Consumer<byte[]> sender) {
        CciReply reply = CciRequests.answer(component, type, message);
        if (reply.isLost()) {
            return;
        }
        if (reply.delay().isZero()) {
            send(sender, reply);
        } else {
            sendLate(sender, reply);
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored") // Sending says itself what fails.
    private void sendLate(Consumer<byte[]> sender, CciReply reply) {
        threads.schedule(() -> send(sender, reply), reply.delay().toNanos(), TimeUnit.NANOSECONDS);
    }

    /** The requester or its tag may be gone by now; the other requests still need their replies. */
    private static void send(Consumer<byte[]> sender, CciReply reply) {
        try {
            sender.accept(reply.message());
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "could not send a reply", e);
        }
    }

    /** Waits until the last reply is sent. */
    void awaitEnd() throws InterruptedException {
        boolean ended = false;
        while (!ended) {
            ended = threads.awaitTermination(1, TimeUnit.DAYS);
        }
    }

    /** Stops receiving, and waits until late replies are sent or nobody can wait for them any longer. */
    @Override
    public void close() {
        closed = true;
        threads.shutdown();
        try {
            if (!threads.awaitTermination(LATEST_REPLY_SECONDS, TimeUnit.SECONDS)) {
                threads.shutdownNow();
                if (!threads.awaitTermination(LATEST_REPLY_SECONDS, TimeUnit.SECONDS)) {
                    throw new IllegalStateException("the responder does not end");
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
