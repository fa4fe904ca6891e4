package org.cxlmi.cli.porcelain;

import org.cxlmi.cli.request.Sizes;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A range of device physical addresses, written as {@code START+LENGTH}, such as {@code 0x40000000+256MiB}. */
record ByteRange(long start, long length) {

    static final String LABEL = "START+LENGTH";

    /** Reads it. */
    static final class Converter implements ITypeConverter<ByteRange> {

        @Override
        public ByteRange convert(String text) {
            int plus = text.indexOf('+');
            if (plus < 0) {
                throw new TypeConversionException("expected START+LENGTH such as 0x40000000+256MiB");
            }
            long start = new Sizes().convert(text.substring(0, plus));
            long length = new Sizes().convert(text.substring(plus + 1));
            if (length == 0 || start > Long.MAX_VALUE - length) {
                throw new TypeConversionException("expected a range that is not empty and ends below 8 EiB");
            }
            return new ByteRange(start, length);
        }
    }
}
