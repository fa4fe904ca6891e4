package org.cxlmi.tools.dissector;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A table in Lua, as it is written in a script. */
final class LuaTable {

    /** The first integer that a number of Lua 5.2 does not hold exactly. */
    private static final long INEXACT = 1L << 53;

    private final List<String> entries = new ArrayList<>();

    /** Adds an element to the list. */
    LuaTable add(String text) {
        entries.add(quoted(text));
        return this;
    }

    LuaTable add(long number) {
        entries.add(number(number));
        return this;
    }

    LuaTable add(LuaTable table) {
        entries.add(table.toString());
        return this;
    }

    LuaTable with(String key, String text) {
        entries.add(key + "=" + quoted(text));
        return this;
    }

    LuaTable with(String key, Optional<String> text) {
        return text.map(present -> with(key, present)).orElse(this);
    }

    LuaTable with(String key, long number) {
        entries.add(key + "=" + number(number));
        return this;
    }

    LuaTable with(String key, LuaTable table) {
        entries.add(key + "=" + table);
        return this;
    }

    /** Sets a flag, or leaves it out. */
    LuaTable flag(String key, boolean set) {
        if (set) {
            entries.add(key + "=true");
        }
        return this;
    }

    /** Adds a list, or leaves it out if it is empty. */
    LuaTable list(String key, Collection<LuaTable> tables) {
        return tables.isEmpty() ? this : with(key, of(tables));
    }

    static LuaTable of(Collection<LuaTable> tables) {
        LuaTable list = new LuaTable();
        tables.forEach(list::add);
        return list;
    }

    static LuaTable texts(Collection<String> texts) {
        LuaTable list = new LuaTable();
        texts.forEach(list::add);
        return list;
    }

    static LuaTable numbers(Collection<Long> numbers) {
        LuaTable list = new LuaTable();
        numbers.forEach(list::add);
        return list;
    }

    /** An unsigned number; as text in hexadecimal if a number of Lua would not be exact. */
    private static String number(long number) {
        return Long.compareUnsigned(number, INEXACT) < 0
                ? Long.toString(number)
                : quoted(String.format(Locale.ROOT, "0x%016x", number));
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                quoted.append('\\').append(c);
            } else if (c < ' ' || c == 0x7F) {
                quoted.append(String.format(Locale.ROOT, "\\%03d", (int) c));
            } else {
                quoted.append(c);
            }
        }
        return quoted.append('"').toString();
    }

    @Override
    public String toString() {
        return "{" + String.join(",", entries) + "}";
    }
}
