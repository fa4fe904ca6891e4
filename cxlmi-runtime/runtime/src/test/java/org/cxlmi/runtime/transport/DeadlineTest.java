package org.cxlmi.runtime.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class DeadlineTest {

    private final AtomicLong nanos = new AtomicLong(1000);

    @Test
    void remaining_countsDownToZero() {
        Deadline deadline = Deadline.after(Duration.ofNanos(300), nanos::get);

        nanos.addAndGet(100);
        assertEquals(Duration.ofNanos(200), deadline.remaining());
        assertEquals(Duration.ofNanos(100), deadline.elapsed());
        assertFalse(deadline.isExpired());

        nanos.addAndGet(200);
        assertTrue(deadline.isExpired());

        nanos.addAndGet(50);
        assertEquals(Duration.ZERO, deadline.remaining());
        assertEquals(Duration.ofNanos(300), deadline.timeout());
    }

    @Test
    void isExpired_clockOverflows_isNot() {
        nanos.set(Long.MAX_VALUE - 10);
        Deadline deadline = Deadline.after(Duration.ofNanos(300), nanos::get);

        nanos.addAndGet(100);

        assertFalse(deadline.isExpired());
        assertEquals(Duration.ofNanos(200), deadline.remaining());
    }

    @Test
    void after_negative_isRefused() {
        assertThrows(IllegalArgumentException.class, () -> Deadline.after(Duration.ofNanos(-1)));
    }
}
