package org.cxlmi.examples;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Where a component is on MCTP: the kernel's number of the network, and the endpoint id. */
record MctpAddress(int network, int eid) {

    private static final Pattern FORM = Pattern.compile("([0-9]{1,9}):([0-9]{1,3})");

    /** Reads {@code NET:EID}. */
    static final class Converter implements ITypeConverter<MctpAddress> {

        @Override
        public MctpAddress convert(String text) {
            Matcher matcher = FORM.matcher(text);
            if (!matcher.matches()) {
                throw new TypeConversionException("\"" + text + "\" is not of the form NET:EID, for example 1:8");
            }
            return new MctpAddress(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
        }
    }
}
