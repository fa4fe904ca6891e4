package org.cxlmi.cli.porcelain;

import java.util.Optional;
import org.cxlmi.cli.targets.Place;
import org.cxlmi.sdk.ops.CheckpointFile;
import org.cxlmi.sdk.ops.Job;

/**
 * How the jobs of a command are done.
 *
 * @param progress shows how far they are
 * @param checkpoints keeps how far they are; absent if that is not kept
 */
record JobContext(ProgressLine progress, Optional<CheckpointFile> checkpoints) {

    /** Does the job for a target. */
    <T> T run(Place place, Job<T> job) throws InterruptedException {
        Job<T> kept = checkpoints.isPresent() ? checkpoints.get().keeping(place.text(), job) : job;
        return progress.run(place.text(), kept);
    }
}
