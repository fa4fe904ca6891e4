package org.cxlmi.sdk;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.freedesktop.dbus.DBusPath;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.connections.impl.DBusConnectionBuilder;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.interfaces.ObjectManager;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;

/** A service on a D-Bus that lists MCTP endpoints as mctpd does. */
public final class FakeMctpd implements ObjectManager, AutoCloseable {

    /** The name of Code Construct's mctpd on a bus. */
    public static final String CODE_CONSTRUCT = "au.com.codeconstruct.MCTP1";
    /** The name on a bus of the mctpd that OpenBMC had before. */
    public static final String OPENBMC = "xyz.openbmc_project.MCTP";

    private static final String ENDPOINT = "xyz.openbmc_project.MCTP.Endpoint";

    private final Map<String, Map<String, Map<String, Variant<?>>>> objects = new ConcurrentHashMap<>();
    private final DBusConnection connection;
    private final String path;
    private final CountDownLatch end = new CountDownLatch(1);
    private volatile boolean silent;

    private FakeMctpd(DBusConnection connection, String path) {
        this.connection = connection;
        this.path = path;
    }

    /** Code Construct's, which also has objects that are no endpoints. */
    public static FakeMctpd codeConstruct(String bus) throws DBusException {
        FakeMctpd mctpd = start(bus, CODE_CONSTRUCT, "/au/com/codeconstruct/mctp1");
        mctpd.objects.put(
                mctpd.path + "/interfaces/mctpi2c1",
                Map.of(
                        "au.com.codeconstruct.MCTP.Interface1",
                        Map.of("NetworkId", new Variant<>(new UInt32(1)), "Role", new Variant<>("BusOwner"))));
        mctpd.objects.put(
                mctpd.path + "/networks/1",
                Map.of("au.com.codeconstruct.MCTP.Network1", Map.of("LocalEIDs", new Variant<>(new byte[] {8}, "ay"))));
        return mctpd;
    }

    /** The one that OpenBMC had before. */
    public static FakeMctpd openBmc(String bus) throws DBusException {
        return openBmc(bus, OPENBMC);
    }

    static FakeMctpd openBmc(String bus, String service) throws DBusException {
        return start(bus, service, "/xyz/openbmc_project/mctp");
    }

    private static FakeMctpd start(String bus, String service, String path) throws DBusException {
        DBusConnection connection =
                DBusConnectionBuilder.forAddress(bus).withShared(false).build();
        FakeMctpd mctpd = new FakeMctpd(connection, path);
        connection.exportObject(path, mctpd);
        connection.requestBusName(service);
        return mctpd;
    }

    /** Adds an endpoint with the property types that the flavour has now. */
    public FakeMctpd add(int network, int eid, int... types) {
        return add(network, eid, new Variant<>(new UInt32(network)), new Variant<>((byte) eid), typesOf(types));
    }

    /** Adds an endpoint with any properties. */
    FakeMctpd add(int network, int eid, Variant<?> networkId, Variant<?> endpointId, Variant<?> types) {
        Map<String, Variant<?>> properties = new LinkedHashMap<>();
        properties.put("NetworkId", networkId);
        properties.put("EID", endpointId);
        properties.put("SupportedMessageTypes", types);
        objects.put(
                pathOf(network, eid),
                Map.of(
                        "au.com.codeconstruct.MCTP.Endpoint1",
                        Map.of("Connectivity", new Variant<>("Available")),
                        ENDPOINT,
                        properties,
                        "xyz.openbmc_project.Common.UUID",
                        Map.of("UUID", new Variant<>("595a6e78-6ac4-4e9f-8e3c-000000000001"))));
        return this;
    }

    static Variant<byte[]> typesOf(int... types) {
        byte[] octets = new byte[types.length];
        for (int i = 0; i < types.length; i++) {
            octets[i] = (byte) types[i];
        }
        return new Variant<>(octets, "ay");
    }

    void remove(int network, int eid) {
        objects.remove(pathOf(network, eid));
    }

    String pathOf(int network, int eid) {
        return path.endsWith("mctp1")
                ? path + "/networks/" + network + "/endpoints/" + eid
                : path + "/" + network + "/" + eid;
    }

    /** Never answers from now on. */
    void fallSilent() {
        silent = true;
    }

    @Override
    public Map<DBusPath, Map<String, Map<String, Variant<?>>>> GetManagedObjects() {
        if (silent) {
            try {
                end.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        Map<DBusPath, Map<String, Map<String, Variant<?>>>> managed = new LinkedHashMap<>();
        objects.forEach((object, interfaces) -> managed.put(new DBusPath(object), interfaces));
        return managed;
    }

    @Override
    public String getObjectPath() {
        return path;
    }

    @Override
    public void close() {
        end.countDown();
        connection.disconnect();
    }
}
