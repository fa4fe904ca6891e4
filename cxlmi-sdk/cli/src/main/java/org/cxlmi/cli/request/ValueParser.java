package org.cxlmi.cli.request;

import java.io.InputStream;
import java.lang.reflect.Method;
import java.math.BigInteger;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.cxlmi.cli.output.CliException;
import org.cxlmi.cli.run.Numbers;
import org.cxlmi.runtime.wire.Bits;

/** Reads values from the text of options, and gives them to builders. */
final class ValueParser {

    private final InputStream in;

    /** Makes a parser; {@code in} is what {@code -} stands for. */
    ValueParser(InputStream in) {
        this.in = in;
    }

    /**
     * Sets a member.
     *
     * @param option the option, for messages
     * @param texts the texts that were given, several only for lists
     */
    void set(Object builder, Member member, String option, List<String> texts) {
        String text = texts.get(texts.size() - 1);
        Class<?> type = member.type();
        if (member.isList()) {
            Form.invoke(member.setter(), builder, list(member, option, texts));
        } else if (type == boolean.class) {
            Form.invoke(member.setter(), builder, flag(option, text));
        } else if (type == int.class || type == long.class) {
            setNumber(builder, member, option, text);
        } else if (type == int[].class || type == long[].class) {
            Form.invoke(member.setter(), builder, numbers(member, option, texts));
        } else if (type.isEnum()) {
            setConstant(builder, member, option, text);
        } else if (type == UUID.class) {
            Form.invoke(member.setter(), builder, uuid(option, text));
        } else if (type == Instant.class) {
            setTime(builder, member, option, text);
        } else if (type == byte[].class) {
            Form.invoke(member.setter(), builder, (Object) ByteText.read(option, text, in));
        } else if (Bits.class.isAssignableFrom(type)) {
            Form.invoke(member.setter(), builder, bits(member, option, text));
        } else if (type == String.class) {
            Form.invoke(member.setter(), builder, text);
        } else {
            throw new IllegalStateException(option + ": no text for " + type);
        }
    }

    private static boolean flag(String option, String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "yes", "on", "1" -> true;
            case "false", "no", "off", "0" -> false;
            default -> throw CliException.usage(option + " " + text + ": expected true or false");
        };
    }

    private static void setNumber(Object builder, Member member, String option, String text) {
        Optional<BigInteger> bytes;
        try {
            bytes = Numbers.bytes(text);
        } catch (IllegalArgumentException e) {
            throw CliException.usage(option + " " + text + ": " + e.getMessage());
        }
        boolean inBytes = member.unit().equals("bytes");
        if (bytes.isPresent() && member.scaled().isPresent()) {
            Method scaled = member.scaled().get();
            Form.invoke(scaled, builder, fitted(option, text, bytes.get(), Long.SIZE - 1, false, long.class));
        } else if (bytes.isPresent() && (inBytes || member.unit().isEmpty())) {
            setChecked(builder, member, option, text, bytes.get());
        } else if (bytes.isPresent()) {
            throw CliException.usage(option + " " + text + ": expected a number of " + member.unit());
        } else {
            setChecked(builder, member, option, text, number(option, text));
        }
    }

    private static void setChecked(Object builder, Member member, String option, String text, BigInteger number) {
        Form.invoke(
                member.setter(),
                builder,
                fitted(option, text, number, member.bits(), member.isSigned(), member.type()));
    }

    private static BigInteger number(String option, String text) {
        try {
            return Numbers.required(text);
        } catch (IllegalArgumentException e) {
            throw CliException.usage(option + " " + text + ": " + e.getMessage());
        }
    }

    /** A number in the type that a method takes. Unsigned numbers of 64 bits become negative. */
    private static Object fitted(
            String option, String text, BigInteger number, int bits, boolean signed, Class<?> type) {
        try {
            BigInteger fitting = Numbers.within(bits, signed, number);
            return type == int.class ? (Object) fitting.intValue() : (Object) fitting.longValue();
        } catch (IllegalArgumentException e) {
            throw CliException.usage(option + " " + text + ": " + e.getMessage());
        }
    }

    private static Object numbers(Member member, String option, List<String> texts) {
        List<Object> numbers = split(texts).stream()
                .map(text -> fitted(
                        option,
                        text,
                        number(option, text),
                        member.bits(),
                        member.isSigned(),
                        member.type().getComponentType()))
                .toList();
        return member.type() == int[].class
                ? numbers.stream().mapToInt(number -> (int) number).toArray()
                : numbers.stream().mapToLong(number -> (long) number).toArray();
    }

    private static List<String> split(List<String> texts) {
        return texts.stream()
                .flatMap(text -> Arrays.stream(text.split(",", -1)))
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .toList();
    }

    private static void setConstant(Object builder, Member member, String option, String text) {
        if (member.raw().isPresent()) {
            Method raw = member.raw().get();
            Class<?> type = raw.getParameterTypes()[0];
            Optional<BigInteger> code = type == UUID.class ? Optional.empty() : Numbers.number(text);
            if (code.isPresent()) {
                Form.invoke(raw, builder, fitted(option, text, code.get(), member.bits(), false, type));
                return;
            }
            if (type == UUID.class && text.matches("[0-9a-fA-F-]{36}")) {
                Form.invoke(raw, builder, uuid(option, text));
                return;
            }
        }
        Form.invoke(member.setter(), builder, Constants.find(option, member.type(), text));
    }

    private static UUID uuid(String option, String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw CliException.usage(
                    option + " " + text + ": expected a UUID such as 0da9c0b5-bf41-4b78-8f79-96b1623b3f17");
        }
    }

    private static void setTime(Object builder, Member member, String option, String text) {
        Optional<BigInteger> nanos = Numbers.number(text);
        if (nanos.isPresent() && member.raw().isPresent()) {
            Form.invoke(member.raw().get(), builder, fitted(option, text, nanos.get(), Long.SIZE, false, long.class));
            return;
        }
        try {
            Instant time = text.equals("now") ? Instant.now() : Instant.parse(text.toUpperCase(Locale.ROOT));
            Form.invoke(member.setter(), builder, time);
        } catch (DateTimeParseException e) {
            throw CliException.usage(option + " " + text
                    + ": expected a time such as 2026-03-01T12:00:00Z, now, or nanoseconds since 1970");
        }
    }

    private Object bits(Member member, String option, String text) {
        Optional<BigInteger> number = Numbers.number(text);
        if (number.isPresent()) {
            Method of = Arrays.stream(member.type().getMethods())
                    .filter(method -> method.getName().equals("of") && method.getParameterCount() == 1)
                    .findFirst()
                    .orElseThrow();
            Class<?> type = of.getParameterTypes()[0];
            return Form.invoke(of, null, fitted(option, text, number.get(), member.bits(), false, type));
        }
        return named(member.nested().orElseThrow(), option, text.equals("none") ? "" : text);
    }

    private List<Object> list(Member member, String option, List<String> texts) {
        Optional<Form> form = member.nested();
        List<Object> elements = new ArrayList<>();
        if (form.isPresent()) {
            texts.forEach(text -> elements.add(named(form.get(), option, text)));
        } else {
            split(texts).forEach(text -> elements.add(uuid(option, text)));
        }
        return elements;
    }

    /** Builds something from text such as {@code start=0x1000,length=64,urgent}. */
    private Object named(Form form, String option, String text) {
        Object builder = form.newBuilder();
        for (String part : Pattern.compile("[,+]").split(text, -1)) {
            if (!part.isBlank()) {
                int equals = part.indexOf('=');
                String name = (equals < 0 ? part : part.substring(0, equals)).strip();
                Member member = form.members().stream()
                        .filter(candidate -> candidate.option().equals(name.toLowerCase(Locale.ROOT))
                                || candidate.name().equals(name))
                        .findFirst()
                        .orElseThrow(() -> CliException.usage(option + " " + text + ": " + name + " is none of "
                                + String.join(
                                        ", ",
                                        form.members().stream()
                                                .map(Member::option)
                                                .toList())));
                if (equals < 0 && !member.isFlag()) {
                    throw CliException.usage(option + " " + text + ": write " + name + "=VALUE");
                }
                String value = equals < 0 ? "true" : part.substring(equals + 1).strip();
                set(builder, member, option + " " + member.option(), List.of(value));
            }
        }
        return RequestOptions.translated(option + " ", form, () -> form.build(builder));
    }
}
