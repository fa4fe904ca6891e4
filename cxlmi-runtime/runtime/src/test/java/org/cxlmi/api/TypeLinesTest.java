package org.cxlmi.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TypeLinesTest {

    private static final String HERE = "org.cxlmi.api.TypeLinesTest.";

    @Test
    void class_showsWhatOthersCanUse() {
        assertEquals(
                List.of(
                        "static class " + HERE + "Open<E extends Number & Comparable<? super E>>"
                                + " implements TypeLinesTest.Shape",
                        "    field SIZE: static final int",
                        "    field shared: protected E[]",
                        "    new(E, int...): throws java.io.IOException",
                        "    inherited(): int",
                        "    map<K>(Map<K, ? extends E>, byte[][]): @Deprecated final Map.Entry<K, E>",
                        "    of(int): protected Set<?>"),
                lines(Open.class));
    }

    @Test
    void interface_showsDefaultsAndWhoMayImplementIt() {
        assertEquals(
                List.of(
                        "sealed interface " + HERE + "Shape permits TypeLinesTest.Open, TypeLinesTest.Point",
                        "    area(): default long"),
                lines(Shape.class));
    }

    @Test
    void record_showsItsComponentsOnce() {
        assertEquals(
                List.of(
                        "record " + HERE + "Point(int x, List<String> names) implements TypeLinesTest.Shape",
                        "    new(int, List<String>)",
                        "    sum(): int"),
                lines(Point.class));
    }

    @Test
    void enumeration_showsItsConstants() {
        assertEquals(List.of("enum " + HERE + "Color", "    constant BLUE", "    constant RED"), lines(Color.class));
    }

    @Test
    void typeInsideAHiddenOne_isHidden() {
        assertFalse(TypeLines.isAccessible(Base.Inside.class));
    }

    private static List<String> lines(Class<?> type) {
        return new TypeLines(type, new TypeNames(Set.of("org.cxlmi.api")))
                .lines()
                .toList();
    }

    static class Base {

        public static class Inside {}

        public int inherited() {
            return 0;
        }

        void hidden() {}
    }

    public static non-sealed class Open<E extends Number & Comparable<? super E>> extends Base implements Shape {

        public static final int SIZE = 1;
        static final int HIDDEN = 2;

        protected E[] shared;

        public Open(E first, int... more) throws IOException {
            if (more.length == 0) {
                throw new IOException();
            }
            this.shared = null;
        }

        Open(int hidden) {}

        @Deprecated
        public final <K> Map.Entry<K, E> map(Map<K, ? extends E> all, byte[][] bytes) {
            assertEquals(0, bytes.length);
            return all.isEmpty() ? null : Map.entry(all.keySet().iterator().next(), shared[0]);
        }

        protected Set<?> of(int number) {
            return Set.of(number);
        }

        @Override
        public String toString() {
            return "open";
        }
    }

    public sealed interface Shape permits Open, Point {

        default long area() {
            return 0;
        }
    }

    public record Point(int x, List<String> names) implements Shape {

        public int sum() {
            return x;
        }
    }

    public enum Color {
        RED,
        BLUE
    }
}
