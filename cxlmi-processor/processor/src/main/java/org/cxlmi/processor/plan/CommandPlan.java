package org.cxlmi.processor.plan;

import java.util.Optional;
import org.cxlmi.spec.model.CommandSpec;

/**
 * A command class to generate, with the method that the facade has for it.
 *
 * @param call how libcxlmi carries it out
 */
public record CommandPlan(
        String name,
        String methodName,
        CommandSpec spec,
        Optional<StructPlan> request,
        Optional<StructPlan> response,
        Optional<CallPlan> call,
        Optional<PagingPlan> paging) {}
