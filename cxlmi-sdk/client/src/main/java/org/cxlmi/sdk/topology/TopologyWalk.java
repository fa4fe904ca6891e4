package org.cxlmi.sdk.topology;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.cxlmi.runtime.CxlTarget;
import org.cxlmi.runtime.transport.Deadline;
import org.cxlmi.sdk.fleet.Fleet;
import org.cxlmi.sdk.fleet.FleetOutcome;
import org.cxlmi.sdk.topology.ReadFailure.Reason;

/**
 * Reads the topology of a fabric: what a component is, which components are behind it and inside it, and what is bound
 * to what.
 *
 * <pre>{@code
 * Component sw = TopologyWalk.create().from(endpoint);
 * sw.all().forEach(System.out::println);
 * }</pre>
 *
 * <p>A walk only reads. It never fails as a whole: if a component refuses a command, does not answer or sends a
 * malformed response, there is a {@link ReadFailure} in place of the value. A component that does not answer takes one
 * timeout, and is not asked again. Then the component that carries its tunnel is asked whether it still answers.
 *
 * <p>A {@code TopologyWalk} holds only settings, and is immutable: each method {@code with...} returns a new one.
 */
public final class TopologyWalk {

    private static final int DEFAULT_DEPTH = 4;
    private static final int DEFAULT_COMPONENTS = 4096;
    private static final Duration LONGEST = Duration.ofDays(1);

    private final int maximumDepth;
    private final int maximumComponents;
    private final Duration deadline;
    private final Fleet fleet;

    private TopologyWalk(int maximumDepth, int maximumComponents, Duration deadline, Fleet fleet) {
        this.maximumDepth = maximumDepth;
        this.maximumComponents = maximumComponents;
        this.deadline = deadline;
        this.fleet = fleet;
    }

    /** A walk through up to 4 tunnels and to 4,096 components from each target, for at most a day. */
    public static TopologyWalk create() {
        return new TopologyWalk(
                DEFAULT_DEPTH, DEFAULT_COMPONENTS, LONGEST, Fleet.create().withDeadline(LONGEST));
    }

    /**
     * The same with another limit of nested tunnels.
     *
     * @param tunnels 0 for the targets alone
     * @throws IllegalArgumentException if it is negative
     */
    public TopologyWalk withMaximumDepth(int tunnels) {
        if (tunnels < 0) {
            throw new IllegalArgumentException("a depth of " + tunnels + " tunnels is negative");
        }
        return new TopologyWalk(tunnels, maximumComponents, deadline, fleet);
    }

    /**
     * The same with another limit of components from each target; the target counts too.
     *
     * @throws IllegalArgumentException if it is not positive
     */
    public TopologyWalk withMaximumComponents(int components) {
        if (components < 1) {
            throw new IllegalArgumentException("a walk to " + components + " components is not possible");
        }
        return new TopologyWalk(maximumDepth, components, deadline, fleet);
    }

    /**
     * The same with a deadline for all targets together. The result is what was found until then.
     *
     * @throws IllegalArgumentException if it is not positive, or longer than a day
     */
    public TopologyWalk withDeadline(Duration limit) {
        if (limit.isNegative() || limit.isZero() || limit.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("deadline " + limit + " is not between a nanosecond and " + LONGEST);
        }
        return new TopologyWalk(maximumDepth, maximumComponents, limit, fleet.withDeadline(limit));
    }

    /**
     * The same with another number of endpoints at once, 64 if not set.
     *
     * @throws IllegalArgumentException as in {@link Fleet#withConcurrency}
     */
    public TopologyWalk withConcurrency(int endpoints) {
        return new TopologyWalk(maximumDepth, maximumComponents, deadline, fleet.withConcurrency(endpoints));
    }

    /**
     * Walks from a component to all components behind it. If the thread is interrupted, nothing more is asked, and it
     * stays interrupted.
     */
    public Component from(CxlTarget target) {
        return from(List.of(target)).get(0);
    }

    /**
     * Walks from several components. Components of different endpoints are walked at the same time.
     *
     * @return the components with everything that was found from each, in the given order
     */
    public List<Component> from(Collection<? extends CxlTarget> targets) {
        Deadline end = Deadline.after(deadline);
        List<Component> found = new ArrayList<>();
        for (FleetOutcome<CxlTarget, Component> outcome : fleet.<CxlTarget, Component>run(
                targets, target -> new Walk(maximumDepth, maximumComponents, end).from(target))) {
            found.add(
                    outcome instanceof FleetOutcome.Done<CxlTarget, Component> done
                            ? done.value()
                            : notWalked(outcome));
        }
        return List.copyOf(found);
    }

    /** A component that was not walked, because the thread was interrupted before or a transport did not return in time. */
    private static Component notWalked(FleetOutcome<CxlTarget, Component> outcome) {
        if (outcome instanceof FleetOutcome.Failed<CxlTarget, Component> failed) {
            if (failed.cause() instanceof Error error) {
                throw error;
            }
            throw (RuntimeException) failed.cause();
        }
        String name = outcome.target().name();
        return new Component(
                name,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(ReadFailure.of(Reason.DEADLINE, name + ": the walk ended before the component answered")));
    }
}
