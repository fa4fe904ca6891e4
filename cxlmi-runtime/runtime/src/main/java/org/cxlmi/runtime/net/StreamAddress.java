package org.cxlmi.runtime.net;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Addresses of stream sockets as text: {@code tcp:HOST:PORT}, {@code tcp:PORT} or {@code unix:PATH}. */
public final class StreamAddress {

    private static final Pattern TCP = Pattern.compile("tcp:(?:(?<host>[^:\\[\\]]+|\\[[^\\]]+\\]):)?(?<port>\\d{1,5})");
    private static final String UNIX = "unix:";
    private static final int MAXIMUM_PORT = 0xFFFF;

    private StreamAddress() {}

    /**
     * Reads an address. Without a host, the port is one of this machine's loopback address.
     *
     * @param text for example {@code tcp:rack7:2508}, {@code tcp:[::1]:2508}, {@code tcp:2508} or
     *     {@code unix:/run/fabric.sock}
     * @throws IllegalArgumentException if it has another form
     */
    public static SocketAddress parse(String text) {
        if (text.startsWith(UNIX) && text.length() > UNIX.length()) {
            return UnixDomainSocketAddress.of(text.substring(UNIX.length()));
        }
        Matcher matcher = TCP.matcher(text);
        if (!matcher.matches() || Integer.parseInt(matcher.group("port")) > MAXIMUM_PORT) {
            throw new IllegalArgumentException("\"" + text
                    + "\" is no address of a socket; write for example tcp:localhost:2508 or unix:/run/fabric.sock");
        }
        int port = Integer.parseInt(matcher.group("port"));
        String host = matcher.group("host");
        return host == null
                ? new InetSocketAddress(InetAddress.getLoopbackAddress(), port)
                : new InetSocketAddress(host, port);
    }

    /** The text of an address, as {@link #parse} reads it. */
    public static String format(SocketAddress address) {
        if (address instanceof UnixDomainSocketAddress unix) {
            return UNIX + unix.getPath();
        }
        if (address instanceof InetSocketAddress inet) {
            String host = inet.getHostString();
            return "tcp:" + (host.contains(":") ? "[" + host + "]" : host) + ":" + inet.getPort();
        }
        return address.toString();
    }
}
