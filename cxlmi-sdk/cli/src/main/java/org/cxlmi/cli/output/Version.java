package org.cxlmi.cli;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;

/** The version of this program. */
final class Version {

    private Version() {}

    static String text() {
        try (InputStream in = Version.class.getResourceAsStream("version.properties")) {
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
