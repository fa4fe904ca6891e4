package org.cxlmi.simulator.fabric;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cxlmi.runtime.internal.file.LimitedFile;
import org.cxlmi.runtime.internal.mctp.EndpointIds;
import org.cxlmi.runtime.transport.Tunnel;
import org.cxlmi.simulator.SimulatedClock;
import org.cxlmi.simulator.component.SimulatedComponent;
import org.cxlmi.simulator.core.SavedState;

/**
 * A fabric of simulated components that share a clock. You find a component by its name, its path, or its MCTP endpoint
 * ID.
 *
 * <p>The path of a component begins with the name of an added component and continues through the components behind it:
 * {@code switch0/port3/ld1}, {@code switch0/port4/pool/ld2}. A component is made when it is first asked for.
 *
 * <p>A fabric file is YAML with a list of {@code components}, and perhaps one of {@code faults}. Each component has one
 * of the keys {@code switch}, {@code memory-device}, {@code multi-logical-device} and {@code multi-headed-device}, with
 * its name as the value, and any of these, which are as in its builder if they are left out:
 *
 * <ul>
 *   <li>all of them: {@code eid} (not of a multi-headed device), {@code serial}, {@code vendor-id} with
 *       {@code device-id};
 *   <li>a switch: {@code port-count}, {@code ingress-port}, {@code hdm-decoders} of each upstream port,
 *       {@code binding-time}, {@code disabled-ports}, {@code links-down}, {@code virtual-switches} with
 *       {@code upstream-port} and {@code vppbs} each, and {@code plugged-in}: components, or a {@code head} as in
 *       {@code mhd0/1}, each with its {@code port}, or {@code ports} as in {@code 1-31};
 *   <li>a memory device: {@code volatile}, {@code persistent} and {@code partitionable} capacity,
 *       {@code partition-alignment}, {@code label-storage}, {@code event-log-size}, {@code poison-list-size},
 *       {@code inject-poison-limit}, {@code subsystem-vendor-id} with {@code subsystem-id},
 *       {@code maximum-payload-exponent}, {@code firmware-revision}, {@code firmware-slots},
 *       {@code firmware-transfer-time} of each part, {@code background-status: false} for a device without Background
 *       Operation Status, as many have it on their mailbox;
 *   <li>a multi-logical or multi-headed device: {@code logical-devices}, {@code memory}, and {@code heads} of the
 *       latter;
 *   <li>every device: {@code dynamic-capacity}, a list of regions with {@code size}, {@code block-size} and
 *       {@code sharable}.
 * </ul>
 *
 * <p>Sizes are written as in {@code 256MiB}, times as in {@code 100ms}, {@code 3s} or {@code 2min}, numbers decimal or
 * as in {@code 0x1F}. The saved state of a memory device keeps all that was set for it but its name and endpoint ID.
 */
public final class SimulatedFabric {

    private static final Pattern STEP = Pattern.compile("(port|ld)(\\d{1,3})|pool");

    private final SimulatedClock clock;
    private final Map<String, SimulatedComponent> components;
    private final Map<Integer, SimulatedComponent> endpoints;
    private final Map<String, String> ways;

    private SimulatedFabric(Builder builder) {
        clock = builder.clock;
        components = Collections.unmodifiableMap(new LinkedHashMap<>(builder.components));
        endpoints = Collections.unmodifiableMap(new TreeMap<>(builder.endpoints));
        ways = Collections.unmodifiableMap(new LinkedHashMap<>(builder.ways));
    }

    /** Starts with an empty fabric, and a clock for all its components. */
    public static Builder builder(SimulatedClock clock) {
        return new Builder(clock);
    }

    /**
     * Makes the fabric that a file describes, with a running clock.
     *
     * @throws IllegalArgumentException if the file is wrong; the message says the line, and what to write
     * @throws IOException if it cannot be read
     */
    public static SimulatedFabric load(Path file) throws IOException {
        return load(file, SimulatedClock.running());
    }

    /** Does the same as {@link #load(Path)}, with another clock. */
    public static SimulatedFabric load(Path file, SimulatedClock clock) throws IOException {
        return parse(String.valueOf(file.getFileName()), LimitedFile.text(file, FabricFile.LONGEST), clock);
    }

    /**
     * Does the same as {@link #load(Path)}, with the text of the file and another clock.
     *
     * @param fileName the name of the file, for messages
     */
    public static SimulatedFabric parse(String fileName, String text, SimulatedClock clock) {
        return FabricFile.parse(fileName, text, clock);
    }

    /** The clock of all components of this fabric. */
    public SimulatedClock clock() {
        return clock;
    }

    /** The components that were added, by name and in this order. */
    public Map<String, SimulatedComponent> components() {
        return components;
    }

    /** The paths of the components that have a name, but were not added themselves, by this name. */
    Map<String, String> paths() {
        return ways;
    }

    /** The components that have an MCTP endpoint ID, by this ID. */
    public Map<Integer, SimulatedComponent> endpoints() {
        return endpoints;
    }

    /**
     * A component by its name or its path.
     *
     * @throws IllegalArgumentException if there is none
     */
    public SimulatedComponent component(String name) {
        String[] steps = ways.getOrDefault(name, name).split("/", -1);
        SimulatedComponent at = components.get(steps[0]);
        if (at == null) {
            throw new IllegalArgumentException(
                    "no component \"" + name + "\"; there are " + components.keySet() + " and " + ways.keySet());
        }
        for (int i = 1; i < steps.length; i++) {
            SimulatedComponent before = at;
            String step = steps[i];
            at = hop(step)
                    .flatMap(before::behind)
                    .orElseThrow(() -> new IllegalArgumentException(
                            "no component \"" + name + "\": nothing is at \"" + step + "\" of " + before));
        }
        return at;
    }

    private static Optional<Tunnel.Hop> hop(String step) {
        Matcher matcher = STEP.matcher(step);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        if (matcher.group(1) == null) {
            return Optional.of(new Tunnel.Hop(Tunnel.Kind.LD_POOL, 0));
        }
        int id = Integer.parseInt(matcher.group(2));
        Tunnel.Kind kind = matcher.group(1).equals("ld") ? Tunnel.Kind.LD : Tunnel.Kind.PORT;
        return id > 0xFF ? Optional.empty() : Optional.of(new Tunnel.Hop(kind, id));
    }

    /**
     * A component by its MCTP endpoint ID.
     *
     * @throws IllegalArgumentException if none has it
     */
    public SimulatedComponent component(int eid) {
        SimulatedComponent found = endpoints.get(eid);
        if (found == null) {
            throw new IllegalArgumentException(
                    "no component has endpoint ID " + eid + "; there are " + endpoints.keySet());
        }
        return found;
    }

    /**
     * The state of all components and of what is behind them, in maps, lists, strings, numbers and booleans, as JSON
     * and YAML have them, with the fabric's time. The state of connections and the faults are not included; see
     * {@link SimulatedComponent#save}. If a component changes meanwhile, its state before or after the change is saved.
     */
    public Map<String, Object> save() {
        return state().save();
    }

    /**
     * Saves the state in a YAML file that only its owner may read. The new file replaces an older one as a whole.
     *
     * @throws IOException if it cannot be written
     */
    public void save(Path file) throws IOException {
        new StateFile(file).write(save());
    }

    /**
     * Restores the state that {@link #save()} returned. The fabric has to be new, and made from the same file or the
     * same builders; components that were plugged in later have to be plugged in again. The clock goes on from the
     * saved time, unless that has passed. Operations that ran in the background go on. After a failure, the fabric
     * cannot be used.
     *
     * @throws IllegalArgumentException if the state is damaged, or is none of a fabric like this; says where
     */
    public void restore(Map<String, ?> state) {
        state().restore(SavedState.of(state));
    }

    /**
     * Does the same as {@link #restore(Map)}, with a file that {@link #save(Path)} wrote, or a JSON file.
     *
     * @throws IllegalArgumentException if the state is damaged, or is none of a fabric like this; says where
     * @throws IOException if the file cannot be read
     */
    public void restore(Path file) throws IOException {
        new StateFile(file).read(this::restore);
    }

    private FabricState state() {
        return new FabricState(clock, components);
    }

    /** A builder of a fabric. Give its clock to the builders of all components. */
    public static final class Builder {

        private final SimulatedClock clock;
        private final Map<String, SimulatedComponent> components = new LinkedHashMap<>();
        private final Map<Integer, SimulatedComponent> endpoints = new LinkedHashMap<>();
        private final Map<String, String> ways = new LinkedHashMap<>();

        private Builder(SimulatedClock clock) {
            this.clock = Objects.requireNonNull(clock, "clock");
        }

        /** The clock of the fabric, for the builders of components. */
        public SimulatedClock clock() {
            return clock;
        }

        /**
         * Adds a component by its name.
         *
         * @throws IllegalArgumentException if the name is taken, or has a slash
         */
        public Builder add(SimulatedComponent component) {
            String name = component.name();
            checkName(name);
            components.put(name, component);
            return this;
        }

        /**
         * Adds a component by its name and by an MCTP endpoint ID.
         *
         * @param eid 8 to 254
         * @throws IllegalArgumentException if one of them is taken or not allowed
         */
        public Builder add(int eid, SimulatedComponent component) {
            EndpointIds.check(eid);
            if (endpoints.containsKey(eid)) {
                throw new IllegalArgumentException("endpoint ID " + eid + " is that of " + endpoints.get(eid));
            }
            add(component);
            endpoints.put(eid, component);
            return this;
        }

        /**
         * Gives a component behind another one a name.
         *
         * @param way the path of the component, for example {@code switch0/port3}
         * @throws IllegalArgumentException if the name is taken, or has a slash
         */
        public Builder name(String name, String way) {
            checkName(name);
            ways.put(name, way);
            return this;
        }

        private void checkName(String name) {
            if (name.isEmpty() || name.contains("/")) {
                throw new IllegalArgumentException("\"" + name + "\" cannot be a name, for it is empty or has a slash");
            }
            if (components.containsKey(name) || ways.containsKey(name)) {
                throw new IllegalArgumentException("there are two components \"" + name + "\"");
            }
        }

        public SimulatedFabric build() {
            return new SimulatedFabric(this);
        }
    }
}
