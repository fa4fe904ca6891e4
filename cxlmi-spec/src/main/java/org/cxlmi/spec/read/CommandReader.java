package org.cxlmi.spec.read;

import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;
import org.cxlmi.spec.FindingId;
import org.cxlmi.spec.JavaNames;
import org.cxlmi.spec.model.CCall;
import org.cxlmi.spec.model.CCall.CallShape;
import org.cxlmi.spec.model.CommandSpec;
import org.cxlmi.spec.model.Effect;
import org.cxlmi.spec.model.Impact;
import org.cxlmi.spec.model.Lifetime;
import org.cxlmi.spec.model.MessageType;
import org.cxlmi.spec.model.PagingSpec;
import org.cxlmi.spec.model.Revision;
import org.cxlmi.spec.model.StructSpec;

/** Commands. */
final class CommandReader {

    private static final Pattern OPCODE = Pattern.compile("0[xX][0-9a-fA-F]{4}");
    private static final Pattern TOO_LONG = Pattern.compile("0[xX][0-9a-fA-F]{5,}");
    private static final Pattern SECTION = Pattern.compile("[0-9A-Z]{1,2}(\\.[0-9]{1,3})*");

    private final Values values;
    private final FieldReader fields;

    CommandReader(Values values) {
        this.values = values;
        this.fields = new FieldReader(values);
    }

    Optional<CommandSpec> read(YamlNode.Entry entry) {
        return MappingReader.of(entry.value(), Keys.COMMAND, values).map(command -> command(entry, command));
    }

    private CommandSpec command(YamlNode.Entry entry, MappingReader command) {
        Optional<String> javaName = command.text("java");
        String className = javaName.orElseGet(() -> JavaNames.className(entry.key()));
        int opcode = command.required("opcode", "0x0100").map(this::opcode).orElse(CommandSpec.UNREADABLE_OPCODE);
        Lifetime lifetime = command.lifetime();
        Optional<CCall> call = command.node("c")
                .flatMap(node -> MappingReader.of(node, Keys.CALL, values))
                .flatMap(this::call);
        return new CommandSpec(
                entry.source(),
                entry.key(),
                javaName,
                opcode,
                command.doc(),
                sections(command),
                lifetime,
                messageType(command, opcode),
                command.flag("background"),
                effects(command),
                impact(command),
                command.node("repeatable").map(values::flag),
                command.flag("provisional"),
                command.text("variant-of"),
                call,
                layout(command, "request", className + "Request", call.flatMap(CCall::request), lifetime),
                layout(command, "response", className + "Response", call.flatMap(CCall::response), lifetime),
                command.text("response-at-most"),
                command.node("paging")
                        .flatMap(node -> MappingReader.of(node, Keys.PAGING, values))
                        .map(this::paging),
                command.texts("notes", "why it is so"));
    }

    private int opcode(YamlNode node) {
        Optional<String> text = values.text(node);
        if (text.isEmpty()) {
            return CommandSpec.UNREADABLE_OPCODE;
        }
        if (OPCODE.matcher(text.get()).matches()) {
            return Integer.parseInt(text.get().substring(2), 16);
        }
        boolean tooLong = TOO_LONG.matcher(text.get()).matches();
        values.problems()
                .report(
                        tooLong ? FindingId.OPCODE_OUT_OF_RANGE : FindingId.BAD_OPCODE,
                        node.source(),
                        tooLong
                                ? text.get() + " is more than an opcode's 16 bits"
                                : "\"" + text.get() + "\" is not an opcode",
                        "write four hexadecimal digits, for example 0x0100 for 0100h");
        return CommandSpec.UNREADABLE_OPCODE;
    }

    private Map<Revision, String> sections(MappingReader command) {
        Map<Revision, String> sections = new EnumMap<>(Revision.class);
        for (YamlNode.Entry entry : command.entries("section", "\"3.1\": 8.2.9.2.2")) {
            YamlNode key = new YamlNode.Scalar(entry.source(), entry.key());
            Optional<Revision> revision = MappingReader.revision(key, values);
            Optional<String> section = values.text(entry.value());
            if (section.isPresent() && !SECTION.matcher(section.get()).matches()) {
                values.problems()
                        .report(
                                FindingId.BAD_SECTION,
                                entry.value().source(),
                                "\"" + section.get() + "\" is not a section number",
                                "write only the number, for example 8.2.9.2.2");
            } else if (revision.isPresent() && section.isPresent()) {
                sections.put(revision.get(), section.get());
            }
        }
        return Collections.unmodifiableMap(sections);
    }

    private MessageType messageType(MappingReader command, int opcode) {
        return command.node("message-type")
                .flatMap(node -> values.choice(
                        node, FindingId.UNKNOWN_MESSAGE_TYPE, MessageType.values(), MessageType::specName))
                .orElse(MessageType.usual(opcode));
    }

    private Set<Effect> effects(MappingReader command) {
        Set<Effect> effects = EnumSet.noneOf(Effect.class);
        for (YamlNode item : command.items("effects", "immediate-data-change")) {
            values.choice(item, FindingId.UNKNOWN_EFFECT, Effect.values(), Effect::specName)
                    .ifPresent(effects::add);
        }
        return Collections.unmodifiableSet(effects);
    }

    private Optional<Impact> impact(MappingReader command) {
        return command.node("impact")
                .flatMap(node -> values.choice(node, FindingId.UNKNOWN_IMPACT, Impact.values(), Impact::specName));
    }

    private Optional<CCall> call(MappingReader call) {
        Optional<String> function = call.required("function", "cxlmi_cmd_...").flatMap(values::text);
        Optional<CallShape> shape = call.required("call", "in-out")
                .flatMap(node ->
                        values.choice(node, FindingId.UNKNOWN_CALL_SHAPE, CallShape.values(), CallShape::specName));
        Optional<String> request = call.text("request");
        Optional<String> response = call.text("response");
        OptionalInt room = call.length("room").map(OptionalInt::of).orElse(OptionalInt.empty());
        List<String> inBytes = call.texts("in-bytes", "regions.decodeLength");
        boolean pads = call.flag("pads");
        Optional<String> differs = call.text("differs");
        return function.flatMap(name -> shape.map(callShape ->
                new CCall(call.source(), name, callShape, request, response, room, inBytes, pads, differs)));
    }

    private Optional<StructSpec> layout(
            MappingReader command, String key, String name, Optional<String> cName, Lifetime lifetime) {
        return command.node(key)
                .map(node -> new StructSpec(
                        // Mappings and lists stand where their key stands.
                        node.source(),
                        name,
                        "",
                        cName,
                        OptionalInt.empty(),
                        false,
                        lifetime,
                        fields.read(command, node)));
    }

    private PagingSpec paging(MappingReader paging) {
        return new PagingSpec(
                paging.source(),
                paging.text("start"),
                paging.text("limit"),
                paging.text("more"),
                paging.text("total"),
                paging.text("elements"),
                paging.text("generation"),
                paging.node("size")
                        .flatMap(node -> MappingReader.of(node, Keys.PAGING_SIZE, values))
                        .flatMap(this::pagingSize));
    }

    private Optional<PagingSpec.Size> pagingSize(MappingReader size) {
        Optional<String> command =
                size.required("command", "Get Supported Logs").flatMap(values::text);
        Optional<String> field = size.required("field", "logSize").flatMap(values::text);
        return command.flatMap(
                name -> field.map(fieldName -> new PagingSpec.Size(size.source(), name, size.text("by"), fieldName)));
    }
}
