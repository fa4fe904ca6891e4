package org.cxlmi.cli.run;

import java.util.OptionalInt;
import org.cxlmi.runtime.CommandImpact;

/**
 * What a command of the command line does with each target.
 *
 * @param command the name on the command line
 * @param opcode the opcode, if it sends only one
 * @param description what is sent, for the question before it
 * @param impact the worst that it can do
 * @param probing whether each component is asked who it is first
 */
public record Task(
        String command, OptionalInt opcode, String description, CommandImpact impact, boolean probing, Work work) {}
