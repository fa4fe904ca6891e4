package org.cxlmi.tools.dissector;

import java.util.HashMap;
import java.util.Map;
import org.cxlmi.spec.JavaNames;

/** The names that display filters use: {@code cxlcci.get_health_info.device_temperature}. */
final class FilterNames {

    static final String PROTOCOL = "cxlcci";

    private final Map<String, String> types = new HashMap<>();

    /** {@code deviceTemperature} becomes {@code device_temperature}. */
    static String snake(String javaName) {
        return JavaNames.words(javaName).replace(' ', '_');
    }

    /** {@code deviceTemperature} becomes {@code Device Temperature}. */
    static String title(String javaName) {
        StringBuilder title = new StringBuilder();
        for (String word : javaName.split("(?<=[a-z0-9])(?=[A-Z])", -1)) {
            title.append(title.length() == 0 ? "" : " ")
                    .append(Character.toUpperCase(word.charAt(0)))
                    .append(word.substring(1));
        }
        return title.toString();
    }

    /**
     * The name of a field. Fields of a request and of its response share a name if they also have the same type;
     * otherwise the second one gets a number.
     *
     * @param type all that Wireshark knows of the field besides its name
     */
    String field(String struct, String field, String type) {
        String plain = PROTOCOL + "." + struct + "." + field;
        String name = plain;
        for (int number = 2; !types.computeIfAbsent(name, added -> type).equals(type); number++) {
            name = plain + "_" + number;
        }
        return name;
    }
}
