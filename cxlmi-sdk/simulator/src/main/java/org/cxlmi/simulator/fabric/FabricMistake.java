package org.cxlmi.simulator.fabric;

/** A mistake in a file or in a request: where it is, what is wrong, and what to write instead. */
final class FabricMistake extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final String problem;
    private final String remedy;

    FabricMistake(String place, String problem, String remedy) {
        super(place + ": " + problem + "; " + remedy);
        this.problem = problem;
        this.remedy = remedy;
    }

    String problem() {
        return problem;
    }

    String remedy() {
        return remedy;
    }
}
