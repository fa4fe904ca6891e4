package org.cxlmi.sdk.internal.dbus;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.cxlmi.runtime.error.TransportException;
import org.cxlmi.sdk.internal.mctpd.MessageBus;
import org.jspecify.annotations.Nullable;

/**
 * A D-Bus, through dbus-java. Each question has a connection of its own, so that one which is never answered holds up
 * no other.
 */
public final class DBusJava implements MessageBus {

    private static final String ARTIFACT = "com.github.hypfvieh:dbus-java-transport-native-unixsocket";
    private static final String MODULE = "org.freedesktop.dbus";

    private static final String BUS = "org.freedesktop.DBus";
    private static final String BUS_PATH = "/org/freedesktop/DBus";
    private static final String OBJECT_MANAGER = "org.freedesktop.DBus.ObjectManager";

    private final String address;
    private final Duration timeout;

    /**
     * Connects to nothing yet.
     *
     * @param address as D-Bus has them, for example {@code unix:path=/run/dbus/system_bus_socket}
     * @param timeout for each question, connecting included
     */
    public DBusJava(String address, Duration timeout) {
        this.address = address;
        this.timeout = timeout;
    }

    @Override
    public String name() {
        return "D-Bus at " + address;
    }

    @Override
    public Set<String> services() {
        return ask(name(), "asking for its services", session -> {
            Set<String> services = new HashSet<>();
            for (String method : List.of("ListNames", "ListActivatableNames")) {
                for (Object service : (List<?>) session.call(BUS, BUS_PATH, BUS, method)) {
                    services.add((String) service);
                }
            }
            return services;
        });
    }

    @Override
    public Map<String, Map<String, Map<String, Object>>> managedObjects(String service, String path) {
        return ask(service, "asking for its objects", session -> {
            Map<String, Map<String, Map<String, Object>>> objects = new HashMap<>();
            map(session.call(service, path, OBJECT_MANAGER, "GetManagedObjects"))
                    .forEach((object, interfaces) -> objects.put(object, interfacesOf(interfaces)));
            return objects;
        });
    }

    private static Map<String, Map<String, Object>> interfacesOf(Object value) {
        Map<String, Map<String, Object>> interfaces = new HashMap<>();
        map(value).forEach((name, properties) -> interfaces.put(name, map(properties)));
        return interfaces;
    }

    private static Map<String, Object> map(Object value) {
        Map<String, Object> map = new HashMap<>();
        ((Map<?, ?>) value).forEach((key, element) -> map.put((String) key, element));
        return map;
    }

    /** What is asked over one connection. */
    @FunctionalInterface
    private interface Question<T> {
        T ask(Session session) throws Exception;
    }

    /** On a thread of its own, because nothing in dbus-java limits the time that connecting takes. */
    private <T> T ask(String whom, String operation, Question<T> question) {
        FutureTask<T> task = new FutureTask<>(() -> {
            try (Session session = Session.open(address)) {
                return question.ask(session);
            }
        });
        Thread thread = new Thread(task, "cxlmi D-Bus");
        thread.setDaemon(true);
        thread.start();
        try {
            return task.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw new TransportException(
                    whom, operation, "No answer came within " + timeout.toMillis() + " ms from " + address + ".", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TransportException(whom, operation, "The thread that waited was interrupted.", e);
        } catch (ExecutionException e) {
            throw failure(whom, operation, e.getCause());
        } finally {
            // Of no effect once it is done; before that it closes the socket that the thread waits for.
            task.cancel(true);
        }
    }

    private TransportException failure(String whom, String operation, @Nullable Throwable cause) {
        String advice;
        if (cause instanceof LinkageError) {
            advice = "dbus-java is missing: add " + ARTIFACT
                    + " to the dependencies, and in a modular program the module " + MODULE + ".";
        } else if (cause instanceof ErrorReply reply) {
            advice = reply.advice();
        } else if (cause instanceof ClassCastException) {
            advice = "The answer is not of the type that D-Bus requires.";
        } else {
            advice = "Is there a D-Bus at " + address + "? " + (cause == null ? "" : cause.getMessage());
        }
        return new TransportException(whom, operation, advice, cause);
    }
}
