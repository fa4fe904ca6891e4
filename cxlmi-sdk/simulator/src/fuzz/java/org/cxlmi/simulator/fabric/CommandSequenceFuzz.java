package org.cxlmi.simulator.fabric;

import java.util.List;
import org.cxlmi.fuzz.Fuzz;
import org.cxlmi.fuzz.Input;
import org.junit.jupiter.api.Test;

class CommandSequenceFuzz {

    private static final int MOST_STEPS = 400;

    /** What {@link CommandSequence} says holds for any sequence, on each kind of component and on a fabric of them. */
    @Test
    void anySequence() {
        Fuzz.run(input -> {
            TestFabric.Kind kind = input.of(List.of(TestFabric.Kind.values()));
            long seed = seed(input);
            int steps = input.between(1, MOST_STEPS);
            input.show("sequence", kind + ", seed " + seed + ", steps " + steps);
            new CommandSequence(kind, seed).run(steps);
        });
    }

    private static long seed(Input input) {
        return (long) input.below(Integer.MAX_VALUE) << Integer.SIZE | input.below(Integer.MAX_VALUE);
    }
}
