package org.cxlmi.cli.porcelain;

import java.util.Locale;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the tag of dynamic capacity: 32 hexadecimal digits, or a UUID with its hyphens. */
final class TagConverter implements ITypeConverter<UUID> {

    private static final Pattern FORM =
            Pattern.compile("(?:0x)?([0-9a-f]{8})(-?)([0-9a-f]{4})\\2([0-9a-f]{4})\\2([0-9a-f]{4})\\2([0-9a-f]{12})");

    @Override
    public UUID convert(String text) {
        Matcher tag = FORM.matcher(text.toLowerCase(Locale.ROOT));
        if (!tag.matches()) {
            throw new TypeConversionException("expected 16 bytes as 32 hexadecimal digits or as a UUID, such as"
                    + " 0da9c0b5-bf41-4b78-8f79-96b1623b3f17");
        }
        return UUID.fromString(String.join("-", tag.group(1), tag.group(3), tag.group(4), tag.group(5), tag.group(6)));
    }
}
