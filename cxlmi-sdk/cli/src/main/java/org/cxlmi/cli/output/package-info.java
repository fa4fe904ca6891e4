/** What is printed: results on standard output in several forms, messages on standard error, and exit codes. */
@NullMarked
package org.cxlmi.cli.output;

import org.jspecify.annotations.NullMarked;
