package org.cxlmi.cli.targets;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cxlmi.cli.output.CliException;
import org.cxlmi.runtime.net.StreamAddress;
import org.cxlmi.runtime.transport.Tunnel;

/** Reads a single target, without patterns. */
final class PlaceParser {

    private static final Pattern TUNNELS = Pattern.compile("((?:/(?:port\\d{1,9}|ld\\d{1,9}|ldpool))*)$");
    private static final Pattern HOP = Pattern.compile("/(port|ldpool|ld)(\\d*)");
    private static final Pattern DEVICE = Pattern.compile("(?:/dev/cxl/)?((?:mem|switch)\\d{1,9})");
    private static final Pattern MCTP = Pattern.compile("mctp:(\\d{1,9})[,:](\\d{1,9})");
    private static final String SIMULATED = "sim";
    private static final String REPLAY = "replay:";
    private static final String FORMS =
            "write for example mem0, mctp:1,8, mctp:1,8/port3/ld1, tcp:HOST:PORT, sim, sim:FILE#NAME, replay:FILE, replay:FILE#NAME, all or @FILE";

    private PlaceParser() {}

    /**
     * Reads a target.
     *
     * @throws CliException if it is none
     */
    static Place parse(String text) {
        Matcher tunnels = TUNNELS.matcher(text);
        if (!tunnels.find()) {
            throw new IllegalStateException("the pattern also matches nothing");
        }
        Base base = base(text, text.substring(0, tunnels.start()));
        return new Place(text, base, tunnel(text, tunnels.group(1)));
    }

    private static Base base(String text, String base) {
        Matcher device = DEVICE.matcher(base);
        if (device.matches()) {
            return new Base.Device(device.group(1));
        }
        Matcher mctp = MCTP.matcher(base);
        if (mctp.matches()) {
            return new Base.MctpEndpoint(Integer.parseInt(mctp.group(1)), Integer.parseInt(mctp.group(2)));
        }
        if (base.equals(SIMULATED)) {
            return new Base.Simulated(Optional.empty(), "");
        }
        if (base.startsWith(SIMULATED + ":")) {
            String file = base.substring(SIMULATED.length() + 1);
            int hash = file.lastIndexOf('#');
            return new Base.Simulated(
                    Optional.of(path(text, hash < 0 ? file : file.substring(0, hash))),
                    hash < 0 ? "" : file.substring(hash + 1));
        }
        if (base.startsWith(REPLAY)) {
            String file = base.substring(REPLAY.length());
            int hash = file.lastIndexOf('#');
            return new Base.Replay(
                    path(text, hash < 0 ? file : file.substring(0, hash)), hash < 0 ? "" : file.substring(hash + 1));
        }
        if (base.startsWith("tcp:") || base.startsWith("unix:")) {
            return served(text, base);
        }
        throw CliException.usage(text + " is not a target; " + FORMS);
    }

    private static Base served(String text, String address) {
        try {
            return new Base.Served(StreamAddress.parse(address));
        } catch (IllegalArgumentException e) {
            throw CliException.usage(text + ": " + e.getMessage());
        }
    }

    private static Path path(String text, String file) {
        try {
            if (!file.isEmpty()) {
                return Path.of(file);
            }
        } catch (InvalidPathException e) {
            throw CliException.usage(text + ": " + e.getMessage());
        }
        throw CliException.usage(text + " names no file; " + FORMS);
    }

    private static Optional<Tunnel> tunnel(String text, String hops) {
        Optional<Tunnel> tunnel = Optional.empty();
        Matcher hop = HOP.matcher(hops);
        while (hop.find()) {
            Tunnel next;
            try {
                next = hop(hop.group(1), hop.group(2));
            } catch (IllegalArgumentException e) {
                throw CliException.usage(text + ": " + e.getMessage());
            }
            tunnel = Optional.of(tunnel.map(before -> before.then(next)).orElse(next));
        }
        return tunnel;
    }

    private static Tunnel hop(String kind, String number) {
        return switch (kind) {
            case "port" -> Tunnel.switchPort(Integer.parseInt(number));
            case "ld" -> Tunnel.logicalDevice(Integer.parseInt(number));
            default -> Tunnel.ldPool();
        };
    }
}
