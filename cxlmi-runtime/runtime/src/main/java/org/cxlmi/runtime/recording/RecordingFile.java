package org.cxlmi.runtime.recording;

import java.io.IOException;
import java.time.Instant;
import org.cxlmi.runtime.transport.Transport;

/** A recording that is being written, in one of its forms. */
interface RecordingFile extends AutoCloseable {

    /**
     * Adds a component, and returns what its exchanges are written to.
     *
     * @throws IllegalStateException if this form holds one component only, and has one
     */
    Component add(Transport transport) throws IOException;

    @Override
    void close() throws IOException;

    /** The recording of one component. */
    interface Component {

        /**
         * Writes an exchange, whole or not at all.
         *
         * @param sent when the request was sent
         * @param ended when the response came, or what failed failed
         */
        void write(RecordedExchange exchange, Instant sent, Instant ended) throws IOException;
    }
}
