package org.cxlmi.sdk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.cxlmi.runtime.Command;
import org.cxlmi.runtime.Endpoint;
import org.cxlmi.runtime.recording.RecordingTransport;
import org.cxlmi.runtime.transport.CciRequest;
import org.cxlmi.sdk.fmapi.GetDomainValidationSv;
import org.cxlmi.sdk.fmapi.GetDomainValidationSvResponse;
import org.cxlmi.sdk.fmapi.SetDomainValidationSv;
import org.cxlmi.sdk.generic.Identify;
import org.cxlmi.sdk.memdev.DisablePassphrase;
import org.cxlmi.sdk.memdev.PassphraseSecureErase;
import org.cxlmi.sdk.memdev.SecurityReceive;
import org.cxlmi.sdk.memdev.SecuritySend;
import org.cxlmi.sdk.memdev.SetPassphrase;
import org.cxlmi.sdk.memdev.Unlock;
import org.cxlmi.testkit.ScriptedTransport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretCommandsTest {

    /** Every command that any class of this module has as a constant, not only those of the catalogues that we know. */
    private static List<Command<?, ?>> allCommands() throws ReflectiveOperationException {
        List<Command<?, ?>> commands = new ArrayList<>();
        for (JavaClass type : new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("org.cxlmi.sdk")) {
            if (type.tryGetField("COMMAND")
                    .filter(field -> field.getRawType().isEquivalentTo(Command.class))
                    .isPresent()) {
                commands.add((Command<?, ?>)
                        Class.forName(type.getName()).getField("COMMAND").get(null));
            }
        }
        return commands;
    }

    private static CciRequest request(Command<?, ?> command) {
        return new CciRequest("Raw command", command.opcode(), command.messageType(), new byte[0]);
    }

    @Test
    void isSecret_isTrueForEachCommandWithASecretFieldAndNoOther() throws ReflectiveOperationException {
        List<Command<?, ?>> commands = allCommands();
        Set<Integer> secret = new TreeSet<>();
        for (Command<?, ?> command : commands) {
            if (command.requestLayout().hasSecret() || command.responseLayout().hasSecret()) {
                secret.add(command.opcode());
            }
        }

        assertTrue(commands.size() > 100, commands.size() + " commands");
        for (Command<?, ?> command : commands) {
            assertEquals(
                    secret.contains(command.opcode()), SecretCommands.isSecret(request(command)), command.toString());
        }
    }

    @Test
    void isSecret_knowsWhatTheSpecificationHas() {
        for (Command<?, ?> command : List.of(
                SetPassphrase.COMMAND,
                DisablePassphrase.COMMAND,
                Unlock.COMMAND,
                PassphraseSecureErase.COMMAND,
                SecuritySend.COMMAND,
                SecurityReceive.COMMAND,
                SetDomainValidationSv.COMMAND,
                GetDomainValidationSv.COMMAND)) {
            assertTrue(SecretCommands.isSecret(request(command)), command.toString());
        }
        assertFalse(SecretCommands.isSecret(request(Identify.COMMAND)));
    }

    @Test
    void among_tellsTheSecretOnesOfThose() {
        Predicate<CciRequest> among = SecretCommands.among(List.of(Unlock.COMMAND, Identify.COMMAND));

        assertTrue(among.test(request(Unlock.COMMAND)));
        assertFalse(among.test(request(Identify.COMMAND)));
        assertFalse(among.test(request(SetPassphrase.COMMAND)));
    }

    @Test
    void recording_hasNeitherSecretRequestNorSecretResponse(@TempDir Path directory) throws IOException {
        Path file = directory.resolve("exchanges.txt");
        byte[] response = new byte[GetDomainValidationSvResponse.structLayout().fixedLength()];
        ScriptedTransport component = new ScriptedTransport("mem0")
                .on(GetDomainValidationSv.OPCODE)
                .reply(response)
                .on(Unlock.OPCODE)
                .reply();
        try (Endpoint endpoint = Endpoint.over(new RecordingTransport(component, file, SecretCommands::isSecret))) {
            endpoint.executeRaw(GetDomainValidationSv.OPCODE, new byte[] {1});
            endpoint.executeRaw(Unlock.OPCODE, new byte[36]);
        }

        assertEquals(
                List.of(
                        "# mem0",
                        "%04x FM_API secret:1 -> 0000 0000 secret:%d # Raw command"
                                .formatted(GetDomainValidationSv.OPCODE, response.length),
                        "%04x CCI secret:36 -> 0000 0000 - # Raw command".formatted(Unlock.OPCODE)),
                Files.readAllLines(file));
    }
}
