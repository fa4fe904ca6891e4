package org.cxlmi.spec.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.cxlmi.spec.Finding;
import org.cxlmi.spec.SourceRef;
import org.cxlmi.spec.model.ArraySize;
import org.cxlmi.spec.model.ArrayType;
import org.cxlmi.spec.model.BitRange;
import org.cxlmi.spec.model.CCall;
import org.cxlmi.spec.model.CommandSpec;
import org.cxlmi.spec.model.Condition;
import org.cxlmi.spec.model.Effect;
import org.cxlmi.spec.model.EnumSpec;
import org.cxlmi.spec.model.FieldSpec;
import org.cxlmi.spec.model.FixedBytesType;
import org.cxlmi.spec.model.FixedTextType;
import org.cxlmi.spec.model.Impact;
import org.cxlmi.spec.model.InlineBitsType;
import org.cxlmi.spec.model.IntegerType;
import org.cxlmi.spec.model.MessageType;
import org.cxlmi.spec.model.NamedType;
import org.cxlmi.spec.model.ReservedType;
import org.cxlmi.spec.model.Revision;
import org.cxlmi.spec.model.SpecFile;
import org.cxlmi.spec.model.StructSpec;
import org.cxlmi.spec.model.Unit;
import org.cxlmi.spec.model.UuidType;
import org.junit.jupiter.api.Test;

class SpecReaderTest {

    private static final String HEAD = "group: vendor\ncommand-set: Sample\n";

    private final SpecFile events = good(ShippedFiles.resource("/good/events.yaml"));

    @Test
    void read_events_hasItsTypes() {
        EnumSpec eventLog = events.enumNamed("EventLog").orElseThrow();
        assertSame(IntegerType.U8, eventLog.codeType());
        assertEquals(
                List.of("INFORMATIONAL=0", "WARNING=1", "FAILURE=2", "FATAL=3", "DYNAMIC_CAPACITY=4"),
                eventLog.values().stream()
                        .map(value -> value.name() + "=" + value.code())
                        .toList());
        assertEquals(
                Optional.of(Revision.CXL_3_0),
                eventLog.values().get(4).lifetime().since());

        List<BitRange> flags =
                events.bitsNamed("EventRecordFlags").orElseThrow().ranges();
        assertEquals(1, flags.get(0).high());
        assertEquals(0, flags.get(0).low());
        assertEquals(Optional.of("EventSeverity"), flags.get(0).enumName());
        assertEquals("maintenanceNeeded", flags.get(2).name());
        assertTrue(flags.get(2).isFlag());
    }

    @Test
    void read_events_hasItsStruct() {
        StructSpec eventRecord = events.structNamed("EventRecord").orElseThrow();
        assertEquals(Optional.of("cxlmi_event_record"), eventRecord.cName());
        assertEquals(OptionalInt.of(128), eventRecord.assertedSize());

        Map<String, FieldSpec> fields = byName(eventRecord);
        assertEquals(UuidType.UUID, fields.get("uuid").type());
        assertEquals(new NamedType("EventRecordFlags"), fields.get("flags").type());
        assertEquals(List.of(0L), fields.get("relatedHandle").absentValues());
        assertEquals(
                Optional.of(Unit.NANOSECONDS_SINCE_EPOCH),
                fields.get("timestamp").unit());
        assertEquals(
                List.of("flags.maintenanceSubclassValid"),
                fields.get("maintenanceOperationSubclass").validIf().stream()
                        .map(Condition::text)
                        .toList());
        assertEquals(new ReservedType(14), fields.get("reserved").type());
        assertEquals(new FixedBytesType(80), fields.get("data").type());
    }

    @Test
    void read_events_hasItsCommand() {
        CommandSpec command = events.commands().get(0);
        assertEquals("Get Event Records", command.name());
        assertEquals("GetEventRecords", command.className());
        assertEquals(0x0100, command.opcode());
        assertEquals(MessageType.CCI, command.messageType());
        assertEquals(Map.of(Revision.CXL_3_1, "8.2.9.2.2", Revision.CXL_3_2, "8.2.10.2.2"), command.sections());
        assertEquals(
                Optional.of(new CCall(
                        command.c().orElseThrow().source(),
                        "cxlmi_cmd_get_event_records",
                        CCall.CallShape.IN_OUT,
                        Optional.empty(),
                        Optional.empty(),
                        OptionalInt.of(20),
                        List.of("eventRecords.length"),
                        true,
                        Optional.of("it is an example"))),
                command.c());
        assertEquals(
                Optional.of("moreEventRecords"), command.paging().orElseThrow().more());
        assertEquals(
                Set.of(Effect.IMMEDIATE_LOG_CHANGE), events.commands().get(1).effects());

        assertEquals(Optional.of(Impact.READS), command.impact());
        assertTrue(command.isRepeatable());
        assertEquals(Optional.empty(), events.commands().get(1).impact());
        assertFalse(events.commands().get(1).isRepeatable());

        StructSpec response = command.response().orElseThrow();
        assertEquals("GetEventRecordsResponse", response.name());
        Map<String, FieldSpec> fields = byName(response);
        assertEquals(
                List.of("overflow", "moreEventRecords"),
                ((InlineBitsType) fields.get("flags").type())
                        .ranges().stream().map(BitRange::name).toList());
        assertEquals(
                new ArrayType(
                        new ArrayType.ElementType.Of(new NamedType("EventRecord")),
                        new ArraySize.CountField("eventRecordCount", false)),
                fields.get("eventRecords").type());
    }

    @Test
    void read_anything_knowsWhereItStands() {
        FieldSpec data = byName(good(HEAD + "structs:\n  Item:\n    fields:\n      - data: bytes[4]\n")
                        .structs()
                        .get(0))
                .get("data");

        assertEquals(new SourceRef("a.yaml", 6, 9, "structs.Item.fields.data"), data.source());
        assertEquals("a.yaml:6:9 (structs.Item.fields.data)", data.source().toString());
    }

    @Test
    void read_unquotedRevisionsAndSections_keepTheirDigits() {
        CommandSpec command = good(HEAD
                        + "commands: { Get It: { opcode: 0xC000, since: 3.0, section: { 3.0: 8.10 } } }")
                .commands()
                .get(0);

        assertEquals(Optional.of(Revision.CXL_3_0), command.lifetime().since());
        assertEquals(Map.of(Revision.CXL_3_0, "8.10"), command.sections());
    }

    @Test
    void read_sizesOfArrays() {
        Map<String, FieldSpec> fields = byName(good(HEAD + """
                                structs:
                                  Item:
                                    fields:
                                      - total: u16
                                      - name: { type: "text[0x10]" }
                                      - four: { array: u32, count: 4 }
                                      - page: { array: uuid, count: { field: total, minus: request.start, at-most: request.limit } }
                                      - label: { type: text, bytes: total }
                                      - data: { type: bytes, count: rest }
                                """).structs().get(0));

        assertEquals(new FixedTextType(16), fields.get("name").type());
        assertEquals(
                new ArrayType(new ArrayType.ElementType.Of(IntegerType.U32), new ArraySize.Fixed(4)),
                fields.get("four").type());
        assertEquals(
                new ArrayType(
                        new ArrayType.ElementType.Of(UuidType.UUID),
                        new ArraySize.LimitedCount(
                                "total", Optional.of("request.start"), Optional.of("request.limit"), List.of())),
                fields.get("page").type());
        assertEquals(
                new ArrayType(new ArrayType.ElementType.Text(), new ArraySize.ByteLengthField("total")),
                fields.get("label").type());
        assertEquals(
                new ArrayType(new ArrayType.ElementType.Bytes(), new ArraySize.Rest(Optional.empty())),
                fields.get("data").type());
    }

    @Test
    void read_sizesThatDependOnRequestOrRevision() {
        Map<String, FieldSpec> fields = byName(good(HEAD + """
                                structs:
                                  Item:
                                    fields:
                                      - returned: u8
                                      - counted: { array: u16, count: { field: returned, if-zero: rest } }
                                      - data: { type: bytes, count: request.length }
                                """).structs().get(0));

        assertEquals(
                new ArrayType(
                        new ArrayType.ElementType.Of(IntegerType.U16), new ArraySize.CountField("returned", true)),
                fields.get("counted").type());
        assertEquals(
                new ArrayType(new ArrayType.ElementType.Bytes(), new ArraySize.Rest(Optional.of("request.length"))),
                fields.get("data").type());
    }

    @Test
    void read_rawValues_areTheir64Bits() {
        Map<String, FieldSpec> fields = byName(good(HEAD + """
                                structs:
                                  Item:
                                    fields:
                                      - all: { type: u64, max: 0xFFFFFFFFFFFFFFFF, absent: [0, 0xFFFFFFFFFFFFFFFE] }
                                      - cold: { type: i16, min: -100, absent: -32768 }
                                      - fixed: { type: u16, value: 0x1F }
                                """).structs().get(0));

        assertEquals(Optional.of(-1L), fields.get("all").maximum());
        assertEquals(List.of(0L, -2L), fields.get("all").absentValues());
        assertEquals(Optional.of(-100L), fields.get("cold").minimum());
        assertEquals(List.of(-32768L), fields.get("cold").absentValues());
        assertEquals(Optional.of("31"), fields.get("fixed").constant());
    }

    @Test
    void read_messageType_followsFromTheOpcode() {
        SpecFile file = good(HEAD + """
                        commands:
                          One: { opcode: 0x5100 }
                          Two: { opcode: 0x5FFF, message-type: cci }
                          Three: { opcode: 0x6000 }
                        """);

        assertEquals(
                List.of(MessageType.FM_API, MessageType.CCI, MessageType.CCI),
                file.commands().stream().map(CommandSpec::messageType).toList());
    }

    @Test
    void read_commaInUnquotedText_saysToQuoteIt() {
        ReadResult result = SpecReader.read(
                "a.yaml", HEAD + "structs: { Item: { fields: [ handle: { type: u16, doc: Handle, never zero. } ] } }");

        assertEquals(
                List.of("write the text before it in quotes, within { } a comma ends it"),
                result.findings().stream().map(Finding::hint).toList());
    }

    @Test
    void read_severalMistakes_areAllReportedInOrder() {
        LoadResult result =
                SpecLoader.load(List.of("a.yaml"), name -> Optional.of("""
                        group: vendor
                        command-sets: Sample
                        enums:
                          Mode: { values: { FIRST: 0, SECOND: 0 } }
                        commands:
                          Get It:
                            opcode: C000
                            response:
                              - mode: Mod
                              - recordCount: u16
                              - size: { type: u64, unit: 256MB }
                              - records: { array: u32, count: recordCuont }
                        """.getBytes(StandardCharsets.UTF_8)));

        assertEquals("""
                [missing-key] a.yaml:1:1: the key "command-set" is missing; write command-set: Events
                [unknown-key] a.yaml:2:1 (command-sets): the key "command-sets" is not known here; write "command-set"
                [duplicate-enum-code] a.yaml:4:31 (enums.Mode.values.SECOND): the code 0 is taken, \
                see a.yaml:4:21 (enums.Mode.values.FIRST); write the code that the CXL specification gives
                [bad-opcode] a.yaml:7:13 (commands.Get It.opcode): "C000" is not an opcode; \
                write four hexadecimal digits, for example 0x0100 for 0100h
                [unknown-type] a.yaml:9:9 (commands.Get It.response.mode): there is no type "Mod"; write "Mode"
                [unknown-unit] a.yaml:11:34 (commands.Get It.response.size.unit): "256MB" is not known here; \
                write one of ns-since-epoch, 256MiB, 128B, 64B, 2^n-bytes, bytes, hex, blocks, records, errors, entries, \
                percent, celsius, ns, us, ms, s, min, h, or no unit, and the unit in doc
                [unknown-count-field] a.yaml:12:9 (commands.Get It.response.records): \
                there is no field "recordCuont" that could say how long the array is; write "recordCount\"""", result.findings().stream().map(Object::toString).collect(Collectors.joining("\n")));
    }

    @Test
    void typeInBrackets_isCalledAnArrayOnlyIfThereIsSuchAType() {
        String file = """
                group: vendor
                command-set: Sample
                commands:
                  Get It:
                    opcode: 0xC000
                    response:
                      - a: TYPE
                """;
        assertEquals("write { array: u8, count: 4 }", hint(file.replace("TYPE", "'u8[4]'")));
        String unknown = hint(file.replace("TYPE", "'string[8]'"));
        assertTrue(unknown.startsWith("write one of u8, ") && unknown.endsWith("bytes[N], text[N]"), unknown);
    }

    private static String hint(String text) {
        return SpecLoader.load(List.of("a.yaml"), name -> Optional.of(text.getBytes(StandardCharsets.UTF_8)))
                .findings()
                .get(0)
                .hint();
    }

    private static SpecFile good(String text) {
        ReadResult result = SpecReader.read("a.yaml", text);
        assertEquals(List.of(), result.findings());
        return result.file().orElseThrow();
    }

    private static Map<String, FieldSpec> byName(StructSpec struct) {
        return struct.fields().stream().collect(Collectors.toMap(FieldSpec::name, Function.identity(), (a, b) -> a));
    }
}
