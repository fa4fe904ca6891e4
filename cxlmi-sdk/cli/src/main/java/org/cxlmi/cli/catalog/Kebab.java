package org.cxlmi.cli.catalog;

import java.util.Locale;

/** Names in kebab case, as options and commands have them. */
public final class Kebab {

    private Kebab() {}

    /** {@code GetLdInfo} becomes {@code get-ld-info}. */
    public static String ofCamel(String name) {
        StringBuilder kebab = new StringBuilder();
        for (int i = 0; i < name.length(); i++) {
            char character = name.charAt(i);
            if (Character.isUpperCase(character) && i > 0) {
                kebab.append('-');
            }
            kebab.append(Character.toLowerCase(character));
        }
        return kebab.toString();
    }

    /** {@code COMMAND_EFFECTS_LOG} becomes {@code command-effects-log}. */
    public static String ofConstant(String name) {
        return name.toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
