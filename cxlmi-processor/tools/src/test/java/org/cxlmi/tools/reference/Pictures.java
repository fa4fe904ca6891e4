package org.cxlmi.tools.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Measures the boxes of a picture as it is drawn. */
final class Pictures {

    private static final Pattern RECTANGLE = Pattern.compile(
            "<rect class=\"[^\"]*\" x=\"(\\d+)\" y=\"(\\d+)\" width=\"(\\d+)\" height=\"(\\d+)\" data-at=\"(\\d+)\" data-n=\"(\\d+)\"/>");

    private static final Pattern SIZE = Pattern.compile("<svg viewBox=\"0 0 (\\d+) (\\d+)\"");

    private record Rectangle(int x, int y, int width, int height) {

        boolean overlaps(Rectangle other) {
            return x < other.x + other.width
                    && other.x < x + width
                    && y < other.y + other.height
                    && other.y < y + height;
        }
    }

    private Pictures() {}

    /** The bytes or bits that all boxes stand for, which follow each other, lie in the picture and do not overlap. */
    static int sum(Element picture) {
        String svg = picture.toString();
        Matcher size = SIZE.matcher(svg);
        assertTrue(size.find(), svg);
        List<Rectangle> seen = new ArrayList<>();
        int sum = 0;
        Matcher matcher = RECTANGLE.matcher(svg);
        while (matcher.find()) {
            Rectangle rectangle =
                    new Rectangle(number(matcher, 1), number(matcher, 2), number(matcher, 3), number(matcher, 4));
            assertTrue(seen.stream().noneMatch(rectangle::overlaps), rectangle + " overlaps in " + svg);
            assertTrue(rectangle.x + rectangle.width <= number(size, 1), rectangle + " is cut off");
            assertTrue(rectangle.y + rectangle.height <= number(size, 2), rectangle + " is cut off");
            assertEquals(sum, number(matcher, 5), svg);
            seen.add(rectangle);
            sum += number(matcher, 6);
        }
        assertEquals(svg.split("<rect", -1).length - 1, seen.size(), "boxes that were understood");
        return sum;
    }

    private static int number(Matcher matcher, int group) {
        return Integer.parseInt(matcher.group(group));
    }
}
