package org.cxlmi.tools.dissector;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cxlmi.processor.plan.CommandPlan;
import org.cxlmi.processor.plan.EnumPlan;
import org.cxlmi.processor.plan.Plan;
import org.cxlmi.processor.plan.StructPlan;
import org.cxlmi.runtime.error.ReturnCode;
import org.cxlmi.runtime.transport.CciMessage;
import org.cxlmi.runtime.transport.MessageType;
import org.cxlmi.runtime.transport.TunnelFrame;
import org.cxlmi.spec.WholeNumber;
import org.cxlmi.spec.model.EnumValue;

/** What the script has to know of the specs and of messages, as calls of its functions. */
final class ScriptTables {

    private final FilterNames filters = new FilterNames();
    private final List<String> lines = new ArrayList<>();
    private final Map<String, String> ids = new HashMap<>();
    private final Map<String, String> owners = new HashMap<>();
    private boolean inTunnel;

    ScriptTables() {
        for (MessageType type : MessageType.values()) {
            call("message_type", new LuaTable().add(type.code()));
        }
        call(
                "header",
                new LuaTable()
                        .with("size", CciMessage.HEADER_SIZE)
                        .with("maximum_payload", CciMessage.MAXIMUM_PAYLOAD));
        for (ReturnCode code : ReturnCode.values()) {
            if (code != ReturnCode.UNRECOGNIZED) {
                call("return_code", new LuaTable().add(code.code()).add(code.label()));
            }
        }
    }

    /** The calls, one a line. */
    List<String> lines() {
        return List.copyOf(lines);
    }

    FilterNames filters() {
        return filters;
    }

    /** Adds the commands of a plan, with all that they consist of. */
    void add(Plan plan) {
        plan.commands().forEach(this::command);
    }

    private void command(CommandPlan command) {
        inTunnel = command.spec().opcode() == TunnelFrame.OPCODE;
        String id = id(
                command.spec().source().file() + " command " + command.name(),
                FilterNames.snake(command.methodName()),
                command.spec().source().file());
        LuaTable table = new LuaTable()
                .with("name", command.spec().name())
                .with("opcode", command.spec().opcode())
                .flag("variant", command.spec().variantOf().isPresent())
                .flag(
                        "constants",
                        command.request().filter(ScriptTables::hasConstants).isPresent())
                .with("request", command.request().map(struct -> payload(id + ".request", id, struct)))
                .with("response", command.response().map(struct -> payload(id + ".response", id, struct)));
        inTunnel = false;
        call("command", table);
    }

    private static boolean hasConstants(StructPlan struct) {
        return struct.fields().stream().anyMatch(field -> field.constant().isPresent());
    }

    private String payload(String id, String prefix, StructPlan struct) {
        LuaTable table = StructTable.of(this, struct, prefix);
        call("struct", table.with("id", id));
        return id;
    }

    /** Whether the bytes of a struct are a message in a tunnel. */
    boolean carriesMessage(StructPlan struct) {
        return inTunnel && !struct.isElement();
    }

    /** The id of a struct that others consist of. */
    String struct(StructPlan struct) {
        String key = struct.file() + " struct " + struct.name();
        Optional<String> known = Optional.ofNullable(ids.get(key));
        if (known.isPresent()) {
            return known.get();
        }
        String id = id(key, FilterNames.snake(struct.name()), struct.file());
        call("struct", StructTable.of(this, struct, id).with("id", id));
        return id;
    }

    /** The id of an enumeration. */
    String enumeration(EnumPlan enumeration) {
        String file = enumeration.spec().source().file();
        String key = file + " enum " + enumeration.name();
        Optional<String> known = Optional.ofNullable(ids.get(key));
        if (known.isPresent()) {
            return known.get();
        }
        String id = id(key, "enum_" + FilterNames.snake(enumeration.name()), file);
        LuaTable table = new LuaTable().with("id", id);
        enumeration.spec().values().forEach(value -> table.add(constant(value)));
        call("enumeration", table);
        return id;
    }

    private static LuaTable constant(EnumValue value) {
        LuaTable constant = new LuaTable();
        WholeNumber.parse(value.code())
                .ifPresentOrElse(code -> constant.add(code.longValue()), () -> constant.add(value.code()));
        return constant.add(value.name()).add(EnumPlan.label(value));
    }

    /** The name itself, unless something of another file has it already; then with the name of the file. */
    private String id(String key, String name, String file) {
        String id = name;
        for (int number = 1; owners.containsKey(id); number++) {
            String qualified = file.replaceFirst("\\.yaml$", "").replaceAll("[^A-Za-z0-9]+", "_") + "_" + name;
            id = number == 1 ? qualified : qualified + "_" + number;
        }
        owners.put(id, key);
        ids.put(key, id);
        return id;
    }

    private void call(String function, LuaTable argument) {
        lines.add(function + argument);
    }
}
