package org.cxlmi.cli.plumbing;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import org.cxlmi.cli.catalog.Commands;
import org.cxlmi.cli.catalog.NamedCommand;
import org.cxlmi.cli.output.BytesContent;
import org.cxlmi.cli.output.CliException;
import org.cxlmi.cli.output.Content;
import org.cxlmi.cli.request.ByteText;
import org.cxlmi.cli.run.CommonOptions;
import org.cxlmi.cli.run.Environment;
import org.cxlmi.cli.run.Invocation;
import org.cxlmi.cli.run.Runner;
import org.cxlmi.cli.run.Task;
import org.cxlmi.cli.run.Work;
import org.cxlmi.runtime.Command;
import org.cxlmi.runtime.CommandImpact;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** Any command as an opcode and bytes. */
public final class RawCommand implements Invocation {

    /** The name of this command. */
    public static final String NAME = "raw";

    private static final String DATA = "--data";
    private static final int LARGEST_OPCODE = 0xFFFF;

    private final CommonOptions common;

    /** The command, with options that all commands have. */
    public RawCommand(CommonOptions common) {
        this.common = common;
    }

    @Override
    public CommandSpec spec() {
        CommandSpec spec = CommandSpec.wrapWithoutInspection(this).name(NAME);
        spec.usageMessage()
                .description("Sends a command as an opcode and bytes, and prints the bytes of the response.");
        spec.addPositional(PositionalParamSpec.builder()
                .paramLabel("OPCODE")
                .index("0")
                .type(String.class)
                .description("The opcode, 16 bits, such as 0xC531.")
                .build());
        spec.addPositional(PositionalParamSpec.builder()
                .paramLabel("TARGET")
                .index("1")
                .type(String.class)
                .description("The components, such as mem0, mctp:1,8/port3, sim, all or @FILE.")
                .build());
        spec.addPositional(PositionalParamSpec.builder()
                .paramLabel("BYTE")
                .index("2..*")
                .arity("0..*")
                .type(String[].class)
                .description("The bytes of the request, in hexadecimal.")
                .build());
        spec.addOption(OptionSpec.builder(DATA)
                .paramLabel("HEX|@FILE|-")
                .type(String.class)
                .description("The bytes of the request, instead of BYTE.")
                .build());
        spec.addOption(OptionSpec.builder(SpecCommand.DRY_RUN)
                .type(boolean.class)
                .description("Show the bytes, and send nothing.")
                .build());
        return common.addTo(spec);
    }

    @Override
    public int run(ParseResult parsed, Environment environment) {
        int opcode = opcode(parsed.matchedPositionalValue(0, ""));
        String[] bytes = parsed.matchedPositionalValue(2, new String[0]);
        String data = parsed.matchedOptionValue(DATA, "");
        if (bytes.length > 0 && parsed.hasMatchedOption(DATA)) {
            throw CliException.usage("write the bytes of the request either behind the target or in --data");
        }
        byte[] request = bytes.length > 0
                ? ByteText.read(
                        "BYTE",
                        String.join("", padded(bytes)),
                        environment.streams().in())
                : ByteText.read(DATA, data, environment.streams().in());
        boolean isDry = parsed.hasMatchedOption(SpecCommand.DRY_RUN);
        return new Runner(common, environment.streams())
                .run(List.of(parsed.matchedPositionalValue(1, "")), task(opcode, request, isDry));
    }

    /**
     * The task with an opcode in hexadecimal.
     *
     * @param isDry whether the bytes are only shown
     * @throws CliException if it is no opcode
     */
    public static Task task(String opcode, byte[] request, boolean isDry) {
        return task(opcode(opcode), request, isDry);
    }

    private static Task task(int opcode, byte[] request, boolean isDry) {
        return new Task(
                NAME,
                OptionalInt.of(opcode),
                String.format(Locale.ROOT, "command %04Xh", opcode),
                isDry ? CommandImpact.READS : impact(opcode),
                false,
                isDry
                        ? (place, opener) -> (Content) new DryBytes(request)
                        : Work.opened(target -> new BytesContent(target.executeRaw(opcode, request))));
    }

    /** A single digit is a byte too. */
    private static String[] padded(String... bytes) {
        String[] padded = bytes.clone();
        for (int i = 0; i < padded.length; i++) {
            String digits = padded[i].startsWith("0x") ? padded[i].substring(2) : padded[i];
            padded[i] = digits.length() == 1 ? "0" + digits : digits;
        }
        return padded;
    }

    private static int opcode(String text) {
        String digits = text.replaceFirst("^0[xX]", "").replaceFirst("[hH]$", "");
        try {
            int opcode = Integer.parseInt(digits, 16);
            if (opcode >= 0 && opcode <= LARGEST_OPCODE) {
                return opcode;
            }
        } catch (NumberFormatException e) {
            throw CliException.usage(text + " is no opcode; write for example 0xC531");
        }
        throw CliException.usage(text + " is no opcode; it has to be from 0x0000 to 0xffff");
    }

    /** The worst that a command with this opcode can do. */
    private static CommandImpact impact(int opcode) {
        return Commands.loadable()
                .<Command<?, ?>>map(NamedCommand::command)
                .filter(command -> command.opcode() == opcode)
                .map(Command::impact)
                .max(Comparator.naturalOrder())
                .orElse(CommandImpact.UNKNOWN);
    }
}
