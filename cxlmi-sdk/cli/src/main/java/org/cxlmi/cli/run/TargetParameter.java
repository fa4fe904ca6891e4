package org.cxlmi.cli.run;

import java.util.List;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** The parameter that names the targets, as most commands have it. */
public final class TargetParameter {

    public static final String LABEL = "TARGET";
    public static final String ARITY = "0..*";
    public static final String DESCRIPTION = "The components, such as mem0, mctp:1,8/port3 or sim.";

    private TargetParameter() {}

    /** For commands whose parameters are no fields. It has to be the only positional parameter. */
    public static PositionalParamSpec spec() {
        return PositionalParamSpec.builder()
                .paramLabel(LABEL)
                .arity(ARITY)
                .type(String[].class)
                .description(DESCRIPTION)
                .build();
    }

    /** The targets that were given for {@link #spec}. */
    public static List<String> given(ParseResult parsed) {
        return List.of(parsed.matchedPositionalValue(0, new String[0]));
    }
}
