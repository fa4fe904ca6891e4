package org.cxlmi.spec;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import java.util.Set;

/**
 * The names that generated classes have, inherit or use already. They are in {@code taken-names.properties}, which a test
 * of the generator writes with {@code -Drecreate=true} and compares with what is generated.
 */
public final class TakenNames {

    private static final Properties NAMES = load();

    /** Classes that generated code names. */
    public static final Set<String> CLASSES = names("classes");

    /** Methods without parameters of each struct. */
    public static final Set<String> OF_STRUCT = names("struct");

    /** Methods without parameters of each bits type. */
    public static final Set<String> OF_BITS = names("bits");

    /** Methods of each class that has a method for each command. */
    public static final Set<String> OF_FACADE = names("facade");

    /** Constants of each enumeration. */
    public static final Set<String> OF_ENUM = names("enum");

    private TakenNames() {}

    private static Set<String> names(String kind) {
        return Set.of(NAMES.getProperty(kind).split(" "));
    }

    private static Properties load() {
        Properties names = new Properties();
        try (InputStream in = TakenNames.class.getResourceAsStream("taken-names.properties")) {
            names.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return names;
    }
}
