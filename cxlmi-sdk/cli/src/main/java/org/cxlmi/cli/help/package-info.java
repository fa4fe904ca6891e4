/** Help as text and as man pages, and completion for shells, from the options of the commands. */
@NullMarked
package org.cxlmi.cli.help;

import org.jspecify.annotations.NullMarked;
