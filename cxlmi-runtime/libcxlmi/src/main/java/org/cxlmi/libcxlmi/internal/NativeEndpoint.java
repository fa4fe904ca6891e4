package org.cxlmi.libcxlmi.internal;

import java.nio.ByteOrder;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.cxlmi.libcxlmi.internal.LibcxlmiTransport.Opener;
import org.cxlmi.runtime.error.TransportException;
import org.cxlmi.runtime.internal.linux.Errno;

/** An endpoint of libcxlmi in a context of its own. */
final class NativeEndpoint implements AutoCloseable {

    private final Library library;
    private final String name;
    private final IntFunction<String> advice;
    private final Opener opener;
    private final long context;
    private long endpoint;
    private boolean fmApi;
    private boolean fmApiWanted;

    /**
     * Opens it without probing, which the library would do with no word about failure.
     *
     * @param name for messages
     * @param advice what to do about an errno
     * @param fmApi whether fabric management commands are let through from the start
     * @param logLevel up to which level of syslog the library writes to the standard error stream
     * @throws TransportException if the library cannot open it
     */
    NativeEndpoint(
            Library library, String name, IntFunction<String> advice, Opener opener, boolean fmApi, int logLevel) {
        LibraryFinder.checkByteOrder(ByteOrder.nativeOrder());
        this.library = library;
        this.name = name;
        this.advice = advice;
        this.opener = opener;
        this.fmApiWanted = fmApi;
        this.context = orFail(required("open", () -> library.newContext(logLevel)), "make a context");
        try {
            required("open", () -> {
                library.setProbeEnabled(context, false);
                return true;
            });
            open();
        } catch (RuntimeException | Error e) {
            close();
            throw e;
        }
    }

    private void open() {
        endpoint = orFail(required("open", () -> opener.open(library, context)), "open");
        fmApi = false;
        setFmApi(fmApiWanted);
    }

    /** A function without which nothing goes. */
    private <T> T required(String operation, Supplier<T> function) {
        try {
            return function.get();
        } catch (UnsatisfiedLinkError e) {
            throw new TransportException(
                    name, operation, "This is no libcxlmi, or one that is too old: " + e.getMessage() + ".", e);
        }
    }

    private long orFail(Library.Address address, String operation) {
        if (address.value() == 0) {
            throw failure(operation, address.errno());
        }
        return address.value();
    }

    /** The exception for a function that failed. */
    TransportException failure(String operation, int errno) {
        return errno == 0
                ? new TransportException(
                        name, operation, "libcxlmi gives no reason; with a higher log level it may.", null)
                : new TransportException(name, operation, errno, Errno.nameOf(errno), advice.apply(errno));
    }

    long address() {
        return endpoint;
    }

    boolean hasFmApi() {
        return fmApi;
    }

    void setFmApi(boolean enabled) {
        fmApiWanted = enabled;
        if (enabled == fmApi) {
            return;
        }
        boolean done = required(
                "switch FM-API", () -> enabled ? library.enableFmApi(endpoint) : library.disableFmApi(endpoint));
        if (!done) {
            throw failure(enabled ? "enable FM-API" : "disable FM-API", 0);
        }
        fmApi = enabled;
    }

    /** Opens it anew, with new sockets: replies that come late find nobody. */
    void reopen() {
        if (endpoint != 0) {
            library.close(endpoint);
            endpoint = 0;
        }
        open();
    }

    @Override
    public void close() {
        // Frees what is still open in it.
        library.freeContext(context);
    }
}
