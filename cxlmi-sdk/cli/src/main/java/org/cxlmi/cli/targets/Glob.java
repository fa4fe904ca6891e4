package org.cxlmi.cli.targets;

import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A pattern of names: {@code *} is any text, {@code ?} any character. */
public record Glob(Pattern pattern) {

    static boolean isPattern(String text) {
        return text.indexOf('*') >= 0 || text.indexOf('?') >= 0;
    }

    /** Reads a pattern; other characters stand for themselves. */
    public static Glob of(String text) {
        String regex = text.chars()
                .mapToObj(character -> switch (character) {
                    case '*' -> ".*";
                    case '?' -> ".";
                    default -> Pattern.quote(Character.toString(character));
                })
                .collect(Collectors.joining());
        return new Glob(Pattern.compile(regex));
    }

    /** Whether the whole name is as the pattern says. */
    public boolean matches(String name) {
        return pattern.matcher(name).matches();
    }
}
