package org.cxlmi.sdk.internal.mctpd;

import java.util.Map;
import java.util.Set;
import org.cxlmi.runtime.error.TransportException;

/** What a search for MCTP endpoints asks a message bus. */
public interface MessageBus {

    /** For messages. */
    String name();

    /**
     * The well-known and other names of the services that run on the bus or that it would start.
     *
     * @throws TransportException the bus cannot be asked, or does not answer in time
     */
    Set<String> services();

    /**
     * The objects of a service, by path, interface and property. Values are {@code Long} for all integers that fit into
     * it, {@code List} for arrays and structures, {@code Map} for dictionaries, and what Java has for all others.
     *
     * @param path the service's object manager
     * @throws TransportException the service cannot be asked, or does not answer in time
     */
    Map<String, Map<String, Map<String, Object>>> managedObjects(String service, String path);
}
