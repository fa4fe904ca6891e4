package org.cxlmi.cli.output;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;

/** The version of this program. */
public final class Version {

    private Version() {}

    /** The version of this program. */
    public static String text() {
        try (InputStream in = Version.class.getResourceAsStream("/org/cxlmi/cli/version.properties")) {
            Properties properties = new Properties();
            if (in != null) {
                properties.load(in);
            }
            return properties.getProperty("version", "of an unknown version");
        } catch (IOException e) {
            return "of an unknown version";
        }
    }
}
