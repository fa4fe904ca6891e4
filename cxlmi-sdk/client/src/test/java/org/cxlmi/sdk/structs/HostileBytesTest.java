package org.cxlmi.sdk.structs;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.cxlmi.runtime.error.MalformedResponseException;
import org.cxlmi.runtime.wire.EmptyPayload;
import org.cxlmi.runtime.wire.FieldBytes;
import org.cxlmi.runtime.wire.Layout;
import org.cxlmi.runtime.wire.Struct;
import org.cxlmi.runtime.wire.StructBytes;
import org.cxlmi.runtime.wire.Wire;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Bytes that no sound component sends: each is read without any surprise, or is malformed. */
class HostileBytesTest {

    /** How many random payloads there are in all; {@code -Dcxlmi.hostile=100000000} is for a night. */
    private static final long RANDOM_PAYLOADS = Long.getLong("cxlmi.hostile", 1_000_000);

    private static final int SAMPLES = 4;
    private static final int MOST_ADDED = 64;

    static Collection<StructCase> cases() {
        return AllStructs.cases();
    }

    /** Whether the bytes were read. */
    private static boolean read(StructCase of, byte[] bytes, Struct request) {
        Struct struct;
        try {
            struct = of.wrapper().wrap(bytes, request);
        } catch (MalformedResponseException e) {
            assertTrue(e.getMessage().contains(e.field()), e::getMessage);
            return false;
        } catch (RuntimeException | Error e) {
            throw new AssertionError(of.describe(bytes, request, AllStructs.SEED), e);
        }
        try {
            Inspection.inspect(struct);
        } catch (RuntimeException | Error e) {
            throw new AssertionError(of.describe(bytes, request, AllStructs.SEED), e);
        }
        return true;
    }

    @ParameterizedTest
    @MethodSource("cases")
    void truncatedAndExtended_areReadOrMalformed(StructCase of) {
        RandomBytes random = new RandomBytes(AllStructs.SEED);
        for (int i = 0; i < SAMPLES; i++) {
            Struct request = random.request(of);
            byte[] bytes = random.payload(of, request);
            assertTrue(read(of, bytes, request));
            for (int length = 0; length < bytes.length; length++) {
                boolean read = read(of, Arrays.copyOf(bytes, length), request);
                assertFalse(read && length < of.layout().minimumLength(), of + " of " + length + " bytes");
            }
            for (int added = 1; added <= MOST_ADDED; added++) {
                byte[] longer = Arrays.copyOf(bytes, bytes.length + added);
                byte[] more = random.some(added);
                System.arraycopy(more, 0, longer, bytes.length, added);
                read(of, longer, request);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void countsThatLie_areReadOrMalformed(StructCase of) {
        RandomBytes random = new RandomBytes(AllStructs.SEED);
        for (int i = 0; i < SAMPLES; i++) {
            Struct request = random.request(of);
            byte[] bytes = random.payload(of, request);
            int at = 0;
            for (FieldBytes field :
                    StructBytes.of(of.wrapper().wrap(bytes, request)).fields()) {
                if (isCounter(of.layout(), field.field().name())) {
                    lie(of, bytes, request, at, field.length());
                }
                at += field.length();
            }
        }
    }

    private static boolean isCounter(Layout layout, String name) {
        return layout.fields().stream()
                .flatMap(field -> field.count().stream())
                .anyMatch(count -> count.field().equals(name)
                        || count.minus().equals(name)
                        || count.atMost().equals(name));
    }

    private static void lie(StructCase of, byte[] bytes, Struct request, int at, int size) {
        long count = Wire.unsigned(bytes, at, size);
        long sign = 1L << (size * Byte.SIZE - 1);
        for (long lie : new long[] {0, count - 1, count + 1, -1, -2, sign, sign - 1, 0x1000_0000, 0x7fff_ffff}) {
            byte[] lying = bytes.clone();
            Wire.put(lying, at, size, lie);
            read(of, lying, request);
        }
    }

    @Test
    void randomBytes_areReadOrMalformed() {
        List<StructCase> cases = new ArrayList<>(cases());
        long each = RANDOM_PAYLOADS / cases.size() + 1;
        AtomicLong read = new AtomicLong();
        cases.parallelStream().forEach(of -> {
            Random random = new Random(AllStructs.SEED);
            RandomBytes requests = new RandomBytes(AllStructs.SEED);
            int minimum = of.layout().minimumLength();
            for (long i = 0; i < each; i++) {
                Struct request = of.request().isEmpty() ? EmptyPayload.EMPTY : requests.request(of);
                byte[] bytes =
                        new byte[random.nextInt(4) == 0 ? random.nextInt(minimum + 1) : minimum + random.nextInt(64)];
                random.nextBytes(bytes);
                if (random.nextBoolean()) {
                    sparse(bytes, random);
                }
                read.addAndGet(read(of, bytes, request) ? 1 : 0);
            }
        });
        assertTrue(read.get() > RANDOM_PAYLOADS / 4, "only " + read + " were long enough");
    }

    /** Makes most bytes zero, so that counts are small. */
    private static void sparse(byte[] bytes, Random random) {
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (random.nextInt(4) == 0 ? random.nextInt(4) : 0);
        }
    }
}
