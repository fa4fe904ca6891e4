package org.cxlmi.runtime.internal.linux;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.cxlmi.runtime.error.TransportException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The loop with the epoll of this machine's kernel; what it watches are eventfds. */
@Timeout(60)
class EventLoopTest {

    private static final JnaLibc LIBC = JnaLibc.INSTANCE;
    private static final MctpAddress USER = new MctpAddress(1, 8);
    private static final Duration LONG = Duration.ofHours(1);

    private final Memory one = new Memory(8);
    private final List<Integer> opened = new ArrayList<>();
    private final BlockingQueue<Integer> seen = new LinkedBlockingQueue<>();
    private int before;
    private EventLoop loop;

    @BeforeEach
    void open() throws IOException {
        one.setLong(0, 1);
        EventLoop.join(LIBC, USER).leave();
        before = descriptors();
        loop = EventLoop.join(LIBC, USER);
    }

    @AfterEach
    void everythingIsGone() throws IOException {
        opened.forEach(LIBC::close);
        loop.leave();
        one.close();
        assertEquals(before, descriptors());
        assertTrue(Thread.getAllStackTraces().keySet().stream()
                .noneMatch(thread -> thread.getName().equals("cxlmi-mctp-loop")));
    }

    /** Those that an event loop opens. Of files and jars, the virtual machine opens some itself at any time. */
    private static int descriptors() throws IOException {
        try (Stream<Path> all = Files.list(Path.of("/proc/self/fd"))) {
            return (int) all.filter(EventLoopTest::isOfEvents).count();
        }
    }

    private static boolean isOfEvents(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString().startsWith("anon_inode:[event");
        } catch (IOException e) {
            return false; // It was closed meanwhile.
        }
    }

    private int descriptor() {
        int fd = LIBC.eventfd();
        opened.add(fd);
        return fd;
    }

    private void signal(int fd) {
        assertEquals(8, LIBC.write(fd, Pointer.nativeValue(one), 8));
    }

    private void await(EventLoop.Watch watch, int events, Duration limit, int name) {
        assertEquals(0, watch.await(events, limit, happened -> seen.add(name + happened)));
    }

    private int next() throws InterruptedException {
        Integer result = seen.poll(30, TimeUnit.SECONDS);
        return result == null ? -1 : result;
    }

    @Test
    void await_event_isCalledBackOnce() throws Exception {
        int fd = descriptor();
        EventLoop.Watch watch = loop.watch(fd, USER);
        signal(fd);
        assertTrue(seen.isEmpty());

        await(watch, EpollAbi.IN, LONG, 100);
        assertEquals(101, next());

        signal(fd);
        await(watch, EpollAbi.OUT, LONG, 200);
        assertEquals(204, next());
        assertTrue(seen.isEmpty());
        watch.close();
    }

    @Test
    void await_whichIsOver_isCalledBackWithoutEvents_inTheOrderOfTime() throws Exception {
        EventLoop.Watch first = loop.watch(descriptor(), USER);
        EventLoop.Watch second = loop.watch(descriptor(), USER);
        EventLoop.Watch third = loop.watch(descriptor(), USER);

        await(third, EpollAbi.IN, LONG, 300);
        await(second, EpollAbi.IN, Duration.ofMillis(200), 200);
        await(first, 0, Duration.ofMillis(20), 100);

        assertEquals(100, next());
        assertEquals(200, next());
        assertTrue(seen.isEmpty());
    }

    @Test
    void cancel_endsTheWait() throws Exception {
        int fd = descriptor();
        EventLoop.Watch watch = loop.watch(fd, USER);
        await(watch, EpollAbi.IN, Duration.ofMillis(20), 100);
        watch.cancel();
        signal(fd);
        EventLoop.Watch other = loop.watch(descriptor(), USER);
        await(other, 0, Duration.ofMillis(50), 500);

        assertEquals(500, next());
        assertTrue(seen.isEmpty());
    }

    @Test
    void failureOfACall_doesNotEndTheLoop() throws Exception {
        EventLoop.Watch watch = loop.watch(descriptor(), USER);
        CountDownLatch called = new CountDownLatch(1);
        watch.await(0, Duration.ZERO, happened -> {
            called.countDown();
            throw new IllegalStateException("a failure that the test throws");
        });
        called.await();

        await(watch, 0, Duration.ZERO, 100);
        assertEquals(100, next());
    }

    @Test
    void manyDescriptors_areAllServed() throws Exception {
        int many = 500;
        List<Integer> fds = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            int fd = descriptor();
            fds.add(fd);
            await(loop.watch(fd, USER), EpollAbi.IN, LONG, 1000);
        }
        fds.forEach(this::signal);

        for (int i = 0; i < many; i++) {
            assertEquals(1001, next());
        }
    }

    @Test
    void watch_ofWhatIsNoDescriptor_isATransportException() {
        TransportException e = assertThrows(TransportException.class, () -> loop.watch(-1, USER));

        assertEquals("mctp 1:8", e.target());
    }

    @Test
    void join_twice_isTheSameLoop() {
        EventLoop same = EventLoop.join(LIBC, USER);

        assertEquals(loop, same);
        same.leave();
        assertFalse(Thread.getAllStackTraces().keySet().stream()
                .noneMatch(thread -> thread.getName().equals("cxlmi-mctp-loop")));
    }
}
