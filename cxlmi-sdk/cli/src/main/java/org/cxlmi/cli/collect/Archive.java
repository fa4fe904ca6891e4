package org.cxlmi.cli.collect;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.cxlmi.cli.output.CliException;
import org.cxlmi.runtime.error.IoReason;
import org.jspecify.annotations.Nullable;

/** A zip file that is written under another name, and gets its own name when it is complete. */
final class Archive implements AutoCloseable {

    private static final String SUFFIX = ".zip";

    private final Path directory;
    private final Instant time;
    private final Path partial;
    private final OutputStream file;
    private final ZipOutputStream zip;

    private Archive(Path directory, Instant time, Path partial, OutputStream file) {
        this.directory = directory;
        this.time = time;
        this.partial = partial;
        this.file = file;
        this.zip = new ZipOutputStream(new BufferedOutputStream(file));
    }

    /**
     * Begins an archive.
     *
     * @param time the time of all its entries
     * @throws CliException if nothing can be written to the directory
     */
    static Archive in(Path directory, Instant time) {
        try {
            Path partial = Files.createTempFile(directory, ".cxlmi-", ".part");
            return new Archive(directory, time, partial, Files.newOutputStream(partial));
        } catch (IOException e) {
            throw failed(directory, e);
        }
    }

    private static CliException failed(Path directory, IOException e) {
        return CliException.system("no archive can be written in " + directory + ": " + IoReason.of(e)
                + ". Nothing is left of it; name another directory with --to.");
    }

    /** Adds a file, and returns what the manifest has about it. */
    Map<String, @Nullable Object> add(String name, byte[] bytes) {
        try {
            ZipEntry entry = new ZipEntry(name);
            entry.setTime(time.toEpochMilli());
            zip.putNextEntry(entry);
            zip.write(bytes);
            zip.closeEntry();
        } catch (IOException e) {
            throw failed(directory, e);
        }
        Map<String, @Nullable Object> about = new LinkedHashMap<>();
        about.put("name", name);
        about.put("bytes", bytes.length);
        about.put("sha256", HexFormat.of().formatHex(sha256(bytes)));
        return about;
    }

    Map<String, @Nullable Object> add(String name, String text) {
        return add(name, text.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // Every Java has it.
        }
    }

    /**
     * Gives the archive its name, with a number if there is such a file.
     *
     * @param name the name without its suffix
     */
    Path complete(String name) {
        try {
            zip.close();
            synchronized (Archive.class) { // Another archive of this run may have the same name.
                Path named = directory.resolve(name + SUFFIX);
                for (int i = 2; Files.exists(named); i++) {
                    named = directory.resolve(name + "-" + i + SUFFIX);
                }
                return Files.move(partial, named);
            }
        } catch (IOException e) {
            throw failed(directory, e);
        }
    }

    /** Removes the file if it is not complete. */
    @Override
    public void close() {
        try (file) {
            Files.deleteIfExists(partial);
        } catch (IOException e) {
            return; // Why it could not be written was said already.
        }
    }
}
