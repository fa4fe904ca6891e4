package org.cxlmi.sdk.ops;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.cxlmi.runtime.error.IoReason;
import org.cxlmi.runtime.internal.file.LimitedFile;

/**
 * A file with the checkpoints of jobs, so that a program goes on with them after it was ended, or after a loss of power.
 * Each job has a name in it. The file always holds all checkpoints of one moment. It can be used from many threads, but
 * only by one program at a time.
 */
public final class CheckpointFile {

    private static final int LONGEST = 64 << 20;

    private final Path file;
    private final Map<String, Checkpoint> checkpoints;

    private CheckpointFile(Path file, Map<String, Checkpoint> checkpoints) {
        this.file = file;
        this.checkpoints = checkpoints;
    }

    /**
     * Reads a file, which need not exist.
     *
     * @throws IllegalArgumentException if it is no file with checkpoints
     * @throws UncheckedIOException if it cannot be read
     */
    public static CheckpointFile open(Path file) {
        Map<String, Checkpoint> checkpoints = new TreeMap<>();
        try {
            int number = 0;
            for (String line : LimitedFile.text(file, LONGEST).lines().toList()) {
                number++;
                parse(line, file + ":" + number, checkpoints);
            }
        } catch (NoSuchFileException e) {
            checkpoints.clear();
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read: " + IoReason.of(e) + ".", e);
        }
        return new CheckpointFile(file, checkpoints);
    }

    private static void parse(String line, String where, Map<String, Checkpoint> checkpoints) {
        int space = line.indexOf(' ');
        try {
            String name = URLDecoder.decode(line.substring(0, Math.max(0, space)), StandardCharsets.UTF_8);
            checkpoints.put(name, Checkpoint.parse(line.substring(space + 1)));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(where + ": " + e.getMessage(), e);
        }
    }

    /** The job that goes on from its checkpoint, if there is one, and that keeps its checkpoints here.
     *
     * @param name of the job in this file
     * @throws IllegalArgumentException if the checkpoint of this name is that of another job, or for another component
     */
    public <T> Job<T> keeping(String name, Job<T> job) {
        Optional<Checkpoint> earlier = find(name);
        Job<T> resumed = earlier.isPresent() ? job.resume(earlier.get()) : job;
        return resumed.onCheckpoint(checkpoint -> keep(name, checkpoint));
    }

    private synchronized Optional<Checkpoint> find(String name) {
        return Optional.ofNullable(checkpoints.get(name));
    }

    private synchronized void keep(String name, Checkpoint checkpoint) {
        checkpoints.put(name, checkpoint);
        Path temporary = file.resolveSibling(file.getFileName() + ".tmp");
        try {
            write(temporary, text());
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be written: " + IoReason.of(e) + ".", e);
        }
    }

    /** The bytes are on the medium before the file has them. */
    private static void write(Path file, String text) throws IOException {
        boolean interrupted = Thread.interrupted(); // It would close the channel.
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            ByteBuffer bytes = StandardCharsets.UTF_8.encode(text);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private String text() {
        return checkpoints.entrySet().stream()
                .map(each -> URLEncoder.encode(each.getKey(), StandardCharsets.UTF_8) + " " + each.getValue() + "\n")
                .collect(Collectors.joining());
    }

    /**
     * Removes the file, because nothing is left to be done.
     *
     * @throws UncheckedIOException if it cannot be removed
     */
    public synchronized void delete() {
        checkpoints.clear();
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be removed: " + IoReason.of(e) + ".", e);
        }
    }

    /** Whether there is a checkpoint. */
    public synchronized boolean isEmpty() {
        return checkpoints.isEmpty();
    }
}
