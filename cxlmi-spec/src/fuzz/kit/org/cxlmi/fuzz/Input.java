package org.cxlmi.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;

/** One random input: everything that is random in it comes from its seed. */
public final class Input {

    private static final List<Long> EDGES = List.of(
            0L,
            1L,
            2L,
            3L,
            -1L,
            (long) Byte.MAX_VALUE,
            (long) Byte.MIN_VALUE,
            0xFFL,
            0x100L,
            (long) Short.MAX_VALUE,
            0xFFFFL,
            0x10000L,
            (long) Integer.MAX_VALUE,
            (long) Integer.MIN_VALUE,
            0xFFFF_FFFFL,
            0x1_0000_0000L,
            Long.MAX_VALUE,
            Long.MIN_VALUE);

    /** Each is something to a parser: several are more than one {@code char}, a combination, or nothing to be seen. */
    private static final List<String> ODD_CHARACTERS = List.of(
            "\uD83D\uDE00",
            "\uD83D",
            "\uDE00",
            "\u0000",
            "\u0007",
            "\t",
            "\r",
            "\r\n",
            "\n",
            "\u0085",
            "\u00A0",
            "\u2028",
            "\uFEFF",
            "\uFFFD",
            "\u00E9",
            "e\u0301",
            "\u00DF",
            "\u0130",
            "\u0131",
            "\u200B",
            "\u202E",
            "\"",
            "'",
            "\\",
            "#",
            ":",
            "-",
            "{",
            "}",
            "[",
            "]",
            ",",
            "&",
            "*",
            "!",
            "|",
            ">",
            "%",
            "@",
            "`",
            "?",
            "~",
            " ",
            "0x",
            "1e9",
            "null",
            "true");

    private final long seed;
    private final Random random;
    private final StringBuilder shown = new StringBuilder();

    Input(long seed) {
        this.seed = seed;
        this.random = new Random(seed);
    }

    long seed() {
        return seed;
    }

    String shown() {
        return shown.toString();
    }

    /** Adds something that the message of a failure shows. */
    public void show(String what, Object value) {
        Object text = value instanceof byte[] bytes ? HexFormat.of().formatHex(bytes) : value;
        shown.append('\n').append(what).append(": ").append(text);
    }

    /** From 0 to less than the bound. */
    public int below(int bound) {
        return random.nextInt(bound);
    }

    /** From the one to the other, both included. */
    public int between(int low, int high) {
        return low + random.nextInt(high - low + 1);
    }

    public boolean oneIn(int n) {
        return random.nextInt(n) == 0;
    }

    public <T> T of(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    /** Any number, often one at the edge of something. */
    public long number() {
        return switch (random.nextInt(4)) {
            case 0 -> of(EDGES) + random.nextInt(3) - 1;
            case 1 -> random.nextInt(300);
            case 2 -> random.nextLong() >>> random.nextInt(64);
            default -> random.nextLong();
        };
    }

    /** So many bytes: random, or mostly alike. */
    public byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        switch (random.nextInt(4)) {
            case 0 -> Arrays.fill(bytes, (byte) -random.nextInt(2));
            case 1 -> {
                for (int i = 0; i < length; i++) {
                    bytes[i] = (byte) random.nextInt(4);
                }
            }
            default -> random.nextBytes(bytes);
        }
        return oneIn(2) && length > 0 ? overwritten(bytes) : bytes;
    }

    /** The bytes with some changed, added, repeated or left out. */
    public byte[] damaged(byte[] bytes) {
        byte[] damaged = bytes.clone();
        for (int i = between(1, 4); i > 0; i--) {
            damaged = switch (random.nextInt(5)) {
                case 0 -> Arrays.copyOf(damaged, random.nextInt(damaged.length + 1));
                case 1 -> spliced(random.nextInt(2), /* bytes= */ damaged, /* added= */ bytes(random.nextInt(9)));
                case 2 -> spliced(0, damaged, piece(damaged));
                case 3 -> spliced(random.nextInt(9), damaged, new byte[0]);
                default -> damaged.length == 0 ? damaged : overwritten(damaged);
            };
        }
        return damaged;
    }

    private byte[] overwritten(byte[] bytes) {
        byte[] result = bytes.clone();
        int at = random.nextInt(result.length);
        long value = number();
        for (int i = 1 << random.nextInt(4); i > 0 && at < result.length; i--) {
            result[at++] = (byte) value;
            value >>= 8;
        }
        return result;
    }

    private byte[] piece(byte[] bytes) {
        int from = random.nextInt(bytes.length + 1);
        return Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + random.nextInt(17)));
    }

    /** The bytes with others somewhere in them, in place of some. */
    private byte[] spliced(int removed, byte[] bytes, byte[] added) {
        int at = random.nextInt(bytes.length + 1);
        int rest = Math.min(bytes.length, at + removed);
        byte[] result = new byte[at + added.length + bytes.length - rest];
        System.arraycopy(bytes, 0, result, 0, at);
        System.arraycopy(added, 0, result, at, added.length);
        System.arraycopy(bytes, rest, result, at + added.length, bytes.length - rest);
        return result;
    }

    /** A text of up to so many characters, with odd ones in it. */
    public String text(int characters) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(characters + 1); i > 0; i--) {
            text.append(oneIn(4) ? of(ODD_CHARACTERS) : String.valueOf((char) between(' ', '~')));
        }
        return text.toString();
    }

    /** The text with characters, words, numbers or whole lines changed, added, repeated, moved or left out. */
    public String damaged(String text) {
        String damaged = text;
        for (int i = between(1, 4); i > 0; i--) {
            damaged = switch (random.nextInt(8)) {
                case 0 -> characters(random.nextInt(2), damaged, of(ODD_CHARACTERS));
                case 1 -> characters(between(1, 9), damaged, "");
                case 2 -> characters(random.nextInt(4), /* text= */ damaged, /* added= */ text(8));
                case 3 -> characters(between(0, 4), damaged, Long.toString(number()));
                case 4 -> words(damaged);
                default -> lines(damaged);
            };
        }
        return damaged;
    }

    private String characters(int removed, String text, String added) {
        int at = random.nextInt(text.length() + 1);
        return text.substring(0, at) + added + text.substring(Math.min(text.length(), at + removed));
    }

    private String words(String text) {
        List<String> words = new ArrayList<>(Arrays.asList(text.split("\\b", -1)));
        words.set(random.nextInt(words.size()), oneIn(3) ? Long.toString(number()) : of(words));
        return String.join("", words);
    }

    private String lines(String text) {
        List<String> lines = new ArrayList<>(Arrays.asList(text.split("(?<=\n)", -1)));
        int from = random.nextInt(lines.size());
        int to = Math.min(lines.size(), from + between(1, 4));
        List<String> some = List.copyOf(lines.subList(from, to));
        if (oneIn(2)) {
            lines.subList(from, to).clear();
        }
        if (oneIn(2)) {
            lines.addAll(random.nextInt(lines.size() + 1), some);
        }
        return String.join("", lines);
    }

    /** Text that is not always UTF-8. */
    public byte[] utf8(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return oneIn(20) ? damaged(bytes) : bytes;
    }
}
