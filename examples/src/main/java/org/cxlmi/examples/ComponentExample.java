package org.cxlmi.examples;

import java.util.concurrent.Callable;
import org.cxlmi.runtime.Endpoint;
import org.cxlmi.sdk.Cxl;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** An example that works on the one component that its arguments choose. */
@Command(mixinStandardHelpOptions = true)
abstract class ComponentExample implements Callable<Integer> {

    @Mixin
    private Target target = new Target();

    @Spec
    private CommandSpec spec;

    /** What the example does with the component, which is closed afterwards. */
    abstract void run(Endpoint component, Report report);

    @Override
    public final Integer call() {
        try (Cxl cxl = Cxl.create();
                Endpoint component = target.open(cxl)) {
            run(component, new Report(spec.commandLine().getOut()));
        }
        return 0;
    }
}
