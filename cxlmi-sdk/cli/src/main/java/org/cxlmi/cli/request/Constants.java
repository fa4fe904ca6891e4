package org.cxlmi.cli.request;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.cxlmi.cli.catalog.Kebab;
import org.cxlmi.cli.output.CliException;
import org.cxlmi.runtime.wire.CodedEnum;
import org.cxlmi.runtime.wire.IdentifiedEnum;

/** The constants of an enumeration, by their names in kebab case. */
public final class Constants {

    private static final UUID NO_ID = new UUID(0, 0);

    private Constants() {}

    /** The names of all constants, without the one for unknown codes. */
    static List<String> names(Class<?> type) {
        return all(type).stream().map(Constants::name).toList();
    }

    private static List<Enum<?>> all(Class<?> type) {
        return Arrays.stream(type.getEnumConstants())
                .filter(Constants::isKnown)
                .<Enum<?>>map(constant -> (Enum<?>) constant)
                .toList();
    }

    private static boolean isKnown(Object constant) {
        return constant instanceof CodedEnum coded
                ? coded.code() >= 0
                : !(constant instanceof IdentifiedEnum identified) || !NO_ID.equals(identified.id());
    }

    private static String name(Enum<?> constant) {
        return Kebab.ofConstant(constant.name());
    }

    /**
     * The constant of a name, or of its beginning if no other begins so.
     *
     * @param option the option, for messages
     * @throws CliException if there is none
     */
    public static <T extends Enum<T>> T constant(String option, Class<T> type, String text) {
        return type.cast(find(option, type, text));
    }

    /** Does the same as {@link #constant} if the type is not known before. */
    static Enum<?> find(String option, Class<?> type, String text) {
        String wanted = text.strip().toLowerCase(Locale.ROOT).replaceAll("[_ ]", "-");
        List<Enum<?>> begun = all(type).stream()
                .filter(constant -> name(constant).startsWith(wanted))
                .toList();
        return begun.stream()
                .filter(constant -> name(constant).equals(wanted) || begun.size() == 1)
                .findFirst()
                .orElseThrow(() -> CliException.usage(option + " " + text
                        + (begun.isEmpty() ? " is none of " : " may be several of ") + String.join(", ", names(type))));
    }
}
