package org.cxlmi.cli.run;

import java.time.Duration;
import java.util.Optional;
import org.cxlmi.cli.output.CliException;
import org.cxlmi.cli.output.Content;
import org.cxlmi.cli.output.Result;
import org.cxlmi.cli.targets.Opener;
import org.cxlmi.cli.targets.Place;
import org.cxlmi.runtime.error.IncompleteOperationException;
import org.cxlmi.runtime.transport.Deadline;
import org.cxlmi.sdk.fleet.FleetOutcome;
import org.cxlmi.sdk.fleet.StopReason;

/** The task on one target. */
final class Job {

    private final int number;
    private final Place place;
    private final Task task;
    private volatile Duration time = Duration.ZERO;

    Job(int number, Place place, Task task) {
        this.number = number;
        this.place = place;
        this.task = task;
    }

    /** Its place in the order of the targets. */
    int number() {
        return number;
    }

    Content run(Opener opener) throws Exception {
        Deadline stopwatch = Deadline.after(Duration.ofDays(1));
        try {
            return task.work().on(place, opener);
        } finally {
            time = stopwatch.elapsed();
        }
    }

    Result done(Content content) {
        return new Result(place.text(), task.command(), task.opcode(), Optional.of(content), Optional.empty(), time);
    }

    Result failed(Throwable failure) {
        return new Result(place.text(), task.command(), task.opcode(), Optional.empty(), Optional.of(failure), time);
    }

    static Result result(FleetOutcome<Job, Content> outcome) {
        Job job = outcome.target();
        if (outcome instanceof FleetOutcome.Done<Job, Content> done) {
            return job.done(done.value());
        } else if (outcome instanceof FleetOutcome.Failed<Job, Content> failed) {
            return job.failed(failed.cause());
        }
        if (outcome instanceof FleetOutcome.NotStarted<Job, Content> waiting) {
            return job.failed(CliException.system(
                    waiting.reason() == StopReason.FAILURES
                            ? "not begun, because too many other targets failed; nothing was sent"
                            : "interrupted before anything was sent"));
        }
        return job.failed(incomplete((FleetOutcome.Unfinished<Job, Content>) outcome));
    }

    /** A job of the SDK says in which state things are. */
    private static Throwable incomplete(FleetOutcome.Unfinished<Job, Content> outcome) {
        return outcome.cause()
                .map(Throwable::getCause)
                .filter(IncompleteOperationException.class::isInstance)
                .orElseGet(() -> CliException.system(
                        "interrupted: the component may have carried the command out; look before you send it again"));
    }
}
