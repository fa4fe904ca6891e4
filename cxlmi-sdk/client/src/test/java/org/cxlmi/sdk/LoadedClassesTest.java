package org.cxlmi.sdk;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.Stream;
import org.cxlmi.runtime.Endpoint;
import org.cxlmi.sdk.generic.ClearEventRecords;
import org.cxlmi.sdk.generic.EventLog;
import org.cxlmi.sdk.generic.Generic;
import org.cxlmi.sdk.memdev.GetHealthInfo;
import org.cxlmi.sdk.memdev.MemoryDevice;
import org.cxlmi.testkit.ScriptedTransport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A program loads the classes of the commands that it uses, and of no other. */
class LoadedClassesTest {

    /** What a program may do; run in a class loader of its own. */
    public static final class ReadsHealth implements Runnable {
        @Override
        public void run() {
            ScriptedTransport transport = new ScriptedTransport("mem0");
            transport.on(GetHealthInfo.OPCODE).reply(new byte[18]);
            MemoryDevice.of(Endpoint.over(transport)).getHealthInfo().healthStatus();
        }
    }

    /** The same with a request that has a builder and an array. */
    public static final class ClearsEvents implements Runnable {
        @Override
        public void run() {
            ScriptedTransport transport = new ScriptedTransport("mem0");
            transport.on(ClearEventRecords.OPCODE).reply();
            Generic.of(Endpoint.over(transport))
                    .clearEventRecords(
                            request -> request.eventLog(EventLog.FATAL).handles(1, 2));
        }
    }

    private static final class Recorder extends URLClassLoader {

        private final Set<String> names = new ConcurrentSkipListSet<>();

        Recorder(URL... urls) {
            super(urls, null);
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            Class<?> found = super.findClass(name);
            names.add(name);
            return found;
        }
    }

    static Stream<Arguments> programs() {
        return Stream.of(
                Arguments.of(
                        ReadsHealth.class,
                        List.of(
                                "memdev.GetHealthInfo",
                                "memdev.GetHealthInfoResponse",
                                "memdev.HealthStatus",
                                "memdev.MemoryDevice")),
                Arguments.of(
                        ClearsEvents.class,
                        List.of(
                                "generic.ClearEventRecords",
                                "generic.ClearEventRecordsRequest",
                                "generic.ClearEventRecordsRequest$Builder",
                                "generic.EventLog",
                                "generic.Generic")));
    }

    @ParameterizedTest
    @MethodSource("programs")
    void oneCommand_loadsNothingOfOthers(Class<? extends Runnable> program, List<String> needed) throws Exception {
        try (Recorder recorder = new Recorder(
                place(program), place(Generic.class), place(Endpoint.class), place(ScriptedTransport.class))) {
            Class<?> loaded = recorder.loadClass(program.getName());
            assertEquals(recorder, loaded.getClassLoader());
            ((Runnable) loaded.getConstructor().newInstance()).run();
            assertEquals(needed, ofCommands(recorder));
        }
    }

    /** The directory or archive that a class is in; of tests it is not that of the module which they patch. */
    private static URL place(Class<?> type) throws IOException {
        String name = type.getName().replace('.', '/') + ".class";
        String file = type.getResource("/" + name).toString();
        String place = file.substring(0, file.length() - name.length());
        return new URL(place.startsWith("jar:") ? place.substring("jar:".length(), place.length() - 2) : place);
    }

    private static List<String> ofCommands(Recorder recorder) {
        String root = Cxl.class.getPackageName() + ".";
        return recorder.names.stream()
                .filter(name -> name.startsWith(root) && !name.startsWith(LoadedClassesTest.class.getName()))
                .map(name -> name.substring(root.length()))
                .toList();
    }
}
