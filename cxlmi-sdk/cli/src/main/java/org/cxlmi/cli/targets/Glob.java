package org.cxlmi.cli.targets;

import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A pattern of names: {@code *} is any text, {@code ?} any character. */
record Glob(Pattern pattern) {

    static boolean isPattern(String text) {
        return text.indexOf('*') >= 0 || text.indexOf('?') >= 0;
    }

    static Glob of(String text) {
        String regex = text.chars()
                .mapToObj(character -> switch (character) {
                    case '*' -> ".*";
                    case '?' -> ".";
                    default -> Pattern.quote(Character.toString(character));
                })
                .collect(Collectors.joining());
        return new Glob(Pattern.compile(regex));
    }

    boolean matches(String name) {
        return pattern.matcher(name).matches();
    }
}
