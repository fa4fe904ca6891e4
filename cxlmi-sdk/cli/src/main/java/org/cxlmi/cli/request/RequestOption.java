package org.cxlmi.cli.request;

import java.util.List;
import java.util.Locale;
import org.cxlmi.cli.catalog.Kebab;
import org.cxlmi.runtime.wire.Bits;

/**
 * An option for a field of a request, or for some bits of a field.
 *
 * @param path the members that lead to it: itself, or the struct that it is in before it
 */
public record RequestOption(List<Member> path) {

    public RequestOption {
        path = List.copyOf(path);
    }

    Member member() {
        return path.get(path.size() - 1);
    }

    /** The name with its two hyphens; that of a field within a struct follows a dot. */
    public String name() {
        return "--" + String.join(".", path.stream().map(Member::option).toList());
    }

    /** The names of the fields that lead to it, as in the spec. */
    public List<String> fields() {
        return path.stream().map(Member::name).toList();
    }

    /** Whether its value may be left out. */
    public boolean isFlag() {
        return member().isFlag();
    }

    /** Whether it may be given several times. */
    public boolean isList() {
        return member().isList() || (member().type().isArray() && member().type() != byte[].class);
    }

    /** The names that its value may have; empty if it has none. */
    public List<String> candidates() {
        Member member = member();
        if (member.type().isEnum()) {
            return Constants.names(member.type());
        }
        return Bits.class.isAssignableFrom(member.type())
                ? member.nested().orElseThrow().members().stream()
                        .map(Member::option)
                        .toList()
                : List.of();
    }

    /** What stands for its value in help. */
    public String label() {
        Member member = member();
        Class<?> type = member.type();
        if (type.isEnum()) {
            return Kebab.ofCamel(type.getSimpleName()).toUpperCase(Locale.ROOT);
        } else if (member.isList() && member.nested().isPresent()) {
            return "NAME=VALUE,...";
        } else if (isList()) {
            return "N,...";
        } else if (type == byte[].class) {
            return "HEX|@FILE|-";
        } else if (Bits.class.isAssignableFrom(type)) {
            return "NAME,...|N";
        } else if (member.isFlag()) {
            return "true|false";
        }
        boolean isSize = member.scaled().isPresent() || member.unit().equals("bytes");
        return isSize
                ? "SIZE"
                : type == int.class || type == long.class
                        ? "N"
                        : type.getSimpleName().toUpperCase(Locale.ROOT);
    }

    /** The width and the unit, for help. */
    public String width() {
        Member member = member();
        Class<?> type = member.type();
        if (type != int.class && type != long.class) {
            return "";
        }
        String unit = member.unit();
        return member.bits() + (member.isSigned() ? " bits, signed" : " bits") + (unit.isEmpty() ? "" : ", in " + unit);
    }
}
