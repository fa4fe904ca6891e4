package org.cxlmi.runtime.internal.linux;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;

/** What a path in {@code /dev} is: mode as in {@code struct stat}, and the device number. */
record DeviceNode(int mode, long device) {

    private static final int TYPE_MASK = 0xF000;
    private static final int CHARACTER_DEVICE = 0x2000;
    private static final int SYMBOLIC_LINK = 0xA000;

    /** Looks at the path itself, not at what a link there leads to. */
    static DeviceNode of(Path path) throws IOException {
        Map<String, Object> attributes = Files.readAttributes(path, "unix:mode,rdev", LinkOption.NOFOLLOW_LINKS);
        if (attributes.get("mode") instanceof Integer mode && attributes.get("rdev") instanceof Long device) {
            return new DeviceNode(mode, device);
        }
        throw new IOException("this Java runtime does not provide device numbers");
    }

    boolean isCharacterDevice() {
        return (mode & TYPE_MASK) == CHARACTER_DEVICE;
    }

    boolean isSymbolicLink() {
        return (mode & TYPE_MASK) == SYMBOLIC_LINK;
    }

    /** The major number, as the C library's {@code major} takes it from a device number. */
    int major() {
        return (int) ((device >>> 8 & 0xfff) | (device >>> 32 & 0xffff_f000L));
    }
}
