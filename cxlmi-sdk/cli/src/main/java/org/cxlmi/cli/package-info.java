/** The command cxlmi: finds the command that is asked for, and runs it. */
@NullMarked
package org.cxlmi.cli;

import org.jspecify.annotations.NullMarked;
