package org.cxlmi.sdk.internal.dbus;

import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.freedesktop.dbus.DBusPath;
import org.freedesktop.dbus.types.UInt16;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.UInt64;
import org.freedesktop.dbus.types.Variant;

/** Values without dbus-java's own types, as {@link org.cxlmi.sdk.internal.mctpd.MessageBus} has them. */
final class PlainValues {

    private PlainValues() {}

    static Object of(Object value) {
        if (value instanceof Variant<?> variant) {
            return of(variant.getValue());
        }
        if (value instanceof DBusPath path) {
            return path.getPath();
        }
        if (value instanceof Byte octet) {
            return (long) Byte.toUnsignedInt(octet);
        }
        if (value instanceof UInt64 number) {
            return number.value().bitLength() < Long.SIZE ? number.longValue() : number.value();
        }
        if (value instanceof Short || value instanceof Integer || value instanceof UInt16 || value instanceof UInt32) {
            return ((Number) value).longValue();
        }
        if (value instanceof Map<?, ?> map) {
            Map<Object, Object> plain = new HashMap<>();
            map.forEach((key, element) -> plain.put(of(key), of(element)));
            return plain;
        }
        if (value instanceof List<?> list) {
            return list.stream().map(PlainValues::of).toList();
        }
        return value.getClass().isArray() ? listOf(value) : value;
    }

    private static List<Object> listOf(Object array) {
        List<Object> plain = new ArrayList<>();
        for (int i = 0; i < Array.getLength(array); i++) {
            plain.add(of(Array.get(array, i)));
        }
        return plain;
    }
}
