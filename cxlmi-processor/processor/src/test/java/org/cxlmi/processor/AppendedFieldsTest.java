package org.cxlmi.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a later revision brings takes nothing away from those who use the classes. */
class AppendedFieldsTest {

    private static final String BEFORE = """
            group: vendor
            command-set: Growing
            enums:
              Kind: { type: u8, values: { ONE: 1 } }
            bits:
              Settings: { type: u8, bits: { 0: enabled } }
            structs:
              Entry: { size: 4, fields: [ id: u8, reserved: 3 ] }
            commands:
              Get Fixed:
                opcode: 0xC001
                response: [ first: u8 ]
              Get Array:
                opcode: 0xC002
                request: [ start: u8, limit: u8 ]
                response:
                  - count: u8
                  - entries: { array: Entry, count: count }
                  - total: u16
              Set Fixed:
                opcode: 0xC003
                request: [ first: u8, kind: Kind ]
              Set Parts:
                opcode: 0xC004
                request:
                  - parts: { type: u8, bits: { "3:0": low } }
                  - settings: Settings
              Set Reserved:
                opcode: 0xC005
                request: [ first: u8, reserved: 3 ]
              Do Without:
                opcode: 0xC006
              Ask Without:
                opcode: 0xC007
                response: [ first: u8 ]
              Answer Without:
                opcode: 0xC008
                request: [ first: u8 ]
              Work Slowly:
                opcode: 0xC009
                background: true
            """;

    @TempDir
    Path work;

    // One edit each: the place in the file before, and what stands there with the later revision.
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            fields in responses          | response: [ first: u8 ]                  | response: [ first: u8, second: { type: u16, since: "3.1" } ]
            more than parameters hold    | [ first: u8, kind: Kind ]                | [ first: u8, kind: Kind, a: { type: u8, since: "3.0" }, b: { type: u8, since: "3.1", absent: 0xFF } ]
            flag at the end              | [ first: u8, kind: Kind ]                | [ first: u8, kind: Kind, flags: { type: u8, since: "3.1", bits: { 0: fast } } ]
            value that has to be given   | [ first: u8, kind: Kind ]                | [ first: u8, kind: Kind, level: { type: u8, since: "3.1", min: 1 } ]
            field behind an array        | - total: u16                             | - total: u16 ; - more: { type: u64, since: "3.1" }
            condition on the request     | - total: u16                             | - total: u16 ; - more: { type: u64, since: "3.1", valid-if: request.start = 1 }
            bit in a field               | bits: { "3:0": low }                     | bits: { "3:0": low, 4: { name: fast, since: "3.1" } }
            bit in a bits type           | bits: { 0: enabled }                     | bits: { 0: enabled, 1: { name: fast, since: "3.1" } }
            constant                     | { ONE: 1 }                               | { ONE: 1, TWO: { value: 2, since: "3.1" } }
            field in reserved bytes      | request: [ first: u8, reserved: 3 ]      | request: [ first: u8, second: { type: u8, since: "3.1" }, reserved: 2 ]
            field in a struct            | fields: [ id: u8, reserved: 3 ]          | fields: [ id: u8, more: { type: u8, since: "3.1" }, reserved: 2 ]
            whole struct in use          | fields: [ id: u8, reserved: 3 ]          | fields: [ id: u8, more: { type: u24, since: "3.1" } ]
            first request                | opcode: 0xC006                           | opcode: 0xC006 ; request: [ a: { type: u8, since: "3.1" } ]
            first response               | opcode: 0xC006                           | opcode: 0xC006 ; response: [ a: { type: u8, since: "3.1" } ]
            first request and response   | opcode: 0xC006                           | opcode: 0xC006 ; request: [ a: { type: u8, since: "3.1" } ] ; response: [ a: { type: u8, since: "3.1" } ]
            first request to a response  | opcode: 0xC007                           | opcode: 0xC007 ; request: [ a: { type: u8, since: "3.1" } ]
            first response to a request  | opcode: 0xC008                           | opcode: 0xC008 ; response: [ a: { type: u8, since: "3.1" } ]
            first background request     | opcode: 0xC009                           | opcode: 0xC009 ; request: [ a: { type: u8, since: "3.1" } ]
            """)
    void api_withWhatALaterRevisionBrings_hasAllThatItHad(String what, String place, String later) throws IOException {
        String after = BEFORE.lines()
                .map(line -> line.contains(place) ? edited(line, place, later) : line)
                .reduce("", (text, line) -> text + line + "\n");
        assertFalse(after.equals(BEFORE), what);
        Set<String> lost = api("before", BEFORE);
        Set<String> now = api("after", after);
        lost.removeAll(now);
        assertEquals(Set.of(), lost, what);
    }

    /** A semicolon ends a line. */
    private static String edited(String line, String place, String later) {
        String indent = line.substring(0, line.length() - line.stripLeading().length());
        return line.replace(place, later.replace(" ; ", "\n" + indent));
    }

    @Test
    void api_ofAStructThatGetsShorter_lacksWhatItHad() throws IOException {
        Set<String> lost = api("before", BEFORE);
        lost.removeAll(api("after", BEFORE.replace("[ first: u8, kind: Kind ]", "[ first: u8 ]")));
        assertFalse(lost.isEmpty());
    }

    /** Everything public, with type arguments but for those of commands, which follow their payloads. */
    private Set<String> api(String name, String spec) throws IOException {
        Path folder = Files.createDirectories(work.resolve(name));
        Files.writeString(folder.resolve("spec.yaml"), spec);
        Compiled compiled = Compiled.run(
                folder,
                "growing",
                "@org.cxlmi.runtime.CxlCommands(value = \"spec.yaml\", facade = \"Vendor\") package growing;",
                "-Acxlmi.spec.path=" + folder);
        assertEquals(java.util.List.of(), compiled.texts());
        ClassLoader loader = compiled.load();
        Set<String> api = new TreeSet<>();
        for (String file : compiled.sources().keySet()) {
            add(api, load(loader, "growing." + file.replace(".java", "")));
        }
        return api;
    }

    private static void add(Set<String> api, Class<?> type) {
        if (!Modifier.isPublic(type.getModifiers())) {
            return;
        }
        api.add(type.toGenericString() + " extends " + type.getGenericSuperclass());
        Arrays.stream(type.getDeclaredFields())
                .filter(field -> Modifier.isPublic(field.getModifiers()))
                .map(AppendedFieldsTest::line)
                .forEach(api::add);
        Arrays.stream(type.getDeclaredMethods())
                .filter(method -> Modifier.isPublic(method.getModifiers()))
                .map(Method::toGenericString)
                .forEach(api::add);
        for (Class<?> nested : type.getDeclaredClasses()) {
            add(api, nested);
        }
    }

    private static String line(Field field) {
        return field.getName().equals("COMMAND") ? field.toString() : field.toGenericString();
    }

    private static Class<?> load(ClassLoader loader, String name) {
        try {
            return Class.forName(name, true, loader);
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }
}
