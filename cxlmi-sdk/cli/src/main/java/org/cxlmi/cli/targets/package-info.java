/** What a target on the command line means, and how it is opened. */
@NullMarked
package org.cxlmi.cli.targets;

import org.jspecify.annotations.NullMarked;
