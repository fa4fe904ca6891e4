/** The documentation of commands in files that a command line reads. */
@NullMarked
package org.cxlmi.processor.help;

import org.jspecify.annotations.NullMarked;
