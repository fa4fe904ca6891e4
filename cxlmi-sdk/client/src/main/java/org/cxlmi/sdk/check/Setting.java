package org.cxlmi.sdk.check;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.cxlmi.runtime.Command;
import org.cxlmi.runtime.error.MalformedResponseException;
import org.cxlmi.runtime.wire.FieldBytes;
import org.cxlmi.runtime.wire.Layout;
import org.cxlmi.runtime.wire.Struct;
import org.cxlmi.runtime.wire.StructBytes;
import org.cxlmi.runtime.wire.Wire;
import org.cxlmi.sdk.generic.SetTimestamp;

/**
 * A value that one command sets and another gets; in the specification, their names begin with Set and Get.
 *
 * @param setter writes it
 * @param getter reads it
 */
record Setting(Command<?, ?> setter, Command<?, ?> getter) {

    private static final String SET = "Set ";

    /** The setting of a command that the component has; empty if there is none, or if it is a secret or a clock. */
    static Optional<Setting> of(Listed listed, SpecCommands commands, Set<Integer> opcodes) {
        return listed.command()
                .filter(command -> command.name().startsWith(SET) && command != SetTimestamp.COMMAND)
                .flatMap(command -> commands.find("Get " + command.name().substring(SET.length()))
                        .filter(getter -> opcodes.contains(getter.opcode()))
                        .map(getter -> new Setting(command, getter)))
                .filter(setting -> !setting.setter.hasSecret() && !setting.getter.hasSecret());
    }

    /**
     * The bytes of a request that writes what was read; empty if the response does not tell all of them.
     *
     * @param room the bytes of payload in a request; a run of bytes is cut to fit
     */
    Optional<byte[]> writing(Struct asked, Struct response, int room) {
        Layout layout = setter.requestLayout();
        byte[] bytes = new byte[layout.fixedLength()];
        ByteArrayOutputStream elements = new ByteArrayOutputStream();
        int length = bytes.length;
        for (Layout.Field field : layout.fields()) {
            if (field.kind() == Layout.Kind.RESERVED || isCount(layout, field)) {
                continue;
            }
            Optional<byte[]> value = value(field, response).or(() -> value(field, asked));
            if (value.isEmpty() && layout.isAppended(field)) {
                length = Math.min(length, field.offset());
            } else if (value.isEmpty()) {
                return Optional.empty();
            } else if (field.isVarying()) {
                byte[] fitting = fitting(field, value.get(), room - length);
                elements.writeBytes(fitting);
                setCount(layout, field, fitting.length, bytes);
            } else {
                System.arraycopy(value.get(), 0, bytes, field.offset(), field.length());
            }
        }
        byte[] request = Arrays.copyOf(bytes, length + elements.size());
        System.arraycopy(elements.toByteArray(), 0, request, length, elements.size());
        return isSound(request) ? Optional.of(request) : Optional.empty();
    }

    private static byte[] fitting(Layout.Field field, byte[] value, int room) {
        boolean isRun = field.kind() == Layout.Kind.BYTES;
        return isRun ? Arrays.copyOf(value, Math.max(0, Math.min(value.length, room))) : value;
    }

    private boolean isSound(byte[] request) {
        try {
            return setter.requestReader().apply(request).byteLength() == request.length;
        } catch (MalformedResponseException e) {
            return false;
        }
    }

    private static boolean isCount(Layout layout, Layout.Field field) {
        return layout.fields().stream()
                .flatMap(each -> each.count().stream())
                .anyMatch(count -> count.field().equals(field.name()));
    }

    private static Optional<byte[]> value(Layout.Field field, Struct from) {
        return StructBytes.of(from)
                .field(field.name())
                .filter(found ->
                        found.field().kind() == field.kind() && (field.isVarying() || found.length() == field.length()))
                .map(FieldBytes::bytes);
    }

    private static void setCount(Layout layout, Layout.Field array, int length, byte[] bytes) {
        String counted = array.count().map(Layout.Count::field).orElse("");
        long count = length / Math.max(1, array.elementLength());
        layout.fields().stream()
                .filter(field -> field.name().equals(counted))
                .forEach(field -> Wire.put(bytes, field.offset(), field.length(), count));
    }
}
