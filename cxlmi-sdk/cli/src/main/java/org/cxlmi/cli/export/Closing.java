package org.cxlmi.cli.export;

import java.util.ArrayDeque;
import java.util.Deque;
import org.cxlmi.sdk.monitor.PollRun;

/** What has to be closed at the end, the last first. */
final class Closing implements AutoCloseable {

    private final Deque<Runnable> opened = new ArrayDeque<>();

    PollRun add(PollRun run) {
        opened.push(run::close);
        return run;
    }

    PrometheusServer add(PrometheusServer server) {
        opened.push(server::close);
        return server;
    }

    OtlpPublisher add(OtlpPublisher publisher) {
        opened.push(publisher::close);
        return publisher;
    }

    @Override
    public void close() {
        opened.forEach(Runnable::run);
    }
}
