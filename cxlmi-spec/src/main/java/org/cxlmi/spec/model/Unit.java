package org.cxlmi.spec.model;

/** What one step of a number means. */
public enum Unit {
    NANOSECONDS_SINCE_EPOCH("ns-since-epoch", "ns since 1970-01-01T00:00:00Z", 0),
    BLOCKS_256_MIB("256MiB", "256 MiB", 256L << 20),
    BLOCKS_128_BYTES("128B", "128 bytes", 128),
    BLOCKS_64_BYTES("64B", "64 bytes", 64),
    POWER_OF_TWO_BYTES("2^n-bytes", "bytes, as exponent of two", 0),
    BYTES("bytes", "bytes", 0),
    HEX("hex", "", 0),
    BLOCKS("blocks", "blocks", 0),
    RECORDS("records", "records", 0),
    ERRORS("errors", "errors", 0),
    ENTRIES("entries", "entries", 0),
    PERCENT("percent", "%", 0),
    CELSIUS("celsius", "°C", 0),
    NANOSECONDS("ns", "ns", 0),
    MICROSECONDS("us", "µs", 0),
    MILLISECONDS("ms", "ms", 0),
    SECONDS("s", "s", 0),
    MINUTES("min", "min", 0),
    HOURS("h", "h", 0);

    private final String specName;
    private final String text;
    private final long bytesPerStep;

    Unit(String specName, String text, long bytesPerStep) {
        this.specName = specName;
        this.text = text;
        this.bytesPerStep = bytesPerStep;
    }

    public String specName() {
        return specName;
    }

    /** The unit for people, after a number; empty where it is only written in hexadecimal. */
    public String text() {
        return text;
    }

    /** Bytes that one step stands for, or 0 where the value is not a scaled number of bytes. */
    public long bytesPerStep() {
        return bytesPerStep;
    }
}
