package org.cxlmi.sdk.internal.dbus;

import java.io.Closeable;
import java.io.IOException;
import org.freedesktop.dbus.connections.BusAddress;
import org.freedesktop.dbus.connections.transports.AbstractTransport;
import org.freedesktop.dbus.connections.transports.TransportBuilder;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.messages.Error;
import org.freedesktop.dbus.messages.Message;
import org.freedesktop.dbus.messages.MethodCall;
import org.freedesktop.dbus.messages.MethodReturn;

/**
 * A connection to a bus on which one call is made after the other, on the calling thread. It leaves dbus-java's own
 * connections alone: those are shared within a program, and have threads.
 */
final class Session implements Closeable {

    private static final String BUS = "org.freedesktop.DBus";
    private static final String BUS_PATH = "/org/freedesktop/DBus";
    private static final int ONE_ATTEMPT = 1;
    private static final byte NO_FLAGS = 0;

    private final AbstractTransport transport;

    private Session(AbstractTransport transport) {
        this.transport = transport;
    }

    /** Tries the addresses of a list, separated by semicolons, one after the other. */
    static Session open(String addresses) throws IOException, DBusException {
        IOException failure = null;
        for (String address : addresses.split(";", -1)) {
            try {
                return openOne(address);
            } catch (IOException e) {
                if (failure != null) {
                    e.addSuppressed(failure);
                }
                failure = e;
            }
        }
        throw failure == null ? new IOException("there is no address") : failure;
    }

    private static Session openOne(String address) throws IOException, DBusException {
        AbstractTransport transport = TransportBuilder.create(BusAddress.of(address))
                .configure()
                .withTimeout(ONE_ATTEMPT)
                .back()
                .build();
        Session session = new Session(transport);
        try {
            session.call(BUS, BUS_PATH, BUS, "Hello");
            return session;
        } catch (IOException | DBusException | RuntimeException e) {
            session.close();
            throw e;
        }
    }

    /**
     * Calls a method that takes nothing and gives one value.
     *
     * @return as {@link org.cxlmi.sdk.internal.mctpd.MessageBus} has values
     * @throws ErrorReply the answer is an error
     */
    Object call(String destination, String path, String type, String method) throws IOException, DBusException {
        MethodCall call =
                transport.getMessageFactory().createMethodCall(destination, path, type, method, NO_FLAGS, null);
        transport.writeMessage(call);
        Message answer = answerTo(call);
        Object[] values = answer.getParameters();
        Object value = values == null || values.length == 0 ? "" : PlainValues.of(values[0]);
        if (answer instanceof Error) {
            throw new ErrorReply(answer.getName(), value.toString());
        }
        return value;
    }

    /** Passes over what is no answer: signals, as the bus sends one about the connection's own name. */
    private Message answerTo(MethodCall call) throws IOException, DBusException {
        while (true) {
            Message message = transport.readMessage();
            boolean answer = message instanceof MethodReturn || message instanceof Error;
            if (answer && message.getReplySerial() == call.getSerial()) {
                return message;
            }
        }
    }

    @Override
    public void close() throws IOException {
        transport.close();
    }
}
