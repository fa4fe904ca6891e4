package org.cxlmi.cli.request;

import java.math.BigInteger;
import java.util.Optional;
import org.cxlmi.cli.run.Numbers;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads sizes and addresses in bytes, such as {@code 512MiB}, {@code 4096} and {@code 0x1000}. */
public final class Sizes implements ITypeConverter<Long> {

    @Override
    public Long convert(String text) {
        Optional<BigInteger> bytes;
        try {
            bytes = Numbers.bytes(text).or(() -> Numbers.number(text));
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(e.getMessage());
        }
        return bytes.filter(number -> number.signum() >= 0 && number.bitLength() < Long.SIZE)
                .map(BigInteger::longValueExact)
                .orElseThrow(() ->
                        new TypeConversionException("expected a size such as 512MiB, 4096 or 0x1000, below 8 EiB"));
    }
}
