/** The C library libcxlmi as a transport. */
@SuppressWarnings("requires-automatic") // The jna jar names its module but does not describe it.
module org.cxlmi.libcxlmi {
    requires com.sun.jna;
    requires transitive org.cxlmi.runtime;
    requires static org.jspecify;

    exports org.cxlmi.libcxlmi;
    exports org.cxlmi.libcxlmi.calls;

    provides org.cxlmi.runtime.linux.Transports with
            org.cxlmi.libcxlmi.LibcxlmiTransports;
}
