package org.cxlmi.sdk.monitor;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cxlmi.runtime.error.IoReason;
import org.cxlmi.runtime.internal.file.LimitedFile;

/**
 * A file that names records: one line for each, between a line with the version of the format and a line with a digest.
 * It is always replaced as a whole. A lock on a file beside it keeps other monitors from using it.
 */
final class PositionFile implements AutoCloseable {

    private static final String FORMAT = "cxlmi-monitor-position ";
    private static final String HEADER = FORMAT + "1\n";
    private static final String DIGEST = "sha256 ";
    private static final Pattern LINE = Pattern.compile("([0-9a-f]{4}) ([0-9a-f]{32}) (\\P{Cntrl}+)");
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");
    private static final int LONGEST = 64 << 20;
    private static final String RENAME =
            "Rename it and start again. No event is lost, but the records that were taken last"
                    + " may be delivered once more.";

    private final Path file;
    private final FileChannel lock;

    private PositionFile(Path file, FileChannel lock) {
        this.file = file;
        this.lock = lock;
    }

    /** The name of a log in the file. */
    static String key(String target, String log) {
        return log + " " + CONTROL.matcher(target).replaceAll("?");
    }

    /**
     * Locks the file, which need not exist.
     *
     * @throws PositionFileException if another monitor uses it, or if its directory cannot be written
     */
    static PositionFile lock(Path path) {
        Path file = path.toAbsolutePath();
        try {
            file = Files.exists(file) ? file.toRealPath() : file.normalize();
            FileChannel channel =
                    FileChannel.open(beside(file, ".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (!tryLock(channel)) {
                channel.close();
                throw new PositionFileException(
                        file, "is used by another monitor. Stop that one, or use another file.", null);
            }
            return new PositionFile(file, channel);
        } catch (IOException e) {
            throw unwritable(file, "", e);
        }
    }

    private static boolean tryLock(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    private static Path beside(Path file, String suffix) {
        return file.resolveSibling(file.getFileName() + suffix);
    }

    /** The records of each log; none if there is no file. */
    Map<String, List<RecordId>> read() {
        try {
            return parse(LimitedFile.text(file, LONGEST));
        } catch (NoSuchFileException e) {
            return new TreeMap<>();
        } catch (CharacterCodingException e) {
            throw damaged("it is not text in UTF-8");
        } catch (IOException e) {
            throw new PositionFileException(
                    file,
                    "cannot be read: " + IoReason.of(e) + ". Make it a file that this user can read and write.",
                    e);
        }
    }

    private Map<String, List<RecordId>> parse(String text) {
        if (!text.startsWith(HEADER)) {
            throw text.startsWith(FORMAT)
                    ? new PositionFileException(file, "was written by another version of cxlmi. " + RENAME, null)
                    : damaged("it does not begin with \"" + HEADER.strip() + "\"");
        }
        int end = text.lastIndexOf(DIGEST);
        if (end < HEADER.length() || !text.substring(end).equals(lastLine(text.substring(0, end)))) {
            throw damaged("its end is missing, or its digest is wrong");
        }
        Map<String, List<RecordId>> records = new TreeMap<>();
        text.substring(HEADER.length(), end).lines().forEach(line -> {
            Matcher parts = LINE.matcher(line);
            if (!parts.matches()) {
                throw damaged("it has the line \"" + line + "\"");
            }
            records.computeIfAbsent(parts.group(3), unused -> new ArrayList<>())
                    .add(new RecordId(HexFormat.fromHexDigits(parts.group(1)), parts.group(2)));
        });
        return records;
    }

    private PositionFileException damaged(String why) {
        return new PositionFileException(file, "is damaged: " + why + ". " + RENAME, null);
    }

    private static String lastLine(String before) {
        byte[] digest = RecordId.sha256().digest(before.getBytes(StandardCharsets.UTF_8));
        return DIGEST + HexFormat.of().formatHex(digest) + "\n";
    }

    /** Replaces the file. If this fails, the file is as it was. */
    void write(Map<String, List<RecordId>> records) {
        StringBuilder text = new StringBuilder(HEADER);
        records.forEach((log, ids) ->
                ids.forEach(id -> text.append(HexFormat.of().toHexDigits(id.handle(), 4))
                        .append(' ')
                        .append(id.digest())
                        .append(' ')
                        .append(log)
                        .append('\n')));
        text.append(lastLine(text.toString()));
        try {
            replace(text.toString().getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw unwritable(
                    file, "The records that were taken last are not cleared, and will be delivered again. ", e);
        }
    }

    private void replace(byte[] bytes) throws IOException {
        Path temporary = beside(file, ".tmp");
        // A channel would be closed if the thread is interrupted.
        try (FileOutputStream out = new FileOutputStream(temporary.toFile())) {
            out.write(bytes);
            out.getFD().sync();
        }
        Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        syncDirectory();
    }

    /** Makes the new name of the file durable, where the operating system can. */
    private void syncDirectory() {
        boolean interrupted = Thread.interrupted();
        try (FileChannel directory = FileChannel.open(beside(file, "").getParent(), StandardOpenOption.READ)) {
            directory.force(true);
        } catch (IOException e) {
            return; // Windows opens no directories. The old file is still correct: its records are delivered once more.
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static PositionFileException unwritable(Path file, String consequence, IOException cause) {
        return new PositionFileException(
                file,
                "cannot be written: " + IoReason.of(cause) + ". " + consequence
                        + "Make its directory one that exists, has room, and that this user can write.",
                cause);
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            throw unwritable(file, "", e);
        }
    }
}
