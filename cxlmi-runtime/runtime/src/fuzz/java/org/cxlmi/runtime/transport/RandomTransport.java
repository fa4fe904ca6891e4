package org.cxlmi.runtime.transport;

import java.time.Duration;
import java.util.function.Function;

/** Answers as it is told to. */
public final class RandomTransport implements Transport {

    private final Function<CciRequest, CciResponse> answers;

    public RandomTransport(Function<CciRequest, CciResponse> answers) {
        this.answers = answers;
    }

    @Override
    public String name() {
        return "random";
    }

    @Override
    public Duration defaultTimeout() {
        return Duration.ofSeconds(1);
    }

    @Override
    public CciResponse exchange(CciRequest request, Deadline deadline) {
        return answers.apply(request);
    }

    @Override
    public void close() {}
}
