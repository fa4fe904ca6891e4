package org.cxlmi.cli.run;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads durations such as {@code 40ms}, {@code 5s} and {@code 2m}. */
public class Durations implements ITypeConverter<Duration> {

    private static final Pattern FORM = Pattern.compile("(\\d{1,9})(ms|s|m|h)");

    /** Much shorter than what fits into nanoseconds of 64 bits, so that sums fit, too. */
    private static final Duration LONGEST = Duration.ofDays(36_500);

    private final Duration least;

    /** Takes any duration. */
    public Durations() {
        this(Duration.ZERO);
    }

    private Durations(Duration least) {
        this.least = least;
    }

    /** Takes any duration but none at all. */
    public static final class Positive extends Durations {

        public Positive() {
            super(Duration.ofMillis(1));
        }
    }

    @Override
    public final Duration convert(String text) {
        Matcher written = FORM.matcher(text);
        if (!written.matches()) {
            throw new TypeConversionException("expected a duration such as 40ms, 5s or 2m");
        }
        Duration duration = duration(Long.parseLong(written.group(1)), written.group(2));
        if (duration.compareTo(least) < 0 || duration.compareTo(LONGEST) > 0) {
            throw new TypeConversionException("expected from " + least.toMillis() + "ms to " + LONGEST.toHours() + "h");
        }
        return duration;
    }

    private static Duration duration(long number, String unit) {
        return switch (unit) {
            case "ms" -> Duration.ofMillis(number);
            case "s" -> Duration.ofSeconds(number);
            case "m" -> Duration.ofMinutes(number);
            default -> Duration.ofHours(number);
        };
    }
}
