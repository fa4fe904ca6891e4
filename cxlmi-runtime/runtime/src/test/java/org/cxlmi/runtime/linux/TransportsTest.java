package org.cxlmi.runtime.linux;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Iterator;
import java.util.ServiceConfigurationError;
import org.junit.jupiter.api.Test;

/** Where no other transports are. */
class TransportsTest {

    @Test
    void selected_withoutProperty_isTheKernel() {
        assertEquals("kernel", Transports.selected().name());
    }

    @Test
    void named_libcxlmi_saysWhichDependencyIsMissing() {
        IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> Transports.named("libcxlmi"));
        assertTrue(e.getMessage().contains("add the dependency org.cxlmi:cxlmi-libcxlmi"), e.getMessage());
    }

    /** A list of services, of which those that are text cannot be loaded. */
    private static Iterable<Transports> services(Object... each) {
        return () -> new Iterator<>() {
            private int next;

            @Override
            public boolean hasNext() {
                return next < each.length;
            }

            @Override
            public Transports next() {
                if (each[next++] instanceof Transports transports) {
                    return transports;
                }
                throw new ServiceConfigurationError(
                        "Transports: Provider " + each[next - 1] + " not found", new IllegalStateException("no room"));
            }
        };
    }

    @Test
    void find_brokenServices_doNotKeepOthersBack() {
        Transports kernel = Transports.kernel();

        assertSame(kernel, TransportServices.find("kernel", services("acme.Broken", "acme.Lost", kernel)));
    }

    @Test
    void find_noneOfThatName_namesTheBrokenServices() {
        IllegalArgumentException e = assertThrows(
                IllegalArgumentException.class,
                () -> TransportServices.find("acme", services("acme.Broken", Transports.kernel())));

        assertTrue(e.getMessage().contains("no transports \"acme\""), e.getMessage());
        assertTrue(e.getMessage().contains("Provider acme.Broken not found"), e.getMessage());
        assertTrue(e.getMessage().contains("no room"), e.getMessage());
        assertEquals(1, e.getSuppressed().length);
    }

    @Test
    void find_listThatCannotBeRead_ends() {
        Iterator<Transports> unreadable = new Iterator<>() {
            @Override
            public boolean hasNext() {
                throw new ServiceConfigurationError("the list cannot be read");
            }

            @Override
            public Transports next() {
                throw new AssertionError();
            }
        };

        IllegalArgumentException e = assertThrows(
                IllegalArgumentException.class, () -> TransportServices.find("libcxlmi", () -> unreadable));
        assertTrue(e.getMessage().contains("org.cxlmi:cxlmi-libcxlmi"), e.getMessage());
    }
}
