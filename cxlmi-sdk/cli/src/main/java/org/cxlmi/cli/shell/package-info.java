/** Many requests in one process: one JSON object a line in, one a line out. */
@NullMarked
package org.cxlmi.cli.shell;

import org.jspecify.annotations.NullMarked;
