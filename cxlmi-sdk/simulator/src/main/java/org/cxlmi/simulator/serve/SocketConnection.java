package org.cxlmi.simulator.serve;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.function.Function;
import org.cxlmi.runtime.internal.mctp.PaddedPackets;

/**
 * A connection of a {@link SocketServer}. It never blocks. While its client does not read the answers, it reads nothing
 * more from the client.
 */
final class SocketConnection implements Conversation.Replies {

    private static final System.Logger LOG = System.getLogger(SocketConnection.class.getName());

    private static final int BUFFERED_PACKETS = 64;

    /** As soon as so many bytes wait to be sent, nothing more is answered. */
    private static final int MOST_WAITING = 1 << 18;

    /** Further late replies are lost. */
    private static final int MOST_LATE = 1 << 22;

    /** Further messages that are no answers are lost, until the client takes what waits. */
    private static final int MOST_UNSOLICITED = 64;

    private final SocketChannel channel;
    private final SelectionKey key;
    private final Conversation conversation;
    private final ByteBuffer arrived = ByteBuffer.allocate(BUFFERED_PACKETS * PaddedPackets.SIZE);
    private final Deque<ByteBuffer> waiting = new ArrayDeque<>();
    private final PriorityQueue<LateReply> late = new PriorityQueue<>((one, other) -> Long.signum(one.due - other.due));
    private final Queue<ByteBuffer> unsolicited = new ArrayBlockingQueue<>(MOST_UNSOLICITED);
    private int waitingBytes;
    private int lateBytes;
    private boolean finished;
    private long lastProgress = System.nanoTime();

    private record LateReply(long due, ByteBuffer bytes) {}

    SocketConnection(
            SocketChannel channel, SelectionKey key, Function<Conversation.Replies, Conversation> conversations) {
        this.channel = channel;
        this.key = key;
        this.conversation = conversations.apply(this);
    }

    /** Reads what there is, and answers it. */
    void read() throws IOException {
        int read = channel.read(arrived);
        finished = read < 0;
        if (read > 0) {
            lastProgress = System.nanoTime();
        }
        answer();
        endIfFinished();
    }

    /** A client that sends nothing more may still wait for answers. */
    private void endIfFinished() {
        if (finished && waitingBytes == 0 && late.isEmpty()) {
            end("the client sends nothing more");
        }
    }

    /** Answers what has arrived, as long as the client takes the answers. */
    private void answer() throws IOException {
        boolean more = true;
        while (more && channel.isOpen() && waitingBytes < MOST_WAITING) {
            arrived.flip();
            more = conversation.receive(arrived);
            arrived.compact();
            write();
        }
    }

    @Override
    public void send(Duration delay, byte[] bytes) {
        if (delay.isZero()) {
            enqueue(ByteBuffer.wrap(bytes));
        } else if (lateBytes + bytes.length <= MOST_LATE) {
            lateBytes += bytes.length;
            late.add(new LateReply(System.nanoTime() + delay.toNanos(), ByteBuffer.wrap(bytes)));
        } else {
            LOG.log(System.Logger.Level.DEBUG, "lost a late reply: too many wait already");
        }
    }

    @Override
    public void sendUnsolicited(byte[] bytes) {
        if (unsolicited.offer(ByteBuffer.wrap(bytes))) {
            key.selector().wakeup();
        } else {
            LOG.log(System.Logger.Level.DEBUG, "lost an unsolicited message: too many wait already");
        }
    }

    private void enqueue(ByteBuffer bytes) {
        waiting.add(bytes);
        waitingBytes += bytes.remaining();
    }

    /** Sends what is no answer, and the late replies whose time has come. Returns the nanoseconds until the next one. */
    long sendDue() throws IOException {
        while (waitingBytes < MOST_WAITING && !unsolicited.isEmpty()) {
            enqueue(unsolicited.remove());
            write();
        }
        LateReply next = late.peek();
        while (next != null && next.due - System.nanoTime() <= 0) {
            late.remove();
            lateBytes -= next.bytes.remaining();
            enqueue(next.bytes);
            write();
            next = late.peek();
        }
        endIfFinished();
        return next == null ? Long.MAX_VALUE : next.due - System.nanoTime();
    }

    /** Goes on after the client has made room for more. */
    void proceed() throws IOException {
        write();
        answer();
        endIfFinished();
    }

    private void write() throws IOException {
        ByteBuffer next = waiting.peek();
        while (next != null && channel.isOpen()) {
            int written = channel.write(next);
            waitingBytes -= written;
            if (written > 0) {
                lastProgress = System.nanoTime();
            }
            if (next.hasRemaining()) {
                break;
            }
            waiting.remove();
            next = waiting.peek();
        }
        if (key.isValid()) {
            key.interestOps((waitingBytes > 0 ? SelectionKey.OP_WRITE : 0)
                    | (!finished && waitingBytes < MOST_WAITING ? SelectionKey.OP_READ : 0));
        }
    }

    /** For how many nanoseconds nothing has been read from the client, or written to it. */
    long idleNanos() {
        return System.nanoTime() - lastProgress;
    }

    /** Whether the client is in the middle of something. */
    boolean isBusy() {
        return waitingBytes > 0 || arrived.position() > 0 || conversation.isIncomplete();
    }

    @Override
    public void end(String why) {
        LOG.log(System.Logger.Level.DEBUG, () -> "closed a connection: " + why);
        close();
    }

    void close() {
        try {
            channel.close();
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "could not close a connection", e);
        }
    }
}
