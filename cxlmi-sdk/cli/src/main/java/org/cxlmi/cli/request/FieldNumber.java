package org.cxlmi.cli.request;

import java.math.BigInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cxlmi.cli.run.Numbers;
import org.cxlmi.runtime.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the number of an option that becomes an unsigned field of a request. The spec says what the field takes. */
public abstract class FieldNumber implements ITypeConverter<Integer> {

    /** What a builder expects; the field, which the user does not know, is before it, and what the user knows after it. */
    private static final Pattern EXPECTED = Pattern.compile("expected (?:(?!, found ).)+");

    private final Form form;
    private final Member member;

    /** @param field the name in the spec of a field of the request, of less than 32 bits */
    protected FieldNumber(Command<?, ?> command, String field) {
        this.form = Form.ofStruct(command.requestType(), command.requestLayout());
        this.member = form.members().stream()
                .filter(candidate -> candidate.name().equals(field))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(command + " has no field " + field));
    }

    @Override
    public final Integer convert(String text) {
        try {
            BigInteger number = Numbers.required(text);
            // The builder may take less than there is room for, and should say so for each number.
            BigInteger most = BigInteger.ONE.shiftLeft(member.bits()).subtract(BigInteger.ONE);
            Form.invoke(
                    member.setter(),
                    form.newBuilder(),
                    number.max(BigInteger.ZERO).min(most).intValueExact());
            return Numbers.within(BigInteger.ZERO, most, number).intValueExact();
        } catch (IllegalArgumentException e) {
            String message = String.valueOf(e.getMessage());
            Matcher expected = EXPECTED.matcher(message);
            throw new TypeConversionException(expected.find() ? expected.group() : message);
        }
    }
}
