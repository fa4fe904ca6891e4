/** What generated CXL commands stand on: endpoints, wire access and transports. */
@SuppressWarnings("requires-automatic") // The jna jar names its module but does not describe it.
module org.cxlmi.runtime {
    requires com.sun.jna;
    requires static org.jspecify;
}
