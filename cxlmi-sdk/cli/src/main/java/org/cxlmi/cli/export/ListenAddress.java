package org.cxlmi.cli.export;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cxlmi.cli.output.CliException;

/** Reads addresses to listen on, such as {@code 127.0.0.1:9839} and {@code [::1]:9839}. */
final class ListenAddress {

    private static final Pattern FORM = Pattern.compile("(?:\\[([0-9A-Fa-f:.%\\w]+)]|([^:\\[\\]]+)):(\\d{1,5})");
    private static final int HIGHEST_PORT = 0xFFFF;

    private ListenAddress() {}

    static InetSocketAddress parse(String text) {
        Matcher address = FORM.matcher(text);
        if (!address.matches() || Integer.parseInt(address.group(3)) > HIGHEST_PORT) {
            throw CliException.usage("--listen " + text
                    + " is no address with a port; write for example 127.0.0.1:9839, [::1]:9839, or port 0 for any that is"
                    + " free");
        }
        String host = address.group(1) == null ? address.group(2) : address.group(1);
        try {
            return new InetSocketAddress(InetAddress.getByName(host), Integer.parseInt(address.group(3)));
        } catch (UnknownHostException e) {
            throw CliException.usage("--listen " + text + ": this machine knows no address of " + host);
        }
    }

    /** The form for URLs. */
    static String url(InetSocketAddress address, int port) {
        String host = address.getAddress().getHostAddress();
        return "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }
}
