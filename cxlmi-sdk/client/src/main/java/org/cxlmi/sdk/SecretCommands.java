package org.cxlmi.sdk;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cxlmi.runtime.Command;
import org.cxlmi.runtime.transport.CciRequest;
import org.cxlmi.sdk.fmapi.FabricManagerCommands;
import org.cxlmi.sdk.generic.GenericCommands;
import org.cxlmi.sdk.gfd.GlobalFamDeviceCommands;
import org.cxlmi.sdk.memdev.MemoryDeviceCommands;

/**
 * Recognizes commands whose request or response holds a secret, such as a passphrase. Give it to a {@link
 * org.cxlmi.runtime.recording.RecordingTransport}, which then leaves them out:
 *
 * <pre>{@code
 * new RecordingTransport(transport, file, SecretCommands::isSecret)
 * new RecordingTransport(transport, file, SecretCommands.among(AcmeCommands.all()).or(SecretCommands::isSecret))
 * }</pre>
 */
public final class SecretCommands {

    private SecretCommands() {}

    /** Made on first use, because this loads the layouts of all commands. */
    private static final class Known {

        private static final Predicate<CciRequest> SECRET = among(Stream.of(
                        GenericCommands.all(),
                        MemoryDeviceCommands.all(),
                        FabricManagerCommands.all(),
                        GlobalFamDeviceCommands.all())
                .flatMap(List::stream)
                .toList());
    }

    /** Whether a request, typed or raw, is one of this library's commands with a secret. */
    public static boolean isSecret(CciRequest request) {
        return Known.SECRET.test(request);
    }

    /** Tests whether the opcode of a request, typed or raw, is that of one of these commands that has a secret. */
    public static Predicate<CciRequest> among(Collection<? extends Command<?, ?>> commands) {
        Set<Integer> opcodes = commands.stream()
                .filter(Command::hasSecret)
                .map(Command::opcode)
                .collect(Collectors.toUnmodifiableSet());
        return request -> opcodes.contains(request.opcode());
    }
}
