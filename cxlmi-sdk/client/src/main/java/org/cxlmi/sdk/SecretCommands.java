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
 * Tells the commands whose request or response holds a secret, as a passphrase, for a
 * {@link org.cxlmi.runtime.transport.RecordingTransport} to leave out:
 *
 * <pre>{@code
 * new RecordingTransport(transport, file, SecretCommands::isSecret)
 * new RecordingTransport(transport, file, SecretCommands.among(AcmeCommands.all()).or(SecretCommands::isSecret))
 * }</pre>
 */
public final class SecretCommands {

    private SecretCommands() {}

    /** Made when first needed, for that loads the layouts of all commands. */
    private static final class Known {

        private static final Predicate<CciRequest> SECRET = among(Stream.of(
                        GenericCommands.all(),
                        MemoryDeviceCommands.all(),
                        FabricManagerCommands.all(),
                        GlobalFamDeviceCommands.all())
                .flatMap(List::stream)
                .toList());
    }

    /** Whether a request, typed or raw, is one of the secret commands that this library knows. */
    public static boolean isSecret(CciRequest request) {
        return Known.SECRET.test(request);
    }

    /** Tells the requests that are one of the secret commands among some, by their opcodes; typed or raw. */
    public static Predicate<CciRequest> among(Collection<? extends Command<?, ?>> commands) {
        Set<Integer> opcodes = commands.stream()
                .filter(Command::hasSecret)
                .map(Command::opcode)
                .collect(Collectors.toUnmodifiableSet());
        return request -> opcodes.contains(request.opcode());
    }
}
