package org.cxlmi.processor;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;

/** Compiles a package of commands of lamps from spec files that a test writes. */
abstract class LampPackage {

    static final String SOUND = """
            group: vendor
            command-set: Lamps
            commands:
              Set Lamp:
                opcode: 0xC000
                request: [ brightness: u8 ]
            """;

    @TempDir
    Path work;

    void write(String name, String text) throws IOException {
        Path file = work.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    Compiled compile(String files, String facade, String... options) throws IOException {
        return Compiled.run(
                work,
                "vendor",
                "@org.cxlmi.runtime.CxlCommands(value = {" + files + "}, facade = \"" + facade
                        + "\")\npackage vendor;\n",
                options);
    }

    String specPath(String... names) {
        return "-Acxlmi.spec.path="
                + String.join(
                        File.pathSeparator,
                        List.of(names).stream()
                                .map(name -> work.resolve(name).toString())
                                .toList());
    }
}
