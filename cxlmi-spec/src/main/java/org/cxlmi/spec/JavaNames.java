package org.cxlmi.spec;

import java.util.Locale;
import java.util.regex.Pattern;
import javax.lang.model.SourceVersion;

/** How names of the spec become names of the generated Java. */
public final class JavaNames {

    private static final Pattern SEPARATORS = Pattern.compile("[^A-Za-z0-9]+");

    private JavaNames() {}

    /** {@code Get Event Records} becomes {@code GetEventRecords}. */
    public static String className(String specName) {
        StringBuilder name = new StringBuilder();
        for (String word : SEPARATORS.split(specName, -1)) {
            if (!word.isEmpty()) {
                boolean acronym = word.length() > 1 && word.equals(word.toUpperCase(Locale.ROOT));
                name.append(Character.toUpperCase(word.charAt(0)))
                        .append(acronym ? word.substring(1).toLowerCase(Locale.ROOT) : word.substring(1));
            }
        }
        return name.toString();
    }

    /** {@code GetEventRecords} becomes {@code getEventRecords}. */
    public static String methodName(String className) {
        return Character.toLowerCase(className.charAt(0)) + className.substring(1);
    }

    /** {@code record_count} becomes {@code recordCount}; empty if no letter or digit is in it. */
    public static String memberName(String anyName) {
        String className = className(anyName);
        return className.isEmpty() ? "" : methodName(className);
    }

    /** {@code maintenanceNeeded} becomes {@code maintenance needed}. */
    public static String words(String javaName) {
        return javaName.replaceAll("(?<=[a-z0-9])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
    }

    /** Whether no method can be called this: a keyword, or a word that is one where a method is called. */
    public static boolean isWord(String name) {
        return SourceVersion.isKeyword(name) || name.equals("yield");
    }
}
