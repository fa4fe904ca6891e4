package org.cxlmi.simulator.fabric;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.cxlmi.runtime.error.ReturnCode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The same few sequences always; {@code CommandSequenceFuzz} tries others. */
class CommandSequenceTest {

    private static final int SEEDS = 2;
    private static final int STEPS = 200;

    @ParameterizedTest
    @EnumSource
    void anyCommands_keepWhatIsTrueOfEveryState(TestFabric.Kind kind) {
        for (long seed = 0; seed < SEEDS; seed++) {
            Map<ReturnCode, Integer> answers = new CommandSequence(kind, seed).run(STEPS);
            assertTrue(answers.getOrDefault(ReturnCode.SUCCESS, 0) > STEPS / 10, answers::toString);
        }
    }
}
