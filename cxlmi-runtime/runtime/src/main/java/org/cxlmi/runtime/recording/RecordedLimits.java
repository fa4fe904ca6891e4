package org.cxlmi.runtime.recording;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cxlmi.runtime.transport.PayloadLimits;

/** The limits of a recorded transport as text, for example {@code 2048 2048 component}. */
final class RecordedLimits {

    private static final String COMPONENT = "component";
    private static final String CONNECTION = "connection";
    private static final Pattern RECORDED = Pattern.compile("(\\d{1,10}) (\\d{1,10}) (component|connection)");

    private RecordedLimits() {}

    static String text(PayloadLimits limits) {
        return limits.request().orElse(Integer.MAX_VALUE) + " "
                + limits.response().orElse(Integer.MAX_VALUE) + " "
                + (limits.isComplete() ? COMPONENT : CONNECTION);
    }

    /**
     * Reads what {@link #text} wrote.
     *
     * @throws IllegalArgumentException if the text has another form
     */
    static PayloadLimits parse(String text) {
        Matcher matcher = RECORDED.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("\"" + text + "\" are no limits, such as 2048 2048 component");
        }
        int request = Integer.parseInt(matcher.group(1));
        int response = Integer.parseInt(matcher.group(2));
        return matcher.group(3).equals(COMPONENT)
                ? PayloadLimits.ofComponent(request, response)
                : PayloadLimits.ofConnection(request, response);
    }
}
