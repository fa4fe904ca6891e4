package org.cxlmi.runtime.internal.linux;

import java.nio.ByteBuffer;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** An epoll over the sockets of a {@link FakeMctp}, and one eventfd. All methods are called with the lock of that. */
final class FakeEpoll {

    private static final int EEXIST = 17;
    private static final int ENOENT = 2;
    private static final int EAGAIN = 11;

    private final FakeMctp kernel;
    private final Map<Integer, Interest> interests = new TreeMap<>();
    private int epoll = -1;
    private int eventfd = -1;
    private long count;

    /** Events that are reported for every socket that is waited for. */
    int errors;

    private static final class Interest {
        private int events;
        private long id;
    }

    FakeEpoll(FakeMctp kernel) {
        this.kernel = kernel;
    }

    int create() {
        epoll = kernel.newDescriptor();
        return epoll;
    }

    int eventfd() {
        eventfd = kernel.newDescriptor();
        count = 0;
        return eventfd;
    }

    int control(int operation, int fd, ByteBuffer event) {
        if (operation == EpollAbi.DELETE) {
            return interests.remove(fd) == null ? -ENOENT : 0;
        }
        if (operation == EpollAbi.ADD && interests.containsKey(fd)) {
            return -EEXIST;
        }
        if (operation == EpollAbi.MODIFY && !interests.containsKey(fd)) {
            return -ENOENT;
        }
        Interest interest = interests.computeIfAbsent(fd, any -> new Interest());
        interest.events = event.getInt(0);
        interest.id = event.getLong(EpollAbi.EVENT_DATA);
        kernel.notifyAll();
        return 0;
    }

    int await(ByteBuffer events, int most, int timeoutMillis) {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(timeoutMillis);
        int found = take(events, most);
        while (found == 0) {
            long left = timeoutMillis < 0 ? 1000 : TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime() + 999_999);
            if (left <= 0) {
                return 0;
            }
            try {
                kernel.wait(left);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
            found = take(events, most);
        }
        return found;
    }

    private int take(ByteBuffer events, int most) {
        int found = 0;
        for (Map.Entry<Integer, Interest> each : interests.entrySet()) {
            int happened = happened(each.getKey(), each.getValue());
            if (happened != 0 && found < most) {
                events.putInt(found * EpollAbi.EVENT_SIZE, happened);
                events.putLong(found * EpollAbi.EVENT_SIZE + EpollAbi.EVENT_DATA, each.getValue().id);
                found++;
                if ((each.getValue().events & EpollAbi.ONE_SHOT) != 0) {
                    each.getValue().events = 0;
                }
            }
        }
        return found;
    }

    private int happened(int fd, Interest interest) {
        if (fd == eventfd) {
            return count > 0 ? EpollAbi.IN : 0;
        }
        if (interest.events == 0) {
            return 0;
        }
        int ready = EpollAbi.OUT | errors | (kernel.isReadable(fd) ? EpollAbi.IN : 0);
        return ready & (interest.events | EpollAbi.ERROR | EpollAbi.HANG_UP);
    }

    int read() {
        if (count == 0) {
            return -EAGAIN;
        }
        count = 0;
        return Long.BYTES;
    }

    int write() {
        count++;
        kernel.notifyAll();
        return Long.BYTES;
    }

    boolean close(int fd) {
        if (fd != epoll && fd != eventfd) {
            return false;
        }
        if (fd == epoll) {
            epoll = -1;
            interests.clear();
        } else {
            eventfd = -1;
        }
        return true;
    }
}
